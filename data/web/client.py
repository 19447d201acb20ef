"""A client for one thing: get a public page, politely, within bounds."""

import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import certifi
import httpcore

from data.closing import Closing
from data.web.addresses import PrivateHost, Refused, Target, parse
from data.web.answer import Response, refusal, retry_after
from data.web.connection import Deadline, GuardedBackend, TimeIsUp
from data.web.robots import Robots
from data.web.turns import OF_THIS_PROCESS, Turns

USER_AGENT: Final = "Slantwise/0.1 (an open-source reader of news articles)"
ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
ROBOTS_LARGEST: Final = 500_000  # bytes; what comes after them is not read (RFC 9309, 2.5)
PIECE: Final = 65_536

Join = Callable[[Iterable[bytes]], bytes]
"""What becomes of the pieces of a body."""


class FetchError(ValueError):
    """A page that could not be fetched. The message says why, `advice` what to do, if anything."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what)
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are fetched.

    `private_hosts` names hosts that may lie inside a private network. `seconds` is the time a page
    may take, all its redirects and a second try together: waiting for a turn does not count, and a
    robots.txt has as long for itself. (Looking up a host counts, but cannot be cut short.)
    `largest` is the bytes a page may have once unpacked; `pause` the seconds between two requests
    to a host; `patience` the longest wait a site may ask for. `if_private` is the advice where a
    private host is not named; “{host}” in it stands for that host.
    """

    private_hosts: frozenset[str] = frozenset()
    seconds: float = 20.0
    redirects: int = 5
    largest: int = 10_000_000
    pause: float = 1.0
    patience: float = 60.0
    user_agent: str = USER_AGENT
    if_private: str = "If it is yours, name it among the hosts that may be private."
    certificates: str = field(default_factory=certifi.where)


