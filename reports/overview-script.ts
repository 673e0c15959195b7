/**
 * Sorts and filters the boards of the overview where they stand. Without it the page says the same, in the order in which
 * it was written. Buttons and fields are made here, so that without it there is nothing that does not work.
 */
export const boardScript = `
for (const table of document.querySelectorAll('table.board')) {
  const body = table.tBodies[0];
  const groups = [...body.rows].filter((row) => row.className === 'group');
  const rows = [...body.rows].filter((row) => row.className !== 'group');
  const heads = [...table.tHead.rows[0].cells];
  const orderOf = (row, column) => row.cells[column].dataset.order ?? row.cells[column].textContent.trim();
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  heads.forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent.trim();
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') !== 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      rows.sort((a, b) => {
        const [one, two] = [orderOf(a, column), orderOf(b, column)];
        if ((one === '') !== (two === '')) return one === '' ? 1 : -1; // what is not known is last both ways
        return compare(one, two) * (up ? 1 : -1);
      });
      // Sorted otherwise, rows of one group no longer stand together.
      for (const group of groups) group.remove();
      body.append(...rows);
    });
    head.replaceChildren(button);
  });
  const panel = document.getElementById(table.dataset.panel);
  const fields = [...panel.querySelectorAll('input, select')];
  const choose = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fields.every(({ value, dataset }) => {
        if (value === '') return true;
        if (dataset.column === undefined) return row.textContent.toLowerCase().includes(value.toLowerCase());
        return JSON.parse(row.cells[dataset.column].dataset.choices).includes(value);
      });
      if (!row.hidden) shown += 1;
    }
    for (const group of groups) {
      let below = group.nextElementSibling;
      while (below && below.className !== 'group' && below.hidden) below = below.nextElementSibling;
      group.hidden = !below || below.className === 'group';
    }
    const status = panel.querySelector('[role=status]');
    status.textContent = [shown, status.dataset.of, rows.length, status.dataset.shown].join(' ');
  };
  for (const field of fields) field.addEventListener('input', choose);
  panel.hidden = false;
  choose();
}
`;
