"""So that an address outside is asked whether it answers, and only what is surely gone is called dead.

A polite guest: it says who it is, asks one thing of a host at a time with a pause between, and asks for no more than
the head of an answer. Many publishers turn programs away and let people in, so that a refusal says nothing about what
readers see.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPMethod, HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, urldefrag, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS = 20.0
"""How long one request may take from the first to the last byte of its head."""

PAUSE = 1.0
"""The least seconds between two requests to one host."""

TRIES = 2
"""How often an address is tried that does not answer, or says that it is in trouble."""

HOPS = 10
"""How many times an address may lead on to another."""

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
MOVED_FOR_GOOD = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
MOVED = MOVED_FOR_GOOD | {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT}
NO_SUCH_NAME = frozenset(getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name))

PORTS = {"http": 80, "https": 443}

LONGEST = 2000
"""The most characters of an address; browsers and servers know none that is longer."""


class Verdict(StrEnum):
    """What became of an address."""

    FINE = "fine"
    MOVED = "moved"
    UNCERTAIN = "uncertain"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found at an address.

    `why` says it in words; `to` is the new address of one that has moved for good; `heard` is true where a server
    answered, whatever it said.
    """

    verdict: Verdict
    why: str = ""
    to: str = ""
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Manners:
    """How the guest behaves: who it says it is, and how long it waits, in seconds.

    Addresses of this machine and of the network around it are asked only where `local` is true: no link in a text may
    reach what only the machine that checks it can reach.
    """

    name: str
    seconds: float = SECONDS
    pause: float = PAUSE
    local: bool = False


class NoAnswerError(Exception):
    """Nothing that could be understood came back; the message says why."""


class NoSuchNameError(NoAnswerError):
    """There is no host of that name."""


class Hosts:
    """Lets one request at a time through to each host, and waits between them."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._turns: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}
        self._book = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until it is our turn at a host, and hold it."""
        with self._book:
            turn = self._turns[host]
        with turn:
            if host in self._last:
                time.sleep(max(0.0, self._last[host] + self._pause - time.monotonic()))
            try:
                yield
            finally:
                self._last[host] = time.monotonic()


