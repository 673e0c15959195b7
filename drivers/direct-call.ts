/**
 * Calls of the harness to a driver or a process of the target. They go straight to the address that the target file
 * names, and over https only to a server that is verified: no variable of the environment sends them over a proxy
 * (HTTPS_PROXY with NODE_USE_ENV_PROXY) or lets them trust anybody else (NODE_TLS_REJECT_UNAUTHORIZED,
 * NODE_EXTRA_CA_CERTS), for they carry a private key, a token, and patients.
 */
import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';
import { messageOf } from '../core/errors.js';

export interface DirectCall {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long it may take in all, the answer included. */
  readonly limitMs: number;
  /** No answer may be larger. */
  readonly maxBytes: number;
  /** The certificates (PEM) of whoever vouches for the server; absent: those that browsers trust. */
  readonly ca?: string;
}

export interface DirectAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** There was no answer in time. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';
}

/** Calls once, without following where the answer points. @throws NoAnswerInTime, and Error with the cause in words */
export function directCall(url: string, call: DirectCall): Promise<DirectAnswer> {
  const { method = 'GET', headers = {}, body, limitMs, ca } = call;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    // An agent of its own, made for this one call, takes nothing from the environment.
    const options = { method, headers: { ...headers, ...length }, agent: false } as const;
    const request = url.startsWith('https:')
      ? https.request(url, { ...options, rejectUnauthorized: true, ca: ca ?? [...rootCertificates] })
      : http.request(url, options);
    const timer = setTimeout(() => {
      request.destroy(new NoAnswerInTime(`no answer within ${limitMs} ms`));
    }, limitMs);
    request.on('close', () => {
      clearTimeout(timer);
    });
    const failed = (thrown: unknown): void => {
      reject(thrown instanceof NoAnswerInTime ? thrown : new Error(causeOf(thrown)));
    };
    request.on('error', failed);
    request.on('response', (response) => {
      read(response, call.maxBytes).then(
        (text) => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        },
        (thrown: unknown) => {
          request.destroy();
          failed(thrown);
        },
      );
    });
    request.end(body);
  });
}

async function read(response: IncomingMessage, maxBytes: number): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) throw new Error(`the answer is larger than ${maxBytes} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Where several addresses of one name were tried, each has its own reason, and the error around them says nothing. */
function causeOf(thrown: unknown): string {
  if (thrown instanceof AggregateError) return [...new Set(thrown.errors.map(messageOf))].join('; ');
  return messageOf(thrown) || String((thrown as NodeJS.ErrnoException).code);
}
