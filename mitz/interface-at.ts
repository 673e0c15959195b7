/** Which interface of Mitz an address is, by the values of a specification set. */
import type { MitzSpecification } from './specification/index.js';
import type { Koppelvlak } from './world.js';

/** The koppelvlak at a path below the base, whatever the method; null where there is none. */
export function koppelvlakAt(path: string, method: string, specification: MitzSpecification): Koppelvlak | null {
  const subscription = specification['path.abonneren'].value;
  if (path.startsWith(`${subscription}/`) && method === 'DELETE') return 'opzeggen';
  const exact = (
    ['geslotenAutorisatievraag', 'openAutorisatievraag', 'abonneren', 'migreren', 'registreren', 'launch'] as const
  ).find((name) => withoutSlash(specification[`path.${name}`].value) === withoutSlash(path));
  return exact ?? null;
}

const withoutSlash = (path: string): string => path.replace(/\/$/, '');

/** The path of a request line, which may hold a whole address, below the base; never an exception, whatever a caller sends. */
export function pathBelow(target: string, basePath: string): string {
  const address = target.replace(/^https?:\/\/[^/]*/i, '').split('?')[0] ?? '/';
  return address.startsWith(basePath) ? address.slice(basePath.length) : address;
}