class Client(Closing):
    """Fetches pages under `settings`, inside a `with` block.

    `wait` sleeps, `clock` tells time, and `turns` is whom hosts are shared with.
    """

    def __init__(
        self,
        settings: Settings | None = None,
        wait: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        turns: Turns = OF_THIS_PROCESS,
    ) -> None:
        self.settings = settings or Settings()
        self._wait = wait
        self._clock = clock
        self._turns = turns
        self._deadline = Deadline(clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(cafile=self.settings.certificates),
            network_backend=GuardedBackend(self.settings.private_hosts, self._deadline),
            max_connections=4,
        )
        self._robots: dict[str, Robots | FetchError] = {}

    def close(self) -> None:
        """Let go of every connection."""
        self._pool.close()

    def get(self, url: str, headers: Iterable[tuple[str, str]] = ()) -> Response:
        """The page at a web address, wherever its redirects lead.

        Each redirect is checked as the address was. A site that is busy is asked once more, after
        the time it names. Raises FetchError where there is no page to have.
        """
        self._deadline.start(self.settings.seconds)
        try:
            response = self._follow(url, tuple(headers))
            if response.is_busy:
                self._be_patient(response)
                response = self._follow(url, tuple(headers))
        except Refused as error:
            raise self._refused(error) from error
        if response.status >= 400 or (response.is_unchanged and not headers):
            raise FetchError(refusal(response.status))
        return response

    def _follow(self, url: str, headers: tuple[tuple[str, str], ...]) -> Response:
        target = parse(url)
        for _ in range(self.settings.redirects + 1):
            robots = self._robots_of(target)
            if not robots.allows(target.url):
                raise FetchError("The site asks programs not to read this page (robots.txt).")
            whole = partial(_whole, largest=self.settings.largest)
            response = self._once(target, headers, whole, robots.pause)
            if response.is_moved and not response.leads_to:
                raise FetchError("The page says that it is elsewhere, and not where.")
            if not response.leads_to:
                return response
            target = parse(response.leads_to, base=target.url)
        raise FetchError(f"The page redirects more than {self.settings.redirects} times.")

    def _robots_of(self, target: Target) -> Robots:
        """What the site asks of programs. Without an answer nothing of it is read (RFC 9309)."""
        if target.site not in self._robots:
            try:
                with self._deadline.apart(self.settings.seconds):
                    self._robots[target.site] = self._ask_robots(target)
            except (FetchError, Refused) as error:
                # Remembered too: a dead host would take its time again for each of its pages.
                self._robots[target.site] = self._refused(error)
        known = self._robots[target.site]
        if isinstance(known, FetchError):
            raise FetchError(str(known), known.advice)
        return known

    def _refused(self, error: FetchError | Refused) -> FetchError:
        """The error that says why an address was not fetched, and what to do."""
        if isinstance(error, FetchError):
            return error
        is_private = isinstance(error, PrivateHost)
        advice = self.settings.if_private.format(host=error.host) if is_private else ""
        return FetchError(str(error), advice)

    def _ask_robots(self, target: Target) -> Robots:
        here, agent = parse(f"{target.site}/robots.txt"), self.settings.user_agent.partition("/")[0]
        for _ in range(self.settings.redirects + 1):
            response = self._once(here, (), partial(_beginning, largest=ROBOTS_LARGEST), 0.0)
            if not response.leads_to:
                return Robots.of(response.status, response.body, agent)
            here = parse(response.leads_to, base=here.url)
        return Robots.nothing(agent)

    def _once(
        self, target: Target, headers: tuple[tuple[str, str], ...], join: Join, pause: float
    ) -> Response:
        """One request, after the pause its host is due."""
        pause = max(pause, self.settings.pause)
        self._rest(self._turns.take(target.host, pause, self._clock()))
        try:
            sent = self._sent(target, headers)
            with self._pool.stream("GET", target.url, headers=sent) as answer:
                told = {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in answer.headers
                }
                body = join(_unpacked(answer.iter_stream(), told))
                return Response(target.url, answer.status, told, body)
        except TimeIsUp as error:
            raise FetchError(f"The page took longer than {self.settings.seconds:g} s.") from error
        except httpcore.TimeoutException as error:
            raise FetchError(f"The page took longer than {self.settings.seconds:g} s.") from error
        except httpcore.RemoteProtocolError as error:
            raise FetchError("The page broke off before its end. Try again later.") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError) as error:
            raise FetchError(f"No connection to {target.host}: {error}.") from error
        except (FetchError, Refused):
            raise
        except (TypeError, ValueError) as error:
            raise FetchError(f"This cannot be asked of {target.host}: {error}.") from error

    def _sent(
        self, target: Target, headers: tuple[tuple[str, str], ...]
    ) -> list[tuple[bytes, bytes]]:
        """The headers of a request. Raises ValueError for letters that no header can have."""
        sent = [
            ("Host", target.site.partition("://")[2]),
            ("User-Agent", self.settings.user_agent),
            ("Accept", ACCEPT),
            ("Accept-Encoding", "gzip"),
            *headers,
        ]
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in sent]

    def _rest(self, seconds: float) -> None:
        """Wait, which is no time that the page takes."""
        if seconds > 0:
            with self._deadline.apart(0.0):
                self._wait(seconds)

    def _be_patient(self, response: Response) -> None:
        seconds = retry_after(response.headers.get("retry-after", ""))
        if seconds > self.settings.patience:
            raise FetchError(
                f"The site is busy and asks to wait {seconds:,.0f} s. Try again after that."
            )
        self._rest(seconds)


def _unpacked(pieces: Iterable[bytes], headers: dict[str, str]) -> Iterator[bytes]:
    """The body, unpacked piece by piece."""
    encoding = headers.get("content-encoding", "identity").strip().lower() or "identity"
    if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(f"The page is packed in a way that was not asked for ({encoding[:20]}).")
    yield from pieces if encoding == "identity" else _inflated(pieces)


def _whole(pieces: Iterable[bytes], largest: int) -> bytes:
    """All of a body. Raises FetchError once it is larger than `largest`."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > largest:
            raise FetchError(f"The page has more than {largest / 1e6:g} MB.")
    return bytes(held)


def _beginning(pieces: Iterable[bytes], largest: int) -> bytes:
    """The first lines of a body, `largest` bytes at most; all of them where that is all."""
    held = bytearray()
    for piece in pieces:
        held += piece
        if len(held) > largest:
            return b"".join(bytes(held[:largest]).splitlines(keepends=True)[:-1])
    return bytes(held)


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpacked in pieces of at most `PIECE` bytes, so that no bomb goes off in one of them."""
    inflater = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # gzip or zlib, as its head says
    try:
        for packed in pieces:
            while packed:
                yield inflater.decompress(packed, PIECE)
                packed = inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as error:
        raise FetchError("The page is damaged: it cannot be unpacked.") from error
    if not inflater.eof:
        raise FetchError("The page broke off before its end. Try again later.")
