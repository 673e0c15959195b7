import { permittedReleased, staysInside } from '../../../mitz/checks/release.js';
import { scenario } from '../../../mitz/scenario.js';
import { sources } from '../../../mitz/sources.js';

export default scenario({
  title: {
    nl: 'Een BSN dat niet aan de elfproef voldoet gaat niet naar Mitz',
    en: 'A BSN that fails the eleven-test never goes to Mitz',
  },
  line: '1.06.b',
  basis: 'published',
  source: sources.bsnLaw,
  except: {
    'twin-is-released': { basis: 'published', source: sources.functions },
  },
  functionalities: ['gesloten'],
  given: (world) => {
    const right = world.patient();
    // One digit of the other was typed wrong: the last, which is enough to fail.
    const wrong = world.patient({ bsn: right.bsn.slice(0, 8) + String((Number(right.bsn[8]) + 1) % 10) });
    for (const patient of [wrong, right]) world.consent(patient, 'yes');
    return { wrong, right };
  },
  when: async (bed, { wrong, right }) => {
    // Each by itself: that the XIS refuses the one is right, and must not keep the other out.
    for (const patient of [wrong, right]) {
      await bed.register([patient]);
      await bed.act('open-dossier', { bsn: patient.bsn });
      await bed.requestData(patient);
    }
    await bed.settle(bed.functionalities.includes('lokalisatie') ? { abonneren: 1 } : {});
  },
  checks: {
    'nothing-about-the-wrong-bsn': staysInside(
      'wrong',
      'right',
      ['sends-bsns-that-fail-the-eleven-test'],
      { nl: 'Geen enkel bericht noemt het foute BSN', en: 'No message holds the wrong BSN' },
      'a BSN that fails the eleven-test went to Mitz',
    ),
    'twin-is-released': permittedReleased('right', ['withholds-despite-permit']),
  },
  examples: {
    good: (example, { wrong, right }) => {
      example.dataRequest(wrong, { refused: 'het BSN voldoet niet aan de elfproef' });
      example.subscribe(right);
      example.dataRequest(right, { released: ['GGC002'] }, () => { example.question(right, 'Permit'); }); // prettier-ignore
    },
    counter: {
      'nothing-about-the-wrong-bsn': (example, { wrong, right }) => {
        example.subscribe(wrong);
        example.subscribe(right);
      },
      'twin-is-released': (example, { right }) => {
        example.dataRequest(right, { released: [] }, () => { example.question(right, 'Permit'); }); // prettier-ignore
      },
    },
  },
});
