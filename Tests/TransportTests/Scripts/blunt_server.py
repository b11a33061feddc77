"""A server that behaves badly in one way. Argument: silent, reset, close, plain or selfsigned.

Prints its port and serves until standard input ends.
"""

import datetime
import ipaddress
import os
import socket
import ssl
import struct
import sys
import tempfile
import threading


def reset(connection):
    connection.recv(1)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def close(connection):
    connection.recv(65536)
    connection.close()


def plain(connection):
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
    connection.close()


def silent(connection):
    kept.append(connection)


def selfsigned(connection):
    try:
        with context.wrap_socket(connection, server_side=True) as secured:
            plain(secured)
    except OSError:
        connection.close()


def certificate():
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    built = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1)).add_extension(names, False).sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return built.public_bytes(encoding) + secret


kept = []
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
if sys.argv[1] == "selfsigned":
    with tempfile.NamedTemporaryFile() as file:
        file.write(certificate())
        file.flush()
        context.load_cert_chain(file.name)

listener = socket.create_server(("127.0.0.1", 0))
behave = {"silent": silent, "reset": reset, "close": close, "plain": plain, "selfsigned": selfsigned}[sys.argv[1]]


def serve():
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=behave, args=(connection,), daemon=True).start()


threading.Thread(target=serve, daemon=True).start()
print(listener.getsockname()[1], flush=True)
sys.stdin.read()
os._exit(0)
