import type { KeyObject } from 'node:crypto';
import { BrokenOff } from '../../core/errors.js';
import type { Line } from '../../core/line.js';
import { supplierRole } from '../../core/conclusion.js';
import type { Language } from '../../core/text.js';
import type { Desk, Reply } from '../../drivers/attended/desk.js';
import { words } from '../../drivers/attended/words.js';
import { signAttestation } from '../../evidence/attestation.js';
import type { Attested } from '../../evidence/attestation.js';
import type { WrittenAttestation } from '../run/attestations.js';
import { addAttestation, keepPicture } from './written.js';
import type { MockToLookAt } from './mock-to-look-at.js';

/** On whose behalf somebody can look. */
const witnesses: Readonly<Record<string, Record<Language, string>>> = {
  [supplierRole]: { nl: 'de leverancier', en: 'the supplier' },
  zorgaanbieder: { nl: 'de zorgaanbieder', en: 'the provider' },
  acceptatieteam: { nl: 'het acceptatieteam van Mitz', en: "Mitz's acceptance team" },
};

export interface Looking {
  readonly lang: Language;
  readonly lines: readonly Line[];
  /** The attestations file. */
  readonly file: string;
  readonly application: { readonly name: string; readonly version: string };
  readonly mock: MockToLookAt;
  /** The civil date in the Netherlands. */
  readonly today: string;
  /** Of the role on whose behalf somebody looks who is not the supplier's. */
  readonly key?: KeyObject;
  /** Who looks, where the target file says it. */
  readonly attendant?: string;
}

type Result = WrittenAttestation['result'];
const results: readonly Result[] = ['seen', 'not-seen', 'otherwise'];

/** Goes through the lines, and keeps each answer at once. @returns how many were answered before the person stopped */
export async function askAll(desk: Desk, looking: Looking): Promise<number> {
  let answered = 0;
  try {
    const by = await introduced(desk, looking);
    for (const line of looking.lines) {
      await askOne(desk, line, by, looking);
      answered += 1;
    }
  } catch (thrown) {
    if (!(thrown instanceof BrokenOff)) throw thrown;
  }
  return answered;
}

async function introduced(desk: Desk, { lang, lines, attendant, mock }: Looking): Promise<WrittenAttestation['by']> {
  const options = Object.entries(witnesses).map(([value, label]) => ({ value, label: label[lang] }));
  const said = (values: Reply['values'], name: string): string => {
    const value = values?.[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const nameIn = (values: Reply['values']): string => attendant ?? said(values, 'name');
  const reply = await desk.ask({
    name: 'introduce',
    title: words.whoLooks[lang],
    lines: [words.whoLooksLine[lang], planOf(lines.length)[lang], ...mock.lines.map((line) => line[lang])],
    fields: [
      ...(attendant === undefined
        ? [{ name: 'name', label: words.name[lang], kind: 'text' as const, required: true }]
        : []),
      { name: 'role', label: words.role[lang], kind: 'one-of', required: true, options },
    ],
    endings: ['done', 'stop'],
    problem: ({ values }) =>
      nameIn(values) === '' ? words.nameNeeded[lang] : said(values, 'role') === '' ? words.role[lang] : undefined,
  });
  const by = { name: nameIn(reply?.values), role: said(reply?.values, 'role') };
  desk.attendant = `${by.name} (${by.role})`;
  return by;
}

const planOf = (count: number): Record<Language, string> => ({
  nl: count === 1 ? '1 regel van de norm om te bekijken' : `${count} regels van de norm om te bekijken`,
  en: count === 1 ? '1 line of the norm to look at' : `${count} lines of the norm to look at`,
});

/** What is signed: a picture by its digest, wherever it is kept. */
function attestedIn({ picture, signature: _, ...said }: WrittenAttestation): Attested {
  return { ...said, ...(picture && { picture: picture.sha256 }) };
}

async function askOne(desk: Desk, line: Line, by: WrittenAttestation['by'], looking: Looking): Promise<void> {
  const { lang, mock, file, application, today, key } = looking;
  desk.begin({
    scenario: { id: line.id, title: line.demand },
    entries: mock.scene.entries,
    mitz: mock.scene.mitz,
    disturbed: false,
  });
  const reply = await desk.ask({
    name: 'look',
    title: `${words.look[lang]}: ${line.demand[lang]}`,
    lines: [line.look?.[lang] ?? line.demand[lang]],
    fields: [],
    endings: [...results, 'stop'],
  });
  if (!reply) throw new Error(`the question about line ${line.id} ended without an answer`);
  const remark = reply.remark?.trim() ?? '';
  const picture = reply.picture && (await keepPicture(file, line.id, reply.picture));
  const said: WrittenAttestation = {
    line: line.id,
    result: reply.ending as Result,
    by,
    at: today,
    application: { ...application },
    ...(remark !== '' && { remark }),
    ...(picture && { picture }),
  };
  const signature = key && by.role !== supplierRole ? signAttestation(attestedIn(said), key) : undefined;
  await addAttestation(file, { ...said, ...(signature !== undefined && { signature }) });
}
