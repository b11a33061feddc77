"""A mail server that takes every message and prints it as a line of JSON.

usage: smtp_sink.py plain|login|starttls|smtps FOLDER
Prints {"port": N} first. In all modes but plain a message needs the login ada / s3cret!.
"""
import json
import socket
import ssl
import subprocess
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

mode, folder = sys.argv[1:]


class Printer:
    async def handle_DATA(self, server, session, envelope):
        print(json.dumps({
            "from": envelope.mail_from, "recipients": envelope.rcpt_tos, "tls": server.transport.get_extra_info("sslcontext") is not None,
            "user": session.auth_data.login.decode() if session.auth_data else None,
            "text": envelope.content.decode("utf-8"),
        }), flush=True)
        return "250 taken"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"ada", b"s3cret!")
    return AuthResult(success=right, auth_data=data if right else None, handled=False)


def certificate():
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-keyout",
         folder + "/key.pem", "-out", folder + "/certificate.pem"], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
    return context


with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    port = probe.getsockname()[1]
options = {}
if mode != "plain":
    options = {"authenticator": authenticate, "auth_required": True, "auth_require_tls": mode != "login"}
if mode == "starttls":
    options |= {"tls_context": certificate(), "require_starttls": True}
if mode == "smtps":
    options |= {"ssl_context": certificate(), "auth_require_tls": False}
Controller(Printer(), hostname="127.0.0.1", port=port, **options).start()
print(json.dumps({"port": port}), flush=True)
threading.Event().wait()
