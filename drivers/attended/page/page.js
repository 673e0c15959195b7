/**
 * The page of the attended driver. It knows no text and decides nothing: it shows what the desk sends, as text and
 * never as markup, and brings back what the person filled in.
 */

/** An element with attributes, and children that are elements or text. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

const at = (id) => document.getElementById(id);
const said = (id, lines, otherwise) =>
  at(id).replaceChildren(...(lines.length > 0 ? lines : [otherwise]).map((line) => make('li', {}, line)));

let shown;
let names = 0;
let words = {};

/** One choice out of some, as radio buttons: arrow keys go through them. */
function radios(legend, options, chosen, onchange) {
  const name = `radio-${(names += 1)}`;
  const choices = options.map(({ value, label }) =>
    make(
      'label',
      { class: 'choice' },
      make('input', { type: 'radio', name, value, checked: value === chosen, onchange }),
      label,
    ),
  );
  const element = make('fieldset', {}, make('legend', {}, legend), ...choices);
  return { element, value: () => element.querySelector('input:checked')?.value };
}

const unseen = () => ({ value: '', label: words.notSeen });

/** How each kind of field is asked. `value()` gives undefined for what was not seen. */
const kinds = {
  text(field) {
    const list = `list-${(names += 1)}`;
    const long = field.name === 'questionText';
    const input = make(long ? 'textarea' : 'input', {
      ...(long ? { rows: 3 } : { type: 'text' }),
      autocomplete: 'off',
      list: field.options ? list : undefined,
    });
    const options = (field.options ?? []).map(({ value, label }) => make('option', { value }, label));
    const element = make('label', { class: 'field' }, make('span', { class: 'label' }, field.label), input);
    if (options.length > 0) element.append(make('datalist', { id: list }, ...options));
    return { element, value: () => input.value };
  },
  number(field) {
    const input = make('input', { type: 'number', step: 1, min: 0 });
    const element = make('label', { class: 'field' }, make('span', { class: 'label' }, field.label), input);
    return { element, value: () => (input.value === '' ? undefined : Number(input.value)) };
  },
  'yes-no'(field) {
    const options = [
      { value: 'yes', label: words.yes },
      { value: 'no', label: words.no },
    ];
    return radios(field.label, field.required ? options : [...options, unseen()], field.required ? undefined : '');
  },
  'one-of'(field) {
    const options = field.required ? field.options : [...field.options, unseen()];
    return radios(field.label, options, field.required ? undefined : '');
  },
  'some-of'(field) {
    const boxes = field.options.map(({ value, label }) => ({ box: make('input', { type: 'checkbox', value }), label }));
    const choices = boxes.map(({ box, label }) => make('label', { class: 'choice' }, box, label));
    const element = make('fieldset', {}, make('legend', {}, field.label), ...choices);
    return { element, value: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) };
  },
  rows(field) {
    const rows = [];
    const element = make('fieldset', {}, make('legend', {}, field.label));
    const more = make('button', { type: 'button', onclick: () => add() }, words.addRow);
    const add = () => {
      const row = form(field.columns);
      const lines = make('fieldset', {}, make('legend', {}, `${words.row} ${rows.length + 1}`), row.element);
      const less = make('button', { type: 'button' }, words.removeRow);
      less.addEventListener('click', () => {
        rows.splice(rows.indexOf(row), 1);
        lines.remove();
        more.focus();
      });
      lines.append(less);
      rows.push(row);
      more.before(lines);
      lines.querySelector('input, textarea')?.focus();
    };
    element.append(more);
    return { element, value: () => rows.map((row) => row.value()) };
  },
};

function form(fields) {
  const made = fields.map((field) => [field.name, kinds[field.kind](field)]);
  return {
    element: make('div', {}, ...made.map(([, { element }]) => element)),
    value: () => Object.fromEntries(made.map(([name, { value }]) => [name, value()])),
  };
}

const labelled = (label, input) => make('label', { class: 'field' }, make('span', { class: 'label' }, label), input);

/** The screenshot as the desk wants it. */
async function pictureIn(file) {
  if (!file) return undefined;
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.addEventListener('error', () => reject(reader.error));
    reader.readAsDataURL(file);
  });
  return { name: file.name, base64: url.slice(url.indexOf(',') + 1) };
}

