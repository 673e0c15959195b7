/**
 * Carries the actions of `actions` to Mitzkeur. Nothing to fill in here.
 *
 *   adapter --port 9000     serves the HTTP form: POST /actions/{action}, and GET /ready; on this machine only
 *   adapter <action>        the command form: input on standard input, output on standard output; exit 0 done,
 *                           64 not supported, 65 refused
 *
 * With DRIVER_TOKEN in the environment, every action over HTTP must carry it (`token` in the target file).
 */
import http from 'node:http';
import * as actions from './actions.mts';

type Action = (input: unknown) => Promise<unknown>;

/** What an action came to, in the words of HTTP. */
interface Reply {
  status: number;
  body?: unknown;
}

/** `open-mijnmitz` is carried out by `openMijnMitz`. */
const byName = new Map(
  Object.entries(actions)
    .filter(([name]) => /^[a-z]/.test(name))
    .map(([name, action]) => [name.toLowerCase(), action as Action]),
);

async function perform(name: string, text: string): Promise<Reply> {
  const action = byName.get(name.replaceAll('-', ''));
  if (!action) return { status: 501, body: { error: `there is no action '${name}'` } };
  try {
    const output = await action(text.trim() === '' ? {} : JSON.parse(text));
    return output === undefined ? { status: 204 } : { status: 200, body: output };
  } catch (thrown) {
    const { status } = thrown as { status?: unknown };
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    if (status === 501) return { status, body: { error: 'not supported' } };
    if (status === 409) return { status, body: { error } };
    process.stderr.write(`${name}: ${thrown instanceof Error ? (thrown.stack ?? error) : error}\n`);
    return { status: 500, body: { error } };
  }
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

async function answer(request: http.IncomingMessage): Promise<Reply> {
  if (request.url === '/ready') return { status: 200, body: { ready: true } };
  const name = /^\/actions\/([a-z-]+)$/.exec(request.url ?? '')?.[1];
  if (name === undefined || request.method !== 'POST')
    return { status: 404, body: { error: 'POST /actions/{action}' } };
  const token = process.env['DRIVER_TOKEN'];
  if (token && request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: { error: 'a token is needed' } }; // prettier-ignore
  return perform(name, await textOf(request));
}

function serve(port: number): void {
  const server = http.createServer((request, response) => {
    void answer(request).then(({ status, body }) => {
      const text = body === undefined ? undefined : JSON.stringify(body);
      response.writeHead(status, text === undefined ? {} : { 'content-type': 'application/json' }).end(text);
    });
  });
  server.listen(port, '127.0.0.1', () => process.stdout.write(`listening on http://127.0.0.1:${String(port)}\n`));
}

const exits: { [status: number]: number } = { 200: 0, 204: 0, 409: 65, 501: 64 };

async function runOnce(name: string): Promise<void> {
  const { status, body } = await perform(name, await textOf(process.stdin));
  if (body !== undefined && status !== 501) process.stdout.write(`${JSON.stringify(body)}\n`);
  process.exitCode = exits[status] ?? 1;
}

const [first, second] = process.argv.slice(2);
if (first === '--port' && /^\d+$/.test(second ?? '')) serve(Number(second));
else if (first !== undefined && /^[a-z-]+$/.test(first) && !first.startsWith('-')) await runOnce(first);
else {
  process.stderr.write('give --port <number> to serve actions over HTTP, or the name of one action\n');
  process.exitCode = 2;
}
