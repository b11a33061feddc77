"""An Ads API and Login with Amazon in forty lines, for answers no sandbox gives.

Arguments: status, media type and body of every answer to a data-set or upload call; "Name: value" headers may follow.
Tokens, accounts and the instance are answered as Amazon does. Prints its port, then serves until it is killed.
"""

import http.server
import json
import sys

status, media_type, body = int(sys.argv[1]), sys.argv[2], sys.argv[3].encode()
headers = [header.split(": ", 1) for header in sys.argv[4:]]
ACCOUNT = {"accountId": "ENTITYSTUB", "accountName": "Stub", "marketplaceId": "ATVPDKIKX0DER"}


class Stub(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.path == "/auth/o2/token":
            self.send(200, {"access_token": "Atza|stub", "token_type": "bearer", "expires_in": 3600})
        elif self.path.startswith("/amc/accounts"):
            self.send(200, {"amcAccounts": [ACCOUNT]})
        elif self.path.startswith("/amc/instances"):
            self.send(200, {"instance": {"instanceId": self.path.rsplit("/", 1)[1]}})
        else:
            self.write(status, media_type, body, headers)

    def send(self, status, document):
        self.write(status, "application/json", json.dumps(document).encode(), [])

    def write(self, status, media_type, body, headers):
        self.send_response(status)
        for name, value in [("content-type", media_type), ("content-length", str(len(body))), *headers]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Stub)
print(server.server_port, flush=True)
server.serve_forever()
