"""A crowd of residents: raw sockets that fetch the page and post a full questionnaire.

Run as a program: `python load.py HOST PORT GET_PATH POST_PATH BODY SECONDS CLIENTS`; BODY holds
{id}, replaced for every response. Prints one JSON object: completed, seconds, latencies in ms.
"""

from __future__ import annotations

import json
import secrets
import socket
import sys
import threading
import time


class Connection:
    """One kept-alive connection that reads exactly one reply per request."""

    def __init__(self, host: str, port: int) -> None:
        self.address = (host, port)
        self.socket = socket.create_connection(self.address)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> int:
        """Sends a request; returns the reply's status once all of it is here."""
        self.socket.sendall(request)
        data = self.socket.recv(65536)
        while b"\r\n\r\n" not in data:
            data += self._more()
        head, _, body = data.partition(b"\r\n\r\n")
        lower = head.lower()
        length = int(lower.split(b"content-length:")[1].split(b"\r\n")[0])
        while len(body) < length:
            body += self._more()
        if b"connection: close" in lower:
            self.socket.close()
            self.socket = socket.create_connection(self.address)
        return int(head[9:12])

    def _more(self) -> bytes:
        more = self.socket.recv(65536)
        if not more:
            raise ConnectionError("the server hung up in the middle of a reply")
        return more


def resident(
    host: str, port: int, page: str, post: str, body: str, until: float, took: list[float]
) -> None:
    """Fills in one questionnaire after another until the time is up."""
    connection = Connection(host, port)
    visit = f"GET {page} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    head = (
        f"POST {post} HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
    )
    while time.perf_counter() < until:
        filled = body.replace("{id}", secrets.token_hex(16))
        request = f"{head}{len(filled)}\r\n\r\n{filled}".encode()
        if page and connection.ask(visit) != 200:
            raise SystemExit("the page was not there")
        begun = time.perf_counter()
        status = connection.ask(request)
        took.append((time.perf_counter() - begun) * 1000)
        if status != 200:
            raise SystemExit(f"a response was answered with {status}")


def main() -> None:
    host, port, page, post, body, seconds, clients = sys.argv[1:]
    took: list[float] = []
    begun = time.perf_counter()
    until = begun + float(seconds)
    crowd = [
        threading.Thread(target=resident, args=(host, int(port), page, post, body, until, took))
        for _ in range(int(clients))
    ]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join()
    print(json.dumps({"seconds": time.perf_counter() - begun, "took": took}))


if __name__ == "__main__":
    main()
