import type { Decision, Verdict } from '../closed-answer.js';
import { DATA_CATEGORIES, type DataCategory } from '../codes.js';
import type { Connector } from '../connector.js';
import { heldBy, type DataRequest } from '../data-requests.js';
import { keyOf, providerOf } from '../domain.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Takes a decision that is no Permit for one. */
const taking = (decision: Decision): Hooks => ({
  dataRequests: { isPermitted: (sound) => (given) => given === decision || sound(given) },
});

/** Releases all that was asked for where there is no decision for this reason. */
const leakingOn = (failure: string): Hooks => ({
  dataRequests: {
    permittedBy: (sound) => (verdict, request) =>
      'failure' in verdict && verdict.failure === failure ? request.dataCategories : sound(verdict, request),
  },
});

/** Makes something else of what is permitted, where there is a decision. */
const permitting = (
  change: (
    permitted: DataCategory[],
    request: DataRequest,
    isPermitted: (category: string) => boolean,
  ) => DataCategory[],
): Hooks => ({
  dataRequests: {
    permittedBy: (sound) => (verdict, request) => {
      const permitted = sound(verdict, request);
      if ('failure' in verdict) return permitted;
      return change(permitted, request, (category) => verdict.decisions.get(category) === 'Permit');
    },
  },
});

/** Reads a Deny as a Permit for these requests. */
const overruling = (isOverruled: (request: DataRequest) => boolean): Hooks => ({
  dataRequests: {
    permittedBy: (sound) => (verdict, request) => {
      if ('failure' in verdict || !isOverruled(request)) return sound(verdict, request);
      const decisions = new Map(
        [...verdict.decisions].map(([category, given]) => [category, given === 'Deny' ? 'Permit' : given] as const),
      );
      return sound({ decisions }, request);
    },
  },
});

/** The categories that were asked for and about which Mitz said neither Permit nor Deny. */
const undecidedIn = (verdict: Verdict, { dataCategories }: DataRequest): readonly DataCategory[] =>
  dataCategories.filter(
    (category) => 'failure' in verdict || !['Permit', 'Deny'].includes(verdict.decisions.get(category) ?? ''),
  );

/** What the patient's own register at this provider says. */
function localChoice(connector: Connector, { holderUra, bsn }: DataRequest): string | undefined {
  const holder = providerOf(connector.environment(), holderUra);
  return holder === undefined ? undefined : connector.consents.local(holder.ura, bsn)?.choice;
}

const askingFor = (dataCategories: readonly DataCategory[]): Hooks => ({
  dataRequests: {
    ask: (sound) => (request, holder) => sound({ ...request, dataCategories: [...dataCategories] }, holder),
  },
});

/** Closes the door after such an answer, and never opens it again before a reset. */
function closingAfter(isReason: (verdict: Verdict) => boolean): () => Hooks {
  return () => {
    let closed = false;
    return {
      connector: {
        halt: (sound) => () => {
          closed = false;
          sound();
        },
      },
      dataRequests: {
        permittedBy: (sound) => (verdict, request) => {
          const wasClosed = closed;
          closed ||= isReason(verdict);
          return wasClosed ? [] : sound(verdict, request);
        },
      },
    };
  };
}

const wordsOf = (verdict: Verdict): Decision[] => ('decisions' in verdict ? [...verdict.decisions.values()] : []);

const requestedAndHeld = ({ dataCategories }: DataRequest, held: readonly DataCategory[]): DataCategory[] =>
  dataCategories.filter((category) => held.includes(category));

