"""Small files that would take all memory, and large ones: each is refused in a sentence, or read as far as it goes."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a limit on memory")
MODEST = 700_000
"""KiB that the whole of a refusal may take, with the interpreter and its libraries."""


def pdf(content: bytes, forms: Sequence[bytes] = (), filters: int = 0, pages: int = 1) -> bytes:
    """A PDF whose pages share one content, with form XObjects as objects from number 4 on."""
    for _ in range(filters):
        content = zlib.compress(content, 9)
    names = b"/Filter [" + b"/FlateDecode " * filters + b"]"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    objects += forms
    objects.append(b"<< %s /Length %d >>\nstream\n%s\nendstream" % (names, len(content), content))
    stream = len(objects)
    resources = b"/Resources << /Font << /F 3 0 R >> /XObject << /X 4 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 320] %s /Contents %d 0 R >>" % (resources, stream)
    objects += [page] * pages
    kids = b" ".join(b"%d 0 R" % (stream + 1 + i) for i in range(pages))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages)
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        table,
        count,
        len(out),
    )


TEXT = b"BT /F 10 Tf 20 280 Td (Ships wait at anchor and pilots know why.) Tj ET\n"


def nested(depth: int) -> list[bytes]:
    """Forms that each draw the next one twice."""
    made = []
    for level in range(depth):
        last = level == depth - 1
        content = b"BT /F 6 Tf 20 200 Td (deep) Tj ET" if last else b"/X Do /X Do"
        inner = b"" if last else b"/XObject << /X %d 0 R >>" % (level + 5)
        head = b"<< /Type /XObject /Subtype /Form /BBox [0 0 420 320] /Resources << /Font << /F 3 0 R >> %s >> /Length %d >>"
        made.append(head % (inner, len(content)) + b"\nstream\n%s\nendstream" % content)
    return made


def briefcite(*args: object) -> tuple[subprocess.CompletedProcess[str], int]:
    """Run it; give also the most memory that it and its copies took, in KiB."""
    measured = (
        "import resource, subprocess, sys; r = subprocess.run(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr); sys.exit(r.returncode)"
    )
    command = [sys.executable, "-c", measured, sys.executable, "-m", "briefcite", *map(str, args)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100)
    *told, kib = done.stderr.splitlines()
    done.stderr = "\n".join(told)
    return done, int(kib)


def pdf_of_spaces(mega: int) -> bytes:
    """Millions of blanks, packed twice, made without ever holding them."""
    packer = zlib.compressobj(9)
    blanks = b" " * 1_000_000
    once = packer.compress(TEXT) + b"".join(packer.compress(blanks) for _ in range(mega)) + packer.flush()
    whole = pdf(once, filters=1)
    return whole.replace(b"/Filter [/FlateDecode ]", b"/Filter [/FlateDecode /FlateDecode ]")


@LINUX
@pytest.mark.parametrize("made", [lambda: pdf(TEXT + b"/X Do", nested(24)), lambda: pdf_of_spaces(600)])
def test_a_few_kilobytes_do_not_take_a_gigabyte(made: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "bomb.pdf").write_bytes(made())
    done, kib = briefcite("extract", "--max-memory", 200, tmp_path / "bomb.pdf", tmp_path / "bomb.pdf", "-j", 1)
    assert kib < MODEST
    assert done.returncode == 2
    assert done.stderr.count("briefcite: ") == 2
    assert "--max-memory" in done.stderr and "internal error" not in done.stderr


def test_a_file_that_says_it_is_too_large_is_not_read(run: Run) -> None:
    with Path("sparse.txt").open("wb") as stream:
        stream.truncate(1 << 40)
    result = run("show", "sparse.txt")
    assert result.exit_code == 2
    assert "sparse.txt is larger than 512 MiB; allow more with --max-size" in result.stderr


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no such device")  # noqa: PTH110
def test_a_device_without_end_is_not_read_to_it(run: Run) -> None:
    result = run("show", "--max-size", 2, "/dev/zero")
    assert result.exit_code == 2
    assert "/dev/zero is larger than 2 MiB" in result.stderr


def test_text_has_a_limit_of_its_own_that_can_be_raised(run: Run) -> None:
    Path("long.txt").write_bytes(b"Ships wait. " * 3 * (1 << 20))
    assert "long.txt is larger than 32 MiB" in run("show", "long.txt").stderr
    many = run("show", "--from", "text", "-", "--max-size", 1, stdin=b"Ships wait. " * 100_000)
    assert (many.exit_code, many.stderr) == (
        2,
        "briefcite: - is larger than 1 MiB; allow more with --max-size, or split the file.\n",
    )


def test_pages_beyond_the_limit_are_named(run: Run) -> None:
    Path("long.pdf").write_bytes(pdf(TEXT, pages=5))
    result = run("extract", "long.pdf", "--max-pages", 2)
    assert result.exit_code == 0
    assert "L110 pages 3–5: beyond the limit of 2 pages (--max-pages), so it is not read" in result.stderr
    assert '"pages": 5' in result.stdout
    assert "L110" not in run("extract", "long.pdf", "--max-pages", 5).stderr
