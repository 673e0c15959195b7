import http from 'node:http';
import https from 'node:https';

const DEADLINE_MS = 5000;

/** What leaves the house for the requester. */
export interface Delivery {
  bsn: string;
  dataCategory: string;
  content: string;
}

/** Sends one category of data to the requester. True when it has left; without an address there is nothing to show. */
export function deliver(address: string | undefined, delivery: Delivery): Promise<boolean> {
  if (address === undefined) return Promise.resolve(true);
  const body = JSON.stringify(delivery);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) };
  const { request } = address.startsWith('https:') ? https : http;
  return new Promise((resolve) => {
    // Patient data goes to whoever asked, not over a proxy of the environment.
    const options = { method: 'POST', headers, timeout: DEADLINE_MS, agent: false, rejectUnauthorized: true } as const;
    const sending = request(address, options, (response) => {
      response.resume();
      resolve((response.statusCode ?? 500) < 300);
    });
    sending.on('timeout', () => sending.destroy());
    sending.on('error', () => {
      resolve(false);
    });
    sending.end(body);
  });
}
