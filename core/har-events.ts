/** The entries of a transcript that HAR has no form for, read back. */
import { fields, isFields, list, numberOr, text } from './har-fields.js';
import type { Fields } from './har-fields.js';
import type { ActionResult, Entry, HttpRequest, Statement } from './transcript.js';

/** The entry that an event is; none where it is of no kind that is known. */
export function otherEntry(event: Fields): Entry[] {
  const placed = {
    begun: numberOr(event['begun'], 0),
    ended: numberOr(event['ended'], null),
    at: text(event['at']),
    ms: numberOr(event['ms'], null),
  };
  switch (event['kind']) {
    case 'action':
      return [
        {
          kind: 'action',
          name: text(event['name']),
          input: event['input'],
          result: actionResult(event['result']),
          ...(isFields(event['statement']) && { statement: statement(event['statement']) }),
          ...placed,
        },
      ];
    case 'delivery': {
      const { bsn, dataCategory, content } = event as { bsn?: unknown; dataCategory?: unknown; content?: unknown };
      return [
        {
          kind: 'delivery',
          bsn: text(bsn),
          dataCategory: text(dataCategory),
          content: text(content),
          ...(typeof event['to'] === 'string' && { to: event['to'] }),
          ...(isFields(event['request']) && { request: plainRequest(event['request']) }),
          ...placed,
        },
      ];
    }
    case 'refused-connection':
      return [
        {
          kind: 'refused-connection',
          reason: text(event['reason']),
          ...(typeof event['impostor'] === 'string' && { impostor: event['impostor'] }),
          ...placed,
        },
      ];
    default:
      return [];
  }
}

/** A request as an entry has it, where HAR has no form for it. */
function plainRequest(given: Fields): HttpRequest {
  const optional = (['bytes', 'digest', 'unread', 'garbled'] as const).filter(
    (name) => typeof given[name] === 'string',
  );
  const body = text(given['body']);
  return {
    method: text(given['method']),
    path: text(given['path']),
    headers: list(given['headers']).map((pair) => [text(list(pair)[0]), text(list(pair)[1])] as const),
    body,
    bodyBytes: numberOr(given['bodyBytes'], Buffer.byteLength(body)),
    ...Object.fromEntries(optional.map((name) => [name, text(given[name])])),
  };
}

function statement(given: Fields): Statement {
  const { covers, remark, screenshot } = given;
  const picture = fields(screenshot);
  return {
    by: text(given['by']),
    at: text(given['at']),
    ...(Array.isArray(covers) && { covers: covers.map(text) }),
    ...(typeof remark === 'string' && { remark }),
    ...(isFields(screenshot) && {
      screenshot: {
        name: text(picture['name']),
        sha256: text(picture['sha256']),
        bytes: numberOr(picture['bytes'], 0),
        ...(typeof picture['file'] === 'string' && { file: picture['file'] }),
      },
    }),
  };
}

function actionResult(value: unknown): ActionResult {
  const result = fields(value);
  switch (result['status']) {
    case 'done':
      return { status: 'done', output: result['output'] };
    case 'unsupported':
      return { status: 'unsupported' };
    case 'refused':
      return { status: 'refused', reason: text(result['reason']) };
    case 'overdue':
      return { status: 'overdue', reason: text(result['reason']) };
    default:
      return { status: 'broken', reason: text(result['reason']) };
  }
}
