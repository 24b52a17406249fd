"""The HTTP side of the link check.

Few connections, one at a time to a host; HEAD, then GET where HEAD is refused; redirects are followed by hand
so that every hop is checked. Only http and https; neither cookies, credentials nor fragments are sent; the
connection goes to the very address that was found public, so that a name cannot change its mind in between.
"""

from __future__ import annotations

import asyncio
import socket
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from briefcite.check.links import RESOLVERS, LinkStatus
from briefcite.check.links.guard import is_public
from briefcite.errors import MissingExtra
from briefcite.version import __version__

if TYPE_CHECKING:
    import httpx

CONNECTIONS = 8
"""Requests at the same time, over all hosts."""
PAUSE = 0.2
"""Seconds between two requests to one host."""
TIMEOUT = 15.0
"""Seconds for a request, its answer's head included; a server that drips bytes or says "103" for ever gets no more."""
DEADLINE = 60.0
"""Seconds for an address with all its redirects and tries, from when its turn comes."""
WHOLE = 600.0
"""Seconds for a run; addresses that were not asked by then are reported as such."""
TRIES = 3
WAIT = 1.0
"""Seconds before the second try; doubled for the next."""
HOPS = 10
AGENT = f"briefcite/{__version__} (checks links in references)"

_GONE = (404, 410)
_PERMANENT = (301, 308)
_REDIRECTS = (301, 302, 303, 307, 308)
_HEAD_REFUSED = (400, 403, 404, 405, 406, 500, 501, 503)
_LATER = (429, 502, 503, 504)


class _Refused(Exception):
    """The address may not be asked."""


def ask(
    urls: Iterable[str],
    *,
    allow_private: bool = False,
    done: Callable[[str, LinkStatus], None] | None = None,
) -> dict[str, LinkStatus]:
    """Ask for every address once.

    Args:
        urls: http and https addresses.
        allow_private: also ask hosts on this machine or in private networks.
        done: called with each address and its answer as it comes.

    Raises:
        MissingExtra: httpx is not installed.
    """
    try:
        import httpx  # noqa: F401 - asked for early, so that its absence is told in our words
    except ImportError:
        raise MissingExtra("--links needs httpx; install it with: pip install 'briefcite[links]'") from None
    return asyncio.run(_Asker(allow_private, done).all(list(dict.fromkeys(urls))))


class _Slow(Exception):
    """A request took longer than its time."""


class _Asker:
    """One run: its client, its limits."""

    def __init__(self, allow_private: bool, done: Callable[[str, LinkStatus], None] | None) -> None:
        self._allow_private = allow_private
        self._done = done
        self._turns = asyncio.Semaphore(CONNECTIONS)
        self._hosts: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def all(self, urls: list[str]) -> dict[str, LinkStatus]:
        import httpx

        async with httpx.AsyncClient(
            headers={"User-Agent": AGENT, "Accept": "*/*"},
            timeout=TIMEOUT,
            trust_env=False,  # else .netrc would be sent
        ) as self._client:
            self._ends = asyncio.get_running_loop().time() + WHOLE
            answers = await asyncio.gather(*(self._one(url) for url in urls))
        return dict(zip(urls, answers, strict=True))

    async def _one(self, url: str) -> LinkStatus:
        import httpx

        try:
            async with self._turns:
                answer = await self._in_time(httpx.URL(url))
        except (_Refused, httpx.InvalidURL) as error:
            answer = LinkStatus(error=str(error))
        except socket.gaierror:
            answer = LinkStatus(error="its host does not exist", gone=True)
        except (httpx.HTTPError, OSError, UnicodeError, _Slow) as error:
            answer = LinkStatus(error=_in_words(error))
        if self._done:
            self._done(url, answer)
        return answer

    async def _in_time(self, url: httpx.URL) -> LinkStatus:
        """Follow an address until its deadline, or that of the run, is over."""
        left = self._ends - asyncio.get_running_loop().time()
        if left <= 0:
            return LinkStatus(error=f"not asked: the run's {WHOLE:g} s were over")
        try:
            async with asyncio.timeout(min(DEADLINE, left)):
                return await self._followed(url)
        except TimeoutError:
            return LinkStatus(error=f"no answer within {min(DEADLINE, left):.0f} s")

    async def _followed(self, url: httpx.URL) -> LinkStatus:
        """Follow redirects; the address has moved for good if every hop says so."""
        start, permanent = url, True
        for _ in range(HOPS):
            response = await self._asked(url)
            status = response.status_code
            if status not in _REDIRECTS or "location" not in response.headers:
                moved = str(url) if permanent and _elsewhere(start, url) else ""
                return LinkStatus(status, moved_to=moved if status < 400 else "", gone=status in _GONE)
            if url.host in RESOLVERS:
                return LinkStatus(status)
            permanent = permanent and status in _PERMANENT
            url = url.join(response.headers["location"]).copy_with(fragment=None)
        return LinkStatus(error="it redirects without end")

    async def _asked(self, url: httpx.URL) -> httpx.Response:
        """Ask with HEAD, then GET where that is refused; again after a while where the host is busy."""
        for again in range(TRIES):
            last = again == TRIES - 1
            try:
                response = await self._sent("HEAD", url)
                if response.status_code in _HEAD_REFUSED:
                    response = await self._sent("GET", url)
            except OSError:
                raise
            except Exception as error:
                if last or not _transient(error):
                    raise
            else:
                if last or response.status_code not in _LATER:
                    return response
            await asyncio.sleep(WAIT * 2**again)
        raise AssertionError("the last try returns or raises; please report")

    async def _sent(self, method: str, url: httpx.URL) -> httpx.Response:
        async with self._hosts[url.host]:
            address = await self._address(url)
            request = self._client.build_request(
                method,
                url.copy_with(host=address, fragment=None, userinfo=b""),
                headers={"Host": url.netloc.decode("ascii").rpartition("@")[2]},
                extensions={"sni_hostname": url.host},
            )
            try:
                async with asyncio.timeout(TIMEOUT):
                    response = await self._client.send(request, stream=True, follow_redirects=False)
                    await response.aclose()
            except TimeoutError:
                raise _Slow from None
            self._client.cookies.clear()
            await asyncio.sleep(PAUSE)
            return response

    async def _address(self, url: httpx.URL) -> str:
        """Return the IP address to connect to, after making sure that it is a public one."""
        if url.scheme not in ("http", "https") or not url.host:
            raise _Refused("it leads away from http and https")
        found = await asyncio.get_running_loop().getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
        hosts = [str(entry[4][0]) for entry in found]
        if not self._allow_private and not all(map(is_public, hosts)):
            raise _Refused("it leads into a private network; --allow-private asks it all the same")
        return hosts[0]


def _transient(error: Exception) -> bool:
    import httpx

    return isinstance(error, httpx.TransportError | _Slow) and not isinstance(error, httpx.UnsupportedProtocol)


def _elsewhere(start: httpx.URL, end: httpx.URL) -> bool:
    """Return whether two addresses differ in more than http or https, "www." and a slash at the end."""
    one, other = ((url.host.removeprefix("www."), url.path.rstrip("/"), url.query) for url in (start, end))
    return one != other


def _in_words(error: Exception) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException | _Slow):
        return f"no answer within {TIMEOUT:g} s"
    return str(error) or type(error).__name__
