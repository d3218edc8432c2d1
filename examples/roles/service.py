"""A web service that says who answers: service.py PORT. Needs the standard library alone."""

import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        known = self.path in ("/", "/health")
        body = f"{os.environ['YARN_SUBMIT_ROLE']}/{os.environ['YARN_SUBMIT_INDEX']} is here\n".encode()
        self.send_response(200 if known else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ThreadingHTTPServer(("", int(sys.argv[1])), Answer).serve_forever()
