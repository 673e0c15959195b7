import http from 'node:http';

/** How long one message may take, from its first byte to its last, at a server of ours that a target or a person calls. */
export const messageMs = 30_000;

/**
 * A server of ours that nothing which is sent to it can end: a message that is broken off, that is no HTTP, that takes too
 * long, or that we ourselves fail at, ends its own connection and nothing else.
 * @param answer what goes wrong in it is answered with 500 where nothing was answered yet
 */
export function guardedServer(
  answer: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>,
  limitMs = messageMs,
): http.Server {
  const server = http.createServer(
    { requestTimeout: limitMs, headersTimeout: limitMs, connectionsCheckingInterval: Math.min(1000, limitMs) },
    (request, response) => {
      answer(request, response).catch((thrown: unknown) => {
        if (response.headersSent || response.destroyed) response.destroy();
        else response.writeHead(500, { connection: 'close' }).end(String(thrown));
      });
    },
  );
  server.on('clientError', (_, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return server;
}
