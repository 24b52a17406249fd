"""No address that leads inside is asked, and no server keeps the link check waiting."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

pytest.importorskip("httpx", reason="the link check needs briefcite[links]")

from briefcite.check.links import fetch
from briefcite.check.links.guard import is_public

INSIDE = """
0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192
192.0.2.7 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:0:10.0.0.1 ::127.0.0.1 64:ff9b::169.254.169.254 64:ff9b::7f00:1
64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe::1 2002:c0a8:101::1 3fff::1 5f00::1 fc00::1 fd12::1
fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 2620:4f:8000::1
""".split()
OUTSIDE = (
    "1.1.1.1 8.8.8.8 172.32.0.1 192.0.1.1 223.255.255.254 2001:4860:4860::8888 2a00:1450::1 64:ff9b::8.8.8.8".split()
)


@pytest.mark.parametrize("host", INSIDE)
def test_an_address_that_leads_inside(host: str) -> None:
    assert not is_public(host)


@pytest.mark.parametrize("host", OUTSIDE)
def test_a_public_address(host: str) -> None:
    assert is_public(host)


def test_one_address_inside_among_a_hosts_refuses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async def found(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", (host, 80)) for host in ("8.8.8.8", "64:ff9b::a00:1")]

    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", found)
    answer = fetch.ask(["http://rebound.example/"])["http://rebound.example/"]
    assert answer.error.startswith("it leads into a private network")


def _drip(connection: socket.socket) -> None:
    for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000:
        connection.sendall(bytes([byte]))
        time.sleep(0.05)


def _early_hints(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")
        time.sleep(0.01)


def _endless_head(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X-More: " + b"x" * 1000 + b"\r\n")


def _silent(_: socket.socket) -> None:
    time.sleep(5)


def _endless_body(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.sendall(b"3e8\r\n" + b"x" * 1000 + b"\r\n")


Misbehave = Callable[[socket.socket], None]


@pytest.fixture
def hostile(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    misbehave: Misbehave = request.param
    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    monkeypatch.setattr(fetch, "WAIT", 0.01)
    monkeypatch.setattr(fetch, "TIMEOUT", 0.3)

    def answered(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(4096)
            misbehave(connection)

    def served() -> None:
        with suppress(OSError):
            while True:
                connection, _ = server.accept()
                threading.Thread(target=answered, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=served, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


@pytest.mark.parametrize("hostile", [_drip, _early_hints, _endless_head, _silent], indirect=True)
def test_a_server_that_never_finishes_is_left_in_time(hostile: str) -> None:
    start = time.monotonic()
    answer = fetch.ask([hostile], allow_private=True)[hostile]
    assert answer.status is None and answer.error and not answer.gone
    assert time.monotonic() - start < 10 * fetch.TIMEOUT + 2


@pytest.mark.parametrize("hostile", [_endless_body], indirect=True)
def test_a_body_without_end_is_not_waited_for(hostile: str) -> None:
    assert fetch.ask([hostile], allow_private=True)[hostile].status == 200


@pytest.mark.parametrize("hostile", [_silent], indirect=True)
def test_an_address_and_a_run_have_their_ends(hostile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "TIMEOUT", 30.0)
    monkeypatch.setattr(fetch, "DEADLINE", 0.2)
    assert fetch.ask([hostile], allow_private=True)[hostile].error.startswith("no answer within")
    monkeypatch.setattr(fetch, "WHOLE", 0.0)
    assert fetch.ask([hostile], allow_private=True)[hostile].error.startswith("not asked")
