import { expect } from 'chai';
import { defaultSpecification } from '../../mitz/specification/index.js';
import type { MitzSpecification } from '../../mitz/specification/index.js';
import { exampleContext } from '../../mitz/example-transcript.js';
import { markedSamples } from './assumed-lines.js';
import { sampleText } from './files.js';
import { exploringWorld, sampledInterfaces, samplesOf } from './samples.js';
import type { SampledInterface, SampleSetting } from './samples.js';

const { company } = exampleContext;

function setting(different: Partial<SampleSetting> = {}): SampleSetting {
  const { world, permitted } = exploringWorld(company);
  return {
    specification: defaultSpecification,
    company,
    world,
    patient: permitted,
    baseUrl: 'https://mitz.example/tst-us/mitz/',
    format: 'json',
    at: '2026-05-06T10:00:00+02:00',
    ...different,
  };
}

/** The status that Mitz answers each message with, by the message. */
const statuses: Record<SampledInterface, Readonly<Record<string, string>>> = {
  geslotenAutorisatievraag: { question: '200', 'question-deny': '200', fault: '400', 'fault-415': '415' },
  openAutorisatievraag: { question: '200', 'question-nobody': '200', fault: '400' },
  abonneren: { subscription: '202', fault: '400' },
  opzeggen: { cancel: '204', fault: '404' },
  migreren: { 'fault-not-approved': '403', bundle: '200', 'bundle-superseded': '200' },
  registreren: { bundle: '200', fault: '400' },
  launch: { launch: '200', fault: '400' },
  notificeren: {},
};

/** What is assumed and shows in no message: it is about channels, clocks, browsers, groups of providers and what a person reads. */
const unseen = [
  'path.optional',
  'tls.minimum',
  'open.clockAllowance',
  'vraagtekst.raadplegersknop',
  'launch.browsers',
  'codes.holderGroups',
];

describe('samples of messages', () => {
  for (const name of sampledInterfaces)
    for (const format of ['json', 'xml'] as const)
      it(`${name} in ${format} is answered by the mocked Mitz as its titles say`, () => {
        const samples = samplesOf(name, setting({ format }));
        const said = Object.fromEntries(
          samples
            .filter(({ name: one }) => one.endsWith('-answer'))
            .map(({ name: one, head }) => [one.replace(/-answer$/, ''), head[0]]),
        );
        expect(said).to.deep.equal(statuses[name]);
      });

  it('answers Permit to who said yes, names a holder, and tells of a newer choice', () => {
    const body = (name: SampledInterface, message: string): string =>
      samplesOf(name, setting()).find((one) => one.name === `${message}-answer`)?.body ?? '';
    expect(body('geslotenAutorisatievraag', 'question')).to.include('Decision>Permit<');
    expect(body('geslotenAutorisatievraag', 'question-deny')).to.include('Decision>Deny<');
    expect(body('openAutorisatievraag', 'question')).to.include(`extension="${company.provider.ura}"`);
    expect(body('openAutorisatievraag', 'question-nobody')).not.to.include('author-institution');
    expect(body('migreren', 'bundle')).to.include('201 Created').and.not.include('409');
    expect(body('migreren', 'bundle-superseded')).to.include('409 Conflict');
  });

  it('marks every assumed value that a message can show, and no line that rests on none', () => {
    const marked = sampledInterfaces.flatMap((name) => markedSamples(name, setting()));
    const lines = marked.flatMap(({ head, body }) => [...head, ...body]);
    const keys = new Set(lines.flatMap(({ assumed }) => assumed));
    const assumed = Object.entries(defaultSpecification).flatMap(([key, { basis }]) =>
      basis === 'assumed' ? [key] : [],
    );
    expect(assumed.filter((key) => !keys.has(key))).to.have.members(unseen);
    const subscription = markedSamples('abonneren', setting())[0];
    expect(subscription?.body.flatMap((line) => line.assumed)).to.deep.equal([]);
  });

  it('follows an overlay: another value stands in the sample, and what it settles is no longer marked', () => {
    const settled = { value: 'registreren/v4/', basis: 'published', source: 'Mitz' } as const;
    const specification: MitzSpecification = { ...defaultSpecification, 'path.registreren': settled };
    const text = sampleText('registreren', setting({ specification }));
    expect(text).to.match(/^POST https:\/\/mitz\.example\/tst-us\/mitz\/registreren\/v4\/$/m);
    expect(sampleText('registreren', setting())).to.match(/^POST .*◀ assumed: path\.registreren$/m);
  });
});
