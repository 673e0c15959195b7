import type { MitzSpecification } from '../specification/index.js';

/** A browser as its User-Agent names it, with whether the table of supported browsers has it in that version. */
export interface Browser {
  /** E.g. `Chrome 152`; the whole User-Agent where it names none of the table. */
  readonly name: string;
  readonly isSupported: boolean;
  /** What the table has, e.g. `Edge from 148, Chrome from 148`. */
  readonly table: string;
}

/** Looks a browser up in the table: the first name in it that the User-Agent has decides, since many name others too. */
export function browserOf(userAgent: string, specification: MitzSpecification): Browser {
  const browsers = specification['launch.browsers'].value;
  const table = browsers.map(({ name, from }) => `${name} from ${from}`).join(', ');
  for (const { name, token, from } of browsers) {
    const version = new RegExp(`\\b${token}/(\\d+)`).exec(userAgent)?.[1];
    if (version !== undefined) return { name: `${name} ${version}`, isSupported: Number(version) >= from, table };
  }
  return { name: userAgent, isSupported: false, table };
}
