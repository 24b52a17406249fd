"""A server for one person on this machine: one page and three things to do with it, and nothing for anybody else.

Every request must name this server as its host, come from its own page, and carry the session's cookie, which only the
address printed at the start gives, once. So a page of another site, which the browser would let send requests here,
gets nothing, and neither does another user of the machine.
"""

from __future__ import annotations

import hmac
import json
import secrets
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from briefcite.cli.review.desk import Desk, Stale
from briefcite.errors import BriefciteError
from briefcite.report.json import dumps
from briefcite.report.page import page_parts
from briefcite.report.page.html import SCRIPTS

HERE = "127.0.0.1"
MOST_BYTES = 4_000_000
"""Of a request."""
SECONDS = 30
"""A connection may be silent for."""


class Server(ThreadingHTTPServer):
    """Serves a desk until it is interrupted."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        self.desk = desk
        self.session = secrets.token_urlsafe(32)
        self._token: str | None = secrets.token_urlsafe(32)
        super().__init__((HERE, port), _Handler)
        self.hosts = {f"{HERE}:{self.server_port}", f"localhost:{self.server_port}"}
        self.address = f"http://{HERE}:{self.server_port}/?token={self._token}"
        self.cookie = f"briefcite-{self.server_port}"

    def admit(self, token: str) -> bool:
        """Return whether this is the token of the address, which opens the door once."""
        if self._token is None or not hmac.compare_digest(token.encode(), self._token.encode()):
            return False
        self._token = None
        return True

    def page(self) -> bytes:
        """Return the page as it is now."""
        scripts = (*SCRIPTS[:-1], "editing.js", "selecting.js", SCRIPTS[-1])
        parts = page_parts([self.desk.data()], [self.desk.pictures], scripts=scripts, connect="'self'")
        return "".join(parts).encode("utf-8", "surrogatepass")


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = SECONDS
    server_version = "briefcite"
    sys_version = ""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Return the page; the address with the token gives the cookie first."""
        where = urlsplit(self.path)
        if not self._is_addressed() or where.path != "/":
            return self._refuse(HTTPStatus.NOT_FOUND, "There is nothing here.")
        token = parse_qs(where.query).get("token", [""])[0]
        if token and (self._is_known() or self.server.admit(token)):
            return self._send(HTTPStatus.SEE_OTHER, b"", "text/plain", Location="/", **{"Set-Cookie": self._cookie()})
        if not self._is_known():
            return self._refuse(HTTPStatus.FORBIDDEN, "Open the address that briefcite printed; it works once.")
        return self._send(HTTPStatus.OK, self.server.page(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        """Edit, undo or redo, and give the new state."""
        body = self._body()
        if not (self._is_addressed() and self._is_own() and self._is_known()):
            return self._refuse(HTTPStatus.FORBIDDEN, "This is for the page of briefcite alone.")
        if body is None:
            return self._refuse(HTTPStatus.BAD_REQUEST, "This is no edit.")
        return self._answer(body)

    def _answer(self, body: dict[str, Any]) -> None:
        desk, status, problem = self.server.desk, HTTPStatus.OK, ""
        try:
            revision = int(body.get("revision", -1))
            if self.path == "/edit":
                desk.edit(revision, list(body.get("edits", ())))
            elif self.path in ("/undo", "/redo"):
                (desk.undo if self.path == "/undo" else desk.redo)(revision)
            else:
                return self._refuse(HTTPStatus.NOT_FOUND, "There is nothing here.")
        except Stale:
            status, problem = HTTPStatus.CONFLICT, "It was changed elsewhere; here is the state of now."
        except (BriefciteError, TypeError, ValueError) as error:
            status, problem = HTTPStatus.UNPROCESSABLE_ENTITY, str(error)
        answer = {"file": desk.data(), "problem": problem}
        return self._send(status, dumps(answer).encode("utf-8", "surrogatepass"), "application/json; charset=utf-8")

    def _body(self) -> dict[str, Any] | None:
        """Read the request's JSON; None where it is none or too long."""
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MOST_BYTES:
            self.close_connection = True
            return None
        sent = self.rfile.read(int(length))
        if self.headers.get_content_type() != "application/json":
            return None
        try:
            data = json.loads(sent)
        except (ValueError, RecursionError):
            return None
        return data if isinstance(data, dict) else None

    def _is_addressed(self) -> bool:
        """Return whether the request names this server: another name that leads here is an attack by DNS."""
        return self.headers.get("Host", "") in self.server.hosts

    def _is_own(self) -> bool:
        """Return whether the request comes from this server's page."""
        return self.headers.get("Origin", "") in {f"http://{host}" for host in self.server.hosts}

    def _is_known(self) -> bool:
        try:
            cookies = SimpleCookie(self.headers.get("Cookie", ""))
        except CookieError:
            return False
        found = cookies.get(self.server.cookie)
        return found is not None and hmac.compare_digest(found.value.encode(), self.server.session.encode())

    def _cookie(self) -> str:
        return f"{self.server.cookie}={self.server.session}; HttpOnly; SameSite=Strict; Path=/"

    def _refuse(self, status: HTTPStatus, sentence: str) -> None:
        self.close_connection = True
        self._send(status, (sentence + "\n").encode(), "text/plain; charset=utf-8")

    def _send(self, status: HTTPStatus, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        fixed = {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        for name, value in (fixed | headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the person sees the page."""
