import { counted } from '../../core/text.js';
import type { Text } from '../../core/text.js';
import type { World } from '../../mitz/world.js';
import type { MitzState } from '../../mocks/state.js';

/** What Mitz now holds and does in a scenario, a line each, for the person who carries it out. */
export function mitzLines(mitz: MitzState, { scripts, holders }: World): readonly Text[] {
  return [
    ...mitz.consents().map(({ bsn, choice, dataCategory, decidedAt, holder }) => {
      const whom = 'ura' in holder ? `URA ${holder.ura}` : holder.group;
      return {
        nl: `BSN ${bsn} koos ${choice === 'yes' ? 'ja' : 'nee'} voor ${whom} (${dataCategory}), op ${decidedAt}`,
        en: `BSN ${bsn} chose ${choice} for ${whom} (${dataCategory}), at ${decidedAt}`,
      };
    }),
    ...mitz.subscriptions().map(({ bsn, holder }) => ({
      nl: `BSN ${bsn} is aangemeld door URA ${holder.ura}`,
      en: `BSN ${bsn} was registered by URA ${holder.ura}`,
    })),
    ...holders.map(({ bsn, ura, dataCategories }) => ({
      nl: `URA ${ura} heeft ${dataCategories.join(', ')} van BSN ${bsn}`,
      en: `URA ${ura} has ${dataCategories.join(', ')} of BSN ${bsn}`,
    })),
    ...scripts.map(({ koppelvlak, misbehaviour, times }) => {
      const { kind, ...how } = misbehaviour;
      const told = [kind, ...Object.values(how).filter((one) => typeof one !== 'object')].join(' ');
      return {
        nl: `Mitz antwoordt op ${koppelvlak} met opzet anders: ${told}${times === undefined ? '' : `, ${times} keer`}`,
        en: `Mitz answers ${koppelvlak} otherwise on purpose: ${told}${times === undefined ? '' : `, ${counted(times, 'time')}`}`,
      };
    }),
  ];
}