class Guest:
    """Asks addresses what is there."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._hosts = Hosts(manners.pause)
        self._certificates = ssl.create_default_context()

    def visit(self, url: str) -> Answer:
        """Return what was found at an address, after as many tries as it is worth."""
        answer = Answer(Verdict.UNCERTAIN)
        for number in range(TRIES):
            answer, again = self._follow(url, gently=number == 0)
            if not again:
                break
        return answer

    def _follow(self, url: str, *, gently: bool) -> tuple[Answer, bool]:
        """Return what was found where an address leads in the end, and whether another try may find something else."""
        seen, here, for_good = {url}, url, url
        while len(seen) <= HOPS:
            try:
                status, there = self._look(here, gently=gently)
                there = there and encoded(urldefrag(urljoin(here, there)).url)
            except NoSuchNameError as error:
                return Answer(Verdict.DEAD, str(error), heard=here != url), True
            except NoAnswerError as error:
                return Answer(Verdict.UNCERTAIN, str(error), heard=here != url), True
            except ValueError:
                return Answer(Verdict.UNCERTAIN, "leads to something that is no address"), False
            if status not in MOVED or not there:
                return _judged(status, url, for_good), status >= HTTPStatus.INTERNAL_SERVER_ERROR
            if there in seen:
                return Answer(Verdict.UNCERTAIN, "leads in a circle"), False
            if for_good == here and status in MOVED_FOR_GOOD:
                for_good = there
            seen.add(there)
            here = there
        return Answer(Verdict.UNCERTAIN, f"leads on more than {HOPS} times"), False

    def _look(self, url: str, *, gently: bool) -> tuple[int, str]:
        """Return the status of an address, and where it leads on to; what a HEAD is refused, a GET may be given."""
        if gently:
            status, there = self._ask(HTTPMethod.HEAD, url)
            if status < HTTPStatus.BAD_REQUEST or status == HTTPStatus.TOO_MANY_REQUESTS:
                return status, there
        return self._ask(HTTPMethod.GET, url)

    def _ask(self, method: HTTPMethod, url: str) -> tuple[int, str]:
        parts = urlsplit(url)
        if parts.scheme not in PORTS or not parts.hostname:
            raise NoAnswerError("leads to something that is no address of the web")
        with self._hosts.turn(parts.hostname):
            try:
                return self._request(method, parts, parts.hostname)
            except ssl.SSLError as error:
                raise NoAnswerError("has no certificate that can be trusted") from error
            except TimeoutError as error:
                raise NoAnswerError(f"did not answer within {self._manners.seconds:g} seconds") from error
            except (OSError, http.client.HTTPException) as error:
                raise NoAnswerError("could not be connected to, or broke off") from error

    def _request(self, method: HTTPMethod, parts: SplitResult, host: str) -> tuple[int, str]:
        """Return the status and the next address from the head of an answer; its body is never read."""
        late = threading.Event()
        with ExitStack() as kept:
            line = kept.enter_context(self._connected(host, parts.port or PORTS[parts.scheme]))
            # The time-out of a socket counts anew with each byte, so that a slow server could hold us for hours.
            timer = threading.Timer(self._manners.seconds, _hang_up, (kept.enter_context(line.dup()), late))
            timer.start()
            kept.callback(timer.cancel)
            try:
                if parts.scheme == "https":
                    line = kept.enter_context(self._certificates.wrap_socket(line, server_hostname=host))
                connection = http.client.HTTPConnection(parts.netloc.rpartition("@")[2])
                connection.sock = line
                headers = {"User-Agent": self._manners.name, "Accept": "text/html, */*", "Connection": "close"}
                connection.request(method, urlunsplit(("", "", parts.path or "/", parts.query, "")), headers=headers)
                response = kept.enter_context(connection.getresponse())
            finally:
                if late.is_set():  # then an error is our own doing, and a head that seems whole is cut off
                    raise TimeoutError
            # Heads are read as Latin-1; servers that write more than ASCII mean UTF-8.
            there = response.getheader("Location", "").encode("latin-1", "replace").decode("utf-8", "replace")
            return response.status, there

    def _connected(self, host: str, port: int) -> socket.socket:
        """Return a connection to a host; the address is looked up once, so that it cannot change after the check."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno in NO_SUCH_NAME:
                raise NoSuchNameError(f"is on a host, {host[:80]}, that is gone") from error
            raise NoAnswerError("is on a host whose name could not be looked up") from error
        numbers = [str(address[0]) for *_, address in found]
        if not self._manners.local and not all(ipaddress.ip_address(number).is_global for number in numbers):
            raise NoAnswerError("leads into a private network")
        for number in numbers[:-1]:
            with suppress(OSError):
                return socket.create_connection((number, port), self._manners.seconds)
        return socket.create_connection((numbers[-1], port), self._manners.seconds)


def _hang_up(line: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _judged(status: int, url: str, for_good: str) -> Answer:
    if status in GONE:
        return Answer(Verdict.DEAD, f"says that there is no such page ({status})")
    if status in MOVED or not HTTPStatus.OK <= status < HTTPStatus.BAD_REQUEST:
        return Answer(Verdict.UNCERTAIN, f"answers with {status}")
    if for_good != url:
        return Answer(Verdict.MOVED, f"is now {for_good}", for_good)
    return Answer(Verdict.FINE)


def encoded(url: str) -> str:
    """Return an address in ASCII, as it is sent, and so that it is nothing but an address wherever it is written.

    Raises ValueError where it cannot be one.
    """
    if len(url) > LONGEST:
        raise ValueError("too long")
    parts = urlsplit(url)
    netloc = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return quote(urlunsplit(parts._replace(netloc=netloc)), safe="/:?#@!$&'()*+,;=%-._~[]")
