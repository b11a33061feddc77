"""Takes what is posted and prints each body as a line; its own address first."""
import http.server


class Sink(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        print(self.rfile.read(int(self.headers["Content-Length"])).decode("utf-8"), flush=True)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *arguments):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Sink)
print("http://127.0.0.1:%d/hooks/t0ken" % server.server_port, flush=True)
server.serve_forever()
