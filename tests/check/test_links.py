"""The link check against a real server on this machine, which only --allow-private asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

pytest.importorskip("httpx", reason="the link check needs briefcite[links]")

from tests.check.made import made

from briefcite.check import run
from briefcite.check.links import LinkStatus, cache, fetch
from briefcite.model import Citation, Reference


class Handler(BaseHTTPRequestHandler):
    seen: ClassVar[list[tuple[str, str, str | None]]] = []

    def answer(self) -> None:
        self.seen.append((self.command, self.path, self.headers.get("Cookie")))
        path = self.path.split("?")[0]
        if path == "/slow-once" and self.seen.count((self.command, self.path, None)) == 1:
            self.reply(503)
        elif path == "/get-only" and self.command == "HEAD":
            self.reply(405)
        elif path == "/moved":
            self.reply(301, Location="/new")
        elif path == "/see":
            self.reply(302, Location="/new")
        elif path == "/slash":
            self.reply(301, Location="/slash/")
        elif path == "/loop":
            self.reply(302, Location="/loop")
        elif path == "/away":
            self.reply(302, Location="file:///etc/passwd")
        elif path == "/cookie":
            self.reply(302, Location="/new", **{"Set-Cookie": "a=b"})
        else:
            self.reply({"/gone": 410, "/missing": 404, "/broken": 500, "/forbidden": 403}.get(path, 200))

    do_GET = do_HEAD = answer

    def reply(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    monkeypatch.setattr(fetch, "WAIT", 0.01)
    Handler.seen = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()


def test_what_becomes_of_addresses(server: str) -> None:
    want = {
        "/fine": LinkStatus(200),
        "/missing": LinkStatus(404, gone=True),
        "/gone": LinkStatus(410, gone=True),
        "/broken": LinkStatus(500),
        "/forbidden": LinkStatus(403),
        "/get-only": LinkStatus(200),
        "/slow-once": LinkStatus(200),
        "/moved": LinkStatus(200, moved_to=f"{server}/new"),
        "/see": LinkStatus(200),
        "/slash": LinkStatus(200),
        "/loop": LinkStatus(error="it redirects without end"),
        "/away": LinkStatus(error="it leads away from http and https"),
    }
    got = fetch.ask([server + path for path in want], allow_private=True)
    assert {url.removeprefix(server): answer for url, answer in got.items()} == want


def test_nothing_private_is_asked_or_sent(server: str) -> None:
    refused = fetch.ask([f"{server}/fine", "http://localhost/", "http://[::1]/", "http://10.0.0.1/"])
    assert {answer.error for answer in refused.values()} == {
        "it leads into a private network; --allow-private asks it all the same"
    }
    assert Handler.seen == []
    port = server.rpartition(":")[2]
    fetch.ask([f"http://me:secret@127.0.0.1:{port}/cookie#part"], allow_private=True)
    assert [path for _, path, _ in Handler.seen] == ["/cookie", "/new"]
    assert {cookie for *_, cookie in Handler.seen} == {None}


def test_a_host_that_does_not_exist_is_gone() -> None:
    answer = fetch.ask(["http://no-such-host.invalid/"])["http://no-such-host.invalid/"]
    assert answer == LinkStatus(error="its host does not exist", gone=True)


def test_a_closed_port_is_unreachable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "WAIT", 0.01)
    answer = fetch.ask(["http://127.0.0.1:9/"], allow_private=True)["http://127.0.0.1:9/"]
    assert answer.error and not answer.gone


def test_answers_are_kept_and_failures_are_not(tmp_path: Path) -> None:
    path = tmp_path / "sub" / "links.json"
    cache.add(path, {"http://a.example/": LinkStatus(200), "http://b.example/": LinkStatus(error="no answer")})
    known, new = cache.asked_before(path, ["http://a.example/", "http://b.example/"])
    assert (known, new) == ({"http://a.example/": LinkStatus(200)}, ["http://b.example/"])
    path.write_text("{damaged", "utf-8")
    assert cache.asked_before(path, ["http://a.example/"]) == ({}, ["http://a.example/"])


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (LinkStatus(200), None),
        (LinkStatus(403), None),
        (LinkStatus(404, gone=True), "R301"),
        (LinkStatus(200, moved_to="http://a.example/new"), "R302"),
        (LinkStatus(503), "R303"),
        (LinkStatus(error="no answer within 15 s"), "R303"),
    ],
)
def test_findings(answer: LinkStatus, code: str | None) -> None:
    extraction = made("Ships wait.{1}\n|1| Duarte, The Long Queue, http://a.example/queue.")
    work = Reference("duarte", "webpage", url="http://a.example/queue")
    cited = Citation("n1.1", "n1", "full", 0, 47, reference="duarte")
    extraction = replace(extraction, references=(work,), citations=(cited,))
    assert run(extraction) == ()
    found = run(extraction, answers={"http://a.example/queue": answer})
    assert [finding.code for finding in found] == ([code] if code else [])
