import { DATA_CATEGORIES } from '../codes.js';
import type { Connector } from '../connector.js';
import { Refusal } from '../errors.js';
import type { Holder } from '../open-question.js';
import { OID } from '../codes.js';
import { OpenAnswerRefused } from '../open-question.js';
import { fault, type BehaviourFault, type Hooks } from './fault.js';

/** Makes something else of the list that a user sees, where there is one. */
const listing = (change: (holders: Holder[]) => Holder[]): Hooks => ({
  consulting: {
    locate:
      (sound) =>
      async (...given) => {
        const holders = await sound(...given);
        return holders.length === 0 ? holders : change(holders);
      },
  },
});

/** Shows an earlier list where there is nobody to show. */
function listingThePrevious(): Hooks {
  let previous: Holder[] = [];
  return {
    connector: {
      halt: (sound) => () => {
        previous = [];
        sound();
      },
    },
    consulting: {
      locate:
        (sound) =>
        async (...given) => {
          const holders = await sound(...given);
          if (holders.length > 0) previous = holders;
          return previous;
        },
    },
  };
}

/** Lists nobody any more once an answer could not be used, until a reset. */
function closingAfterABadAnswer(): Hooks {
  let closed = false;
  return {
    connector: {
      halt: (sound) => () => {
        closed = false;
        sound();
      },
    },
    consulting: {
      understood: (sound) => (answer, asked) => {
        const holders = sound(answer, asked);
        const wasClosed = closed;
        closed ||= holders === undefined && answer.outcome === 'answered';
        return wasClosed ? undefined : holders;
      },
    },
  };
}

const lookingUpWithOneFactor = ({ desk }: Connector): boolean => desk.loginRefused !== true;

const BROWSER_OF_YEARS_AGO = 'Chrome/79';

/** Faults in what a user does as consulter: looking up holders, and opening MijnMitz. */
export const CONSULTING_FAULTS = {
  'looks-up-with-one-factor': fault(
    'Asks the open question for a user who logged in with one factor.',
    (connector) => ({
      consulting: {
        checkLookUp: (sound) => () => {
          if (!lookingUpWithOneFactor(connector)) sound();
        },
      },
    }),
  ),
  'refuses-the-open-question-with-two-factors-too': fault(
    'Keeps the open question closed to a user who logged in with two factors as well.',
    {
      consulting: {
        checkLookUp: () => () => {
          throw new Refusal('Log in to use Mitz.');
        },
      },
    },
  ),
  'takes-a-fault-for-no-holders': fault(
    'Shows an empty list of holders when Mitz answers the open question with a fault.',
    {
      consulting: {
        understood: (sound) => (answer, asked) =>
          answer.outcome === 'answered' && answer.status >= 400 ? [] : sound(answer, asked),
      },
    },
  ),
  'takes-an-empty-list-for-an-error': fault('Tells the user that it went wrong when Mitz names no holders.', {
    consulting: {
      understood: (sound) => (answer, asked) => {
        const holders = sound(answer, asked);
        return holders?.length === 0 ? undefined : holders;
      },
    },
  }),
  'drops-a-holder': fault(
    'Leaves the last holder that Mitz names out of the list.',
    listing((holders) => holders.slice(0, -1)),
  ),
  'lists-itself-among-the-holders': fault('Adds its own provider to the holders that Mitz names.', (connector) =>
    listing((holders) => [...holders, { ura: connector.environment().provider.ura, dataCategories: ['GGC002'] }]),
  ),
  'lists-every-holder-for-all-categories': fault(
    'Lists every holder with all data categories, whatever Mitz named.',
    listing((holders) => holders.map((holder) => ({ ...holder, dataCategories: [...DATA_CATEGORIES] }))),
  ),
  'lists-the-previous-holders-when-there-are-none': fault(
    'Shows the holders of the patient who was looked up before when Mitz names none.',
    listingThePrevious,
  ),
  'lists-holders-of-another-patient': fault('Does not look whom the answer to the open question is about.', {
    openAnswers: {
      checkPatient:
        () =>
        ({ attributes: { root } }) => {
          if (root !== OID.bsn) throw new OpenAnswerRefused('about no patient');
        },
    },
  }),
  'ignores-relates-to-in-the-open-answer': fault('Takes an answer to another open question for its own.', {
    openAnswers: { checkRelation: () => () => undefined },
  }),
  'lists-nobody-after-a-bad-answer': fault(
    'Refuses every look-up once an answer to the open question could not be used.',
    closingAfterABadAnswer,
  ),
  'refuses-the-launch-with-two-factors-too': fault('Opens MijnMitz for nobody, however well the user logged in.', {
    consulting: {
      checkLaunch: (sound) => () => {
        sound();
        throw new Refusal('Log in to open MijnMitz.');
      },
    },
  }),
  'launches-in-an-old-browser': fault('Opens MijnMitz in a browser of years ago.', {
    consulting: { userAgent: (sound) => () => sound().replace(/Chrome\/\d+/, BROWSER_OF_YEARS_AGO) },
  }),
} as const satisfies Record<string, BehaviourFault>;
