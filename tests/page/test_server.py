"""The server of ``review`` answers its own page with its cookie, and nobody else."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from briefcite.cli.options import ReadingOptions
from briefcite.cli.review.desk import Desk
from briefcite.cli.review.server import Server

TEXT = "Dykes were built.[^1]\n\n[^1]: Mary Hale, *Governing the Shore* (Oxford: Clarendon, 1998), 44.\n"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    path = tmp_path / "dykes.md"
    path.write_text(TEXT, "utf-8")
    with Server(Desk.open(str(path), ReadingOptions())) as made:
        thread = threading.Thread(target=made.serve_forever, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def ask(
    server: Server, method: str, path: str, body: object = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    sent = json.dumps(body).encode() if body is not None else None
    connection.request(method, path, sent, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    return answer.status, dict(answer.headers), answer.read()


def known(server: Server) -> dict[str, str]:
    """What the page's own requests carry."""
    origin = f"http://127.0.0.1:{server.server_port}"
    return {"Cookie": f"{server.cookie}={server.session}", "Origin": origin, "Content_Type": "application/json"}


def test_the_address_opens_the_door_once(server: Server) -> None:
    asked = urlsplit(server.address)
    path = f"/?{asked.query}"
    status, headers, _ = ask(server, "GET", path)
    assert (status, headers["Location"]) == (303, "/")
    assert "HttpOnly" in headers["Set-Cookie"] and "SameSite=Strict" in headers["Set-Cookie"]
    assert ask(server, "GET", path)[0] == 403
    status, _, page = ask(server, "GET", "/", Cookie=headers["Set-Cookie"].split(";")[0])
    assert status == 200 and b"connect-src 'self'" in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"Cookie": ""},
        {"Cookie": "briefcite=guessed"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Host": "evil.example"},
    ],
)
def test_other_origins_hosts_and_users_are_refused(server: Server, wrong: dict[str, str]) -> None:
    headers = known(server) | wrong
    assert ask(server, "POST", "/edit", {"revision": 0, "edits": []}, **headers)[0] == 403
    assert server.desk.revision == 0


@pytest.mark.parametrize("path", ["/edit/", "/etc/passwd", "/../x", "/data", "/picture/0"])
def test_there_are_no_other_routes(server: Server, path: str) -> None:
    assert ask(server, "GET", path, Cookie=known(server)["Cookie"])[0] == 404
    assert ask(server, "POST", path, {"revision": 0}, **known(server))[0] == 404


def test_what_is_no_edit_changes_nothing(server: Server) -> None:
    for body in (
        [],
        "x",
        {"revision": 0, "edits": [{"edit": "dance"}]},
        {"revision": 0, "edits": 7},
        {"revision": "x"},
    ):
        assert ask(server, "POST", "/edit", body, **known(server))[0] in (400, 422)
    assert ask(server, "POST", "/edit", {"x": 1}, **known(server) | {"Content_Type": "text/plain"})[0] == 400
    assert not server.desk.place.exists()


def test_an_edit_is_on_the_disk_when_it_is_answered_and_can_be_taken_back(server: Server) -> None:
    status, _, body = ask(
        server, "POST", "/edit", {"revision": 0, "edits": [{"edit": "accept", "note": "n1"}]}, **known(server)
    )
    answer = json.loads(body)
    assert (status, answer["file"]["accepted"]) == (200, ["n1"])
    assert len(json.loads(server.desk.place.read_text("utf-8"))["operations"]) == 1
    status, _, body = ask(server, "POST", "/undo", {"revision": 1}, **known(server))
    assert json.loads(body)["file"]["accepted"] == []
    assert json.loads(server.desk.place.read_text("utf-8"))["operations"] == []
    _, _, body = ask(server, "POST", "/redo", {"revision": 2}, **known(server))
    assert json.loads(body)["file"]["accepted"] == ["n1"]


def test_a_tab_that_is_behind_is_told_and_shown_the_present_state(server: Server) -> None:
    edit = {"revision": 0, "edits": [{"edit": "accept", "note": "n1"}]}
    assert ask(server, "POST", "/edit", edit, **known(server))[0] == 200
    status, _, body = ask(server, "POST", "/edit", edit, **known(server))
    assert status == 409 and json.loads(body)["file"]["review"]["revision"] == 1


def test_what_another_program_saved_is_not_lost(server: Server) -> None:
    edit = {"revision": 0, "edits": [{"edit": "accept", "note": "n1"}]}
    assert ask(server, "POST", "/edit", edit, **known(server))[0] == 200
    saved = json.loads(server.desk.place.read_text("utf-8"))
    saved["operations"] *= 2
    server.desk.place.write_text(json.dumps(saved), "utf-8")
    assert ask(server, "POST", "/undo", {"revision": 1}, **known(server))[0] == 409
    assert len(server.desk.operations) == 2
