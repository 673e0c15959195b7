import type { Language } from '../../core/text.js';
import type { Entry, Exchange } from '../../core/transcript.js';
import { localTime, words } from './words.js';

/** What arrived, on one line: `14:03:02 gesloten autorisatievraag over BSN …: 200`. The person's own steps are none. */
export function trafficLine(entry: Entry, lang: Language): readonly string[] {
  if (entry.kind === 'action') return [];
  const time = localTime(entry.at);
  if (entry.kind === 'refused-connection') return [`${time} ${words.refusedConnection[lang]}: ${entry.reason}`];
  if (entry.kind === 'delivery') {
    const { bsn, dataCategory, request } = entry;
    const what =
      dataCategory === ''
        ? `${request?.method ?? ''}, ${request?.bodyBytes ?? 0} bytes`
        : `${dataCategory} (BSN ${bsn})`;
    return [`${time} ${words.delivered[lang]}: ${what}`];
  }
  const { koppelvlak, by, request, response, ending } = entry;
  const what =
    koppelvlak === null ? words[by === 'mitz' ? 'notification' : 'unknownInterface'][lang] : spaced(koppelvlak);
  const bsn = bsnIn(entry);
  const about = bsn === undefined ? '' : ` ${words.about[lang]} BSN ${bsn}`;
  return [
    `${time} ${what}${about}${koppelvlak === null ? ` (${request.method} ${request.path})` : ''}: ${response ? response.status : ending}`,
  ];
}

/** `geslotenAutorisatievraag` as a person writes it. */
const spaced = (koppelvlak: string): string => koppelvlak.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The first BSN of the test range in a message; the door has taken care of all others. */
const bsnIn = ({ request }: Exchange): string | undefined => /(?<!\d)999\d{6}(?!\d)/.exec(request.body)?.[0];
