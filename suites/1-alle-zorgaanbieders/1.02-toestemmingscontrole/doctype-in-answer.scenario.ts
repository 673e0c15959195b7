import type { Example } from '../../../mitz/example.js';
import { nothingFetched } from '../../../mitz/checks/pointer.js';
import { nothingReleased, permittedReleased } from '../../../mitz/checks/release.js';
import { registerWithLocalYes } from '../../../mitz/scenarios/temptation.js';
import { scenario } from '../../../mitz/scenario.js';
import type { Patient } from '../../../mitz/xis.js';
import { sources } from '../../../mitz/sources.js';

const doctype = '<!DOCTYPE e [<!ENTITY x SYSTEM "https://localhost:8443/elders">]><e>Permit&x;</e>';

/** A data request of which the question is answered with an external entity. */
const tempted = (example: Example, patient: Patient, released: readonly string[], fetches?: 'fetches'): void => {
  example.dataRequest(patient, { released }, () => {
    example.question(patient, 'Permit', { responseBody: doctype });
    if (fetches) example.exchange(null, 'GET', '', {}, { status: 404, body: '' });
  });
};

export default scenario({
  title: {
    nl: 'Bevat het antwoord een DOCTYPE, dan wordt er niets opgehaald en niets vrijgegeven',
    en: 'When the answer has a DOCTYPE, nothing is fetched and nothing is released',
  },
  line: '1.02.b',
  basis: 'normative',
  except: {
    'nothing-fetched': { basis: 'assumed' },
    'next-good-answer-releases': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const cast = { external: world.patient(), expanding: world.patient(), next: world.patient() };
    for (const patient of Object.values(cast)) world.consent(patient, 'yes');
    const wrong = (patient: Patient, answer: 'external-entity' | 'entity-expansion'): void => {
      world.script('geslotenAutorisatievraag', { kind: 'wrong', answer }, { about: patient });
    };
    wrong(cast.external, 'external-entity');
    wrong(cast.expanding, 'entity-expansion');
    return cast;
  },
  when: async (bed, { external, expanding, next }) => {
    await registerWithLocalYes(bed, [external, expanding, next], [external, expanding]);
    for (const patient of [external, expanding, next]) await bed.requestData(patient);
  },
  checks: {
    'nothing-fetched': nothingFetched(['fetches-external-entities', 'lets-its-parser-fetch-external-entities']),
    'nothing-released-on-external-entity': nothingReleased('external', [
      'falls-back-on-a-local-yes',
      'fetches-external-entities',
      'accepts-a-doctype',
    ]),
    'nothing-released-on-entity-expansion': nothingReleased('expanding', [
      'accepts-a-doctype',
      'falls-back-on-a-local-yes',
    ]),
    'next-good-answer-releases': permittedReleased('next', ['stays-closed-after-a-bad-answer']),
  },
  examples: {
    good: (example, { external, expanding, next }) => {
      tempted(example, external, []);
      tempted(example, expanding, []);
      example.dataRequest(next, { released: ['GGC002'] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'nothing-fetched': (example, { external }) => {
        tempted(example, external, [], 'fetches');
      },
      'nothing-released-on-external-entity': (example, { external }) => {
        tempted(example, external, ['GGC002']);
      },
      'nothing-released-on-entity-expansion': (example, { expanding }) => {
        tempted(example, expanding, ['GGC002']);
      },
      'next-good-answer-releases': (example, { next }) => {
        example.dataRequest(next, { released: [] }, () => { example.question(next, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
