/** Rows of an export that are about nobody: blank ones, totals, and what query tools write above and below a result. */
import type { Header } from './register-header.js';
import { choiceOf } from './register-values.js';

const total =
  /^\W*(sub|eind|grand |grote )?tota(al|len|l|ls)\b|^\W*(aantal|som|sum|count|number of)\b|^\W*(gemiddelde|average)\b/i;
const footer = /^\(?\d+ +(rows?|rijen|records?|regels?|rij)\b|^completion time:|^total rows?:/i;

/** Whether a row of values is about nobody. A row with a number where its BSN stands always is about somebody. */
export function isPassedOver(values: readonly string[], { fields }: Header): boolean {
  const bsn = values[fields.indexOf('bsn')] ?? '';
  if (values.length === fields.length && /^\W*\d[\d .]{7,11}\W*$/.test(bsn)) return false;
  const said = values.map((value) => value.trim()).filter((value) => value !== '');
  if (said.length === 0 || said.every((value) => /^[-=_+]+$/.test(value))) return true;
  if (said.length === 1 && footer.test(said[0] ?? '')) return true;
  return said.some((value) => total.test(value)) && !isComplete(values, fields);
}

/** Whether the row says all that one about a patient says: then it is about somebody, whose BSN lacks. */
function isComplete(values: readonly string[], fields: Header['fields']): boolean {
  const of = (field: Header['fields'][number]): string => (values[fields.indexOf(field)] ?? '').trim();
  try {
    choiceOf(of('choice'));
  } catch {
    return false;
  }
  return of('birthDate') !== '' && (!fields.includes('ura') || /^\d{8}$/.test(of('ura')));
}
