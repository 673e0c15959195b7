import { pathOf } from '../driver-server.js';
import { fault, type BehaviourFault } from './fault.js';

/** Faults in the program itself: that it runs, is ready, and answers its driver. */
export const PROGRAM_FAULTS = {
  'dies-at-start': fault('Ends with an error as soon as it is started.', {
    connector: {
      wake: () => () => {
        process.stderr.write('error: this connector was asked to die at its start\n');
        process.exit(1);
      },
    },
  }),
  'never-gets-ready': fault('Starts, but never says that it is ready.', {
    driver: {
      serve: (sound) => (request) => (pathOf(request) === '/ready' ? Promise.resolve({ status: 503 }) : sound(request)),
    },
  }),
  'dies-on-a-data-request': fault('Ends when a data request arrives.', {
    dataRequests: { answer: () => () => process.exit(1) },
  }),
  'answers-the-driver-with-rubbish': fault('Answers every action that has an output with something that is not JSON.', {
    driver: {
      send: (sound) => (response, reply) => {
        if (reply.status !== 200 || reply.body === undefined) sound(response, reply);
        else response.writeHead(200, { 'Content-Type': 'application/json' }).end('rubbish');
      },
    },
  }),
} as const satisfies Record<string, BehaviourFault>;