/** The form below the instruction: what happened, and what was seen. */
function answerForm(task) {
  const fields = form(task.fields);
  const reason = make('input', { type: 'text', autocomplete: 'off' });
  const reasonLabel = labelled(words.reasonRefused, reason);
  const always = make('input', { type: 'checkbox' });
  const alwaysLabel = make('label', { class: 'choice' }, always, words.always);
  const remark = make('input', { type: 'text', autocomplete: 'off' });
  const file = make('input', { type: 'file', accept: 'image/png,image/jpeg,image/webp' });
  const extra = make('div', {}, labelled(words.remark, remark), labelled(words.screenshot, file));
  const problem = make('p', { class: 'problem', role: 'alert' });
  const only = task.endings.filter(({ value }) => value !== 'stop').length === 1;
  const ending = radios(words.whatHappened, task.endings, only ? task.endings[0].value : undefined, () => reveal());
  const reveal = () => {
    const value = ending.value();
    fields.element.hidden = value !== 'done';
    reasonLabel.hidden = !['refused', 'again'].includes(value);
    reasonLabel.firstChild.textContent = value === 'again' ? words.reasonAgain : words.reasonRefused;
    alwaysLabel.hidden = value !== 'unsupported';
    extra.hidden = task.name === 'introduce' || value === undefined || ['again', 'stop'].includes(value);
  };
  reveal();
  const send = async (event) => {
    event.preventDefault();
    const body = {
      id: task.id,
      ending: ending.value() ?? '',
      values: fields.value(),
      reason: reason.value,
      always: always.checked,
      remark: remark.value,
      picture: await pictureIn(file.files[0]),
    };
    const answer = await fetch('answer', { method: 'POST', body: JSON.stringify(body) }).catch(() => undefined);
    problem.textContent = !answer ? words.lost : answer.status === 204 ? '' : await answer.text();
  };
  return make(
    'form',
    { onsubmit: send, novalidate: true, 'data-step': task.name },
    ...(task.name === 'introduce' ? [fields.element, ending.element] : [ending.element, fields.element]),
    reasonLabel,
    alwaysLabel,
    extra,
    problem,
    make('button', { type: 'submit' }, words.submit),
  );
}

function showStep(view) {
  const { task, scenario } = view;
  const key = view.ended ?? task?.id ?? 'none';
  const waiting = task?.waiting.map((line) => make('li', {}, line)) ?? [];
  if (shown === key) {
    at('waiting')?.replaceChildren(...waiting);
    return;
  }
  shown = key;
  const step = at('step');
  const where =
    scenario &&
    make('p', { class: 'scenario' }, `${words.scenario} ${scenario.number}: ${scenario.id}, ${scenario.title}`);
  if (!task) {
    const text = view.ended ?? words.harnessTurn;
    step.replaceChildren(
      ...[where, make('h2', { tabindex: '-1', 'data-ended': view.ended !== undefined }, text)].filter(Boolean),
    );
    return;
  }
  const title = make('h2', { tabindex: '-1' }, task.title);
  const parts = [
    where,
    make('p', { class: 'turn' }, words.yourTurn),
    title,
    make('ul', { class: 'lines' }, ...task.lines.map((line) => make('li', {}, line))),
    waiting.length > 0 ? make('p', { class: 'label' }, words.waiting) : undefined,
    waiting.length > 0 ? make('ul', { id: 'waiting' }, ...waiting) : undefined,
    task.alike > 0 ? make('p', {}, `${words.alike}: ${task.alike}`) : undefined,
    task.input === undefined
      ? undefined
      : make(
          'details',
          {},
          make('summary', {}, words.input),
          make('pre', { tabindex: '0' }, JSON.stringify(task.input, null, 2)),
        ),
    answerForm(task),
  ];
  step.replaceChildren(...parts.filter(Boolean));
  title.focus();
}

function show(view) {
  words = view.words;
  document.documentElement.lang = view.lang;
  document.title = view.task ? `${view.task.title} · Mitzkeur` : 'Mitzkeur';
  at('heading').textContent = words.heading;
  at('plan').textContent = [view.attendant && `${words.you}: ${view.attendant}`, view.plan].filter(Boolean).join(' · ');
  at('mitz-title').textContent = words.mitz;
  at('traffic-title').textContent = words.traffic;
  said('mitz', view.mitz, words.mitzNothing);
  const log = at('log');
  said('traffic', view.traffic, words.noTraffic);
  log.scrollTop = log.scrollHeight;
  showStep(view);
  if (view.ended !== undefined) events.close();
}

const events = new EventSource('events');
events.addEventListener('message', ({ data }) => show(JSON.parse(data)));
events.addEventListener('error', () => {
  if (words.lost) at('plan').textContent = words.lost;
});