/** Faults in whether Mitz is asked, and in what is released on what it decides. */
export const RELEASE_FAULTS = {
  'releases-before-asking': fault('Releases the data first and asks Mitz afterwards.', ({ dataRequests }) => ({
    dataRequests: {
      askAndRelease: () => async (request, holder, patient) => {
        const requested = requestedAndHeld(request, heldBy(patient));
        const released = await dataRequests.release(request, patient, requested);
        await dataRequests.ask(request, holder);
        return released;
      },
    },
  })),
  'releases-without-asking': fault('Releases the data and never asks Mitz.', ({ dataRequests }) => ({
    dataRequests: {
      askAndRelease: () => (request, _, patient) =>
        dataRequests.release(request, patient, requestedAndHeld(request, heldBy(patient))),
    },
  })),
  'withholds-despite-permit': fault('Releases nothing although Mitz permits it.', {
    dataRequests: { permittedBy: () => () => [] },
  }),
  'treats-deny-as-permit': fault('Releases data on a Deny.', taking('Deny')),
  'treats-indeterminate-as-permit': fault('Releases data on an Indeterminate.', taking('Indeterminate')),
  'treats-not-applicable-as-permit': fault('Releases data on a NotApplicable.', taking('NotApplicable')),
  'stays-closed-after-a-bad-answer': fault(
    'Releases nothing any more once an answer was neither Permit nor Deny.',
    closingAfter(
      (verdict) => 'failure' in verdict || wordsOf(verdict).some((word) => word !== 'Permit' && word !== 'Deny'),
    ),
  ),
  'stays-closed-after-a-deny': fault(
    'Releases nothing any more, for anybody, once an answer was Deny.',
    closingAfter((verdict) => wordsOf(verdict).includes('Deny')),
  ),
  'releases-when-mitz-is-unavailable': fault('Releases data when Mitz answers 5xx.', leakingOn('unavailable')),
  'releases-on-a-broken-connection': fault('Releases data when the connection to Mitz breaks.', leakingOn('broken')),
  'releases-after-silence': fault('Releases data when Mitz does not answer in time.', leakingOn('silent')),
  'caches-the-answer': fault('Asks Mitz once per patient and category, and remembers the answer.', () => {
    const remembered = new Map<string, Decision>();
    return {
      connector: {
        halt: (sound) => () => {
          remembered.clear();
          sound();
        },
      },
      dataRequests: {
        ask: (sound) => async (request, holder) => {
          const place = (category: string): string => `${keyOf(holder.ura, request.bsn)}/${category}`;
          const known = new Map<string, Decision>();
          for (const category of request.dataCategories) {
            const decision = remembered.get(place(category));
            if (decision !== undefined) known.set(category, decision);
          }
          if (known.size === request.dataCategories.length) return { decisions: known };
          const verdict = await sound(request, holder);
          if ('decisions' in verdict)
            for (const [category, one] of verdict.decisions) remembered.set(place(category), one);
          return verdict;
        },
      },
    };
  }),
  'remembers-a-deny': fault('Does not ask Mitz again about a patient and category once the answer was Deny.', () => {
    const denied = new Set<string>();
    return {
      dataRequests: {
        ask: (sound) => async (request, holder) => {
          const place = (category: string): string => `${keyOf(holder.ura, request.bsn)}/${category}`;
          if (request.dataCategories.every((category) => denied.has(place(category))))
            return { decisions: new Map(request.dataCategories.map((category) => [category, 'Deny' as const])) };
          const verdict = await sound(request, holder);
          if ('decisions' in verdict)
            for (const [category, one] of verdict.decisions) if (one === 'Deny') denied.add(place(category));
          return verdict;
        },
      },
    };
  }),
  'lets-one-deny-close-the-request': fault('Releases nothing of a request once one of its categories is denied.', {
    dataRequests: {
      permittedBy: (sound) => (verdict, request) => (wordsOf(verdict).includes('Deny') ? [] : sound(verdict, request)),
    },
  }),
  'ignores-treatment-relation': fault('Asks and releases although the requester has no treatment relation.', {
    dataRequests: { hasTreatmentRelation: () => () => true },
  }),
  'asks-every-category': fault(
    'Asks Mitz about all data categories whatever was requested.',
    askingFor(DATA_CATEGORIES),
  ),
  'releases-more-than-was-asked': fault('Releases everything the dossier holds once one category is permitted.', {
    dataRequests: {
      releasable: (sound) => (permitted, patient) =>
        permitted.length > 0 ? heldBy(patient) : sound(permitted, patient),
    },
  }),
  'lets-local-consent-overrule-mitz': fault('Releases on a local yes although Mitz answers Deny.', (connector) =>
    overruling((request) => localChoice(connector, request) === 'yes'),
  ),
  'falls-back-on-a-local-yes': fault('Releases on a local yes where Mitz gives no decision.', (connector) => ({
    dataRequests: {
      permittedBy: (sound) => (verdict, request) =>
        localChoice(connector, request) === 'yes'
          ? [...new Set([...sound(verdict, request), ...undecidedIn(verdict, request)])]
          : sound(verdict, request),
    },
  })),
  'falls-back-on-an-earlier-permit': fault('Releases on an earlier Permit where Mitz gives no decision.', () => {
    const permittedBefore = new Set<string>();
    return {
      dataRequests: {
        permittedBy: (sound) => (verdict, request) => {
          const place = (category: string): string => `${request.holderUra ?? ''}/${request.bsn}/${category}`;
          const permitted = sound(verdict, request);
          for (const category of permitted) permittedBefore.add(place(category));
          const remembered = undecidedIn(verdict, request).filter((one) => permittedBefore.has(place(one)));
          return [...new Set([...permitted, ...remembered])];
        },
      },
    };
  }),
  'lets-local-refusal-overrule-mitz': fault('Withholds data on a local no although Mitz permits it.', (connector) =>
    permitting((permitted, request) => (localChoice(connector, request) === 'no' ? [] : permitted)),
  ),
  'releases-on-coc-whatever-mitz-says': fault(
    'Releases data for the purpose COC whatever Mitz decides.',
    overruling(({ purposeOfUse }) => purposeOfUse === 'COC'),
  ),
  'asks-treatment-data-for-everything': fault('Asks Mitz about treatment data whatever data was requested.', {
    dataRequests: {
      ...askingFor(['GGC002']).dataRequests,
      ...permitting((_, { dataCategories }, isPermitted) => (isPermitted('GGC002') ? dataCategories : [])).dataRequests,
    },
  }),
  'takes-one-permit-for-all': fault(
    'Releases all that was requested once one category of it is permitted.',
    permitting((permitted, { dataCategories }) => (permitted.length > 0 ? dataCategories : [])),
  ),
  'takes-a-lower-permit-for-the-higher': fault(
    'Releases treatment data on a Permit for results or medication.',
    permitting((permitted, { dataCategories }) => {
      const extra = dataCategories.filter((category) => category === 'GGC002' && !permitted.includes(category));
      return permitted.length > 0 ? [...permitted, ...extra] : permitted;
    }),
  ),
  'withholds-the-lower-categories': fault(
    'Releases results and medication only where treatment data was permitted in so many words.',
    permitting((permitted, _, isPermitted) => (isPermitted('GGC002') ? permitted : [])),
  ),
  'sends-content-of-another-category': fault('Sends, under the category that was permitted, the content of another.', {
    dataRequests: {
      contentOf: (sound) => (patient, category) =>
        sound(patient, heldBy(patient).find((one) => one !== category) ?? category),
    },
  }),
  'sends-content-of-another-patient': fault(
    'Sends, under the name of the right patient, the content of another.',
    ({ store }) => ({
      dataRequests: {
        contentOf: (sound) => (patient, category) => {
          const other = [...store.rows('patients').values()].find(({ bsn }) => bsn !== patient.bsn);
          return sound(other ?? patient, category);
        },
      },
    }),
  ),
} as const satisfies Record<string, BehaviourFault>;
