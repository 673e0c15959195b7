"""Carries the actions of actions.py to Mitzkeur. Nothing to fill in here; Python 3.8 or newer, standard library only.

    python3 adapter.py --port 9000   serves the HTTP form: POST /actions/{action}, and GET /ready; on this machine only
    python3 adapter.py <action>      the command form: input on standard input, output on standard output; exit 0 done,
                                     64 not supported, 65 refused

With DRIVER_TOKEN in the environment, every action over HTTP must carry it (`token` in the target file).
"""

import json
import os
import re
import sys
import traceback
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import actions


def perform(name, text):
    """What an action came to, in the words of HTTP: a status, and a body or None."""
    action = getattr(actions, name.replace("-", "_"), None)
    if not re.fullmatch(r"[a-z-]+", name) or not callable(action):
        return 501, {"error": "there is no action '%s'" % name}
    try:
        output = action(json.loads(text) if text.strip() else {})
    except actions.NotSupported:
        return 501, {"error": "not supported"}
    except actions.Refused as refusal:
        return 409, {"error": str(refusal)}
    except Exception as thrown:  # whatever broke, the harness must hear of it
        traceback.print_exc()
        return 500, {"error": str(thrown)}
    return (204, None) if output is None else (200, output)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(*((200, {"ready": True}) if self.path == "/ready" else (404, {"error": "GET /ready"})))

    def do_POST(self):
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8")
        match = re.fullmatch(r"/actions/([a-z-]+)", self.path)
        token = os.environ.get("DRIVER_TOKEN")
        if not match:
            self.answer(404, {"error": "POST /actions/{action}"})
        elif token and self.headers.get("Authorization") != "Bearer " + token:
            self.answer(401, {"error": "a token is needed"})
        else:
            self.answer(*perform(match.group(1), text))

    def answer(self, status, body):
        content = b"" if body is None else json.dumps(body).encode("utf-8")
        self.send_response(status)
        if body is not None:
            self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Silent: the harness keeps what was exchanged."""


def run_once(name):
    status, body = perform(name, sys.stdin.read())
    if body is not None and status != 501:
        print(json.dumps(body))
    return {200: 0, 204: 0, 409: 65, 501: 64}.get(status, 1)


def main(words):
    if len(words) == 2 and words[0] == "--port" and words[1].isdigit():
        server = ThreadingHTTPServer(("127.0.0.1", int(words[1])), Handler)
        print("listening on http://127.0.0.1:%s" % words[1], flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        return 0
    if len(words) == 1 and not words[0].startswith("-"):
        return run_once(words[0])
    print("give --port <number> to serve actions over HTTP, or the name of one action", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
