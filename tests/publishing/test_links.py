"""The weekly look at addresses outside, led around a server of this machine that gives every kind of answer."""

from __future__ import annotations

import importlib.util
import json
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).parents[2]
WEEKLY = PROJECT / ".github" / "weekly"


class Answers(ThreadingHTTPServer):
    """A server with one page for each way to answer; `asked` is every request, `most_at_once` how many overlapped."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("", 0), Answering)
        self.asked: list[tuple[str, str, str]] = []
        self.agents: set[str] = set()
        self.sent = 0
        self.most_at_once: dict[str, int] = {}
        self.now: dict[str, int] = {}
        self.lock = threading.Lock()
        self.closing = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Say nothing: a guest that hangs up is what is tested here."""


class Answering(BaseHTTPRequestHandler):
    """Answers by the path."""

    server: Answers

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        host = self.headers["Host"].partition(":")[0]
        path = self.path.partition("?")[0]
        with self.server.lock:
            before = len([one for one in self.server.asked if one[2] == self.path])
            self.server.asked.append((self.command, host, self.path))
            self.server.agents.add(self.headers["User-Agent"])
            self.server.now[host] = self.server.now.get(host, 0) + 1
            self.server.most_at_once[host] = max(self.server.most_at_once.get(host, 0), self.server.now[host])
        try:
            self.page(path, before)
        finally:
            with self.server.lock:
                self.server.now[host] -= 1

    def page(self, path: str, before: int) -> None:
        head = self.command == "HEAD"
        if path == "/slow":
            self.server.closing.wait(30)
        elif path == "/linger":
            self.server.closing.wait(0.2)
            self.status(path, head=head, before=before)
        elif path == "/drops":
            self.drop()
        elif path == "/nonsense":
            self.wfile.write(b"220 mail server\r\n")
        elif path == "/cut" and head:
            return
        elif path == "/huge" and not head:
            self.huge()
        else:
            self.status(path, head=head, before=before)

    def status(self, path: str, *, head: bool, before: int) -> None:
        number, _, there = {
            "/gone": "404",
            "/gone-for-good": "410",
            "/head-lies": "404" if head else "200",
            "/no-head": "405" if head else "200",
            "/huge": "405",
            "/forbidden": "403",
            "/busy": "429",
            "/broken": "503",
            "/broken-once": "503" if before < 2 else "200",
            "/elsewhere": f"302 http://127.0.1.3:{self.server.server_port}/linger?{self.path[-1]}",
            "/moved": "301 /fine",
            "/moved-for-now": "302 /fine",
            "/moved-twice": "301 /moved-for-now",
            "/moved-to-gone": "301 /gone",
            "/circle": "302 /circle-back",
            "/circle-back": "302 /circle",
            "/mail": "301 mailto:a@example.org",
            "/nowhere": "302",
            "/strange": "301 /fine?`@everyone`<b>#1 é",
            "/endless": f"302 /endless?{len(self.path)}{'x' * len(self.path)}",
            "/long": "301 /" + "x" * 3000,
        }.get(path, "200").partition(" ")
        self.send_response(int(number))
        if there:
            self.send_header("Location", there.encode().decode("latin-1"))
        self.end_headers()

    def drop(self) -> None:
        """Send the head of an answer byte by byte, each in time."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
        while not self.server.closing.wait(0.05):
            self.wfile.write(b"x")

    def huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        while not self.server.closing.is_set() and self.server.sent < 500_000_000:
            self.wfile.write(b"x" * 100_000)
            self.server.sent += 100_000

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[Answers]:
    with Answers() as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield running
        running.closing.set()
        running.shutdown()
        thread.join()


def link(url: str, identifier: str = "", line: int = 7) -> dict[str, Any]:
    path = "content/references/a.yml"
    place = {"path": path, "line": line, "edit": f"https://github.com/clinic/health/edit/main/{path}"}
    return {"url": url, "identifier": identifier, "places": [place]}


def look(folder: Path, links: list[dict[str, Any]], *options: str) -> tuple[dict[str, Any], str, str]:
    """Run the program; return its result as data, as Markdown, and what it said."""
    told = {"site": "Wellmere Health", "repository": "https://github.com/clinic/health", "links": links}
    (folder / "links.json").write_text(json.dumps(told), encoding="utf-8")
    command: list[str | Path] = [sys.executable, "-W", "error", WEEKLY / "links.py", "links.json"]
    files = ["--json", "out/result.json", "--markdown", "out/result.md"]
    done = subprocess.run(
        [*command, *files, *options], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    result = json.loads((folder / "out/result.json").read_text(encoding="utf-8"))
    return result, (folder / "out/result.md").read_text(encoding="utf-8"), done.stdout


PAGES = [
    "fine", "no-head", "head-lies", "cut", "huge", "broken-once", "moved-for-now",
    "gone", "gone-for-good", "moved-to-gone",
    "moved", "moved-twice", "strange",
    "forbidden", "busy", "broken", "circle", "endless", "slow", "drops", "nonsense", "mail", "nowhere", "long",
]  # fmt: skip


@pytest.fixture(scope="module")
def looked(server: Answers, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], str, str]:
    """What the program says of every page of the server, and of two more by a doi."""
    hosts = {"slow": "127.0.0.3", "drops": "127.0.0.4"}  # nobody else shall wait for these

    def at(page: str) -> str:
        return f"http://{hosts.get(page, '127.0.0.1')}:{server.server_port}/{page}"

    links = [link(at(page), line=number) for number, page in enumerate(PAGES, 1)]
    links += [link(at("moved?doi"), "doi 10.1000/moved"), link(at("gone?doi"), "doi 10.1000/gone")]
    links += [link(f"http://127.0.0.2:{server.server_port}/fine#part"), link("https://[bad/")]
    folder = tmp_path_factory.mktemp("links")
    return look(folder, links, "--local", "--pause", "0", "--seconds", "2")


def pages(found: list[dict[str, Any]]) -> list[str]:
    return [one["identifier"] or one["url"].partition("//")[2].partition("/")[2] for one in found]


def test_only_what_is_surely_gone_is_dead(looked: tuple[dict[str, Any], str, str]) -> None:
    result = looked[0]

    assert pages(result["dead"]) == ["gone", "gone-for-good", "moved-to-gone", "doi 10.1000/gone"]
    assert result["todo"] == 4
    assert result["dead"][0]["places"][0]["line"] == PAGES.index("gone") + 1


def test_what_refuses_a_program_or_is_in_trouble_is_uncertain(looked: tuple[dict[str, Any], str, str]) -> None:
    found = {page: one["why"] for page, one in zip(pages(looked[0]["uncertain"]), looked[0]["uncertain"], strict=True)}

    assert list(found) == [*PAGES[PAGES.index("forbidden") :], ""]
    assert "403" in found["forbidden"]
    assert "circle" in found["circle"]
    assert found["slow"] == found["drops"] == "did not answer within 2 seconds"
    assert found["mail"].endswith("no address of the web")


def test_a_new_address_is_told_where_it_is_for_good_and_not_the_nature_of_the_link(
    looked: tuple[dict[str, Any], str, str], server: Answers
) -> None:
    root = f"http://127.0.0.1:{server.server_port}"

    assert {page: one["to"] for page, one in zip(pages(looked[0]["moved"]), looked[0]["moved"], strict=True)} == {
        "moved": f"{root}/fine",
        "moved-twice": f"{root}/moved-for-now",  # from there on it is for now only
        "strange": f"{root}/fine?%60@everyone%60%3Cb%3E",
    }


@pytest.mark.usefixtures("looked")
def test_what_is_asked_is_as_little_as_tells(server: Answers) -> None:
    def asked(path: str) -> list[str]:
        return [command for command, host, asked in server.asked if (host, asked) == ("127.0.0.1", path)]

    assert asked("/forbidden") == ["HEAD", "GET"]
    assert asked("/busy") == ["HEAD"]
    assert asked("/gone") == ["HEAD", "GET"] * 2  # once of its own, once where another page leads
    assert asked("/broken") == ["HEAD", "GET", "GET"]
    assert asked("/broken-once") == ["HEAD", "GET", "GET"]
    assert asked("/cut") == ["HEAD", "GET"]
    assert len([path for _, _, path in server.asked if path.startswith("/endless")]) <= 11
    assert server.sent < 50_000_000  # what fits into the buffers on the way, of 500 MB
    assert server.agents == {"Wellmere-Health-link-check (+https://github.com/clinic/health)"}


def test_a_host_is_asked_one_thing_at_a_time_and_not_without_a_pause(server: Answers, tmp_path: Path) -> None:
    links = [link(f"http://127.0.1.{number}:{server.server_port}/elsewhere?{number}") for number in (1, 2)]
    links += [link(f"http://127.0.1.1:{server.server_port}/fine?{number}") for number in range(6)]
    began = time.monotonic()

    result, _, _ = look(tmp_path, links, "--local", "--pause", "0.2")

    assert (result["checked"], result["uncertain"]) == (8, [])
    assert [server.most_at_once[f"127.0.1.{number}"] for number in (1, 2, 3)] == [1, 1, 1]
    # Seven requests to the first host, so six pauses: the least that it can take, however fast the machine.
    assert time.monotonic() - began >= 1.2


def test_the_report_holds_a_strangers_words_as_nothing_but_an_address(looked: tuple[dict[str, Any], str, str]) -> None:
    [line] = [line for line in looked[1].splitlines() if "/strange" in line]

    assert line.endswith(
        "/fine?%60@everyone%60%3Cb%3E`; in [`content/references/a.yml:13`]"
        "(https://github.com/clinic/health/edit/main/content/references/a.yml)"
    )


def test_the_report_asks_for_what_is_dead_and_folds_the_rest_away(
    looked: tuple[dict[str, Any], str, str], server: Answers
) -> None:
    report = looked[1]
    dead, moved, uncertain = (report.index(words) for words in ("**Dead: 4**", "Moved for good: 3", "Could not be"))

    assert dead < report.index("<details>") < moved < uncertain
    assert report.count("<details>") == report.count("</details>") == 2
    assert f"- doi 10.1000/gone (<http://127.0.0.1:{server.server_port}/gone?doi>) says" in report


def test_a_long_list_is_cut_and_says_so(server: Answers, tmp_path: Path) -> None:
    links = [link(f"http://127.0.2.1:{server.server_port}/gone?{number}") for number in range(33)]
    links[0]["places"] *= 5

    result, report, said = look(tmp_path, links, "--local", "--pause", "0")

    assert len(result["dead"]) == 33
    assert "- … and 3 more" in report
    assert "and 2 other places" in report
    assert said.count("/gone?") == 33


def test_nothing_inside_a_private_network_is_asked(server: Answers, tmp_path: Path) -> None:
    before = len(server.asked)

    result, _, _ = look(tmp_path, [link(f"http://127.0.0.1:{server.server_port}/fine")], "--pause", "0")

    assert [one["why"] for one in result["uncertain"]] == ["could not be asked: no host at all could"]
    assert len(server.asked) == before


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate that this test needs")
def test_a_certificate_is_asked_for_and_must_be_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-subj", "/CN=test", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Answers() as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        links = [link(f"https://127.0.0.1:{server.server_port}/{page}") for page in ("moved", "gone", "slow")]
        links += [link(f"https://127.0.0.2:{server.server_port}/fine")]
        options = "--local", "--pause", "0", "--seconds", "2"
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        trusted, _, _ = look(tmp_path, links, *options)
        monkeypatch.delenv("SSL_CERT_FILE")
        untrusted, _, _ = look(tmp_path, links, *options)
        server.closing.set()
        server.shutdown()

    assert (pages(trusted["moved"]), pages(trusted["dead"])) == (["moved"], ["gone"])
    assert [one["why"] for one in trusted["uncertain"]] == [
        "did not answer within 2 seconds",
        "has no certificate that can be trusted",  # the name is another
    ]
    assert len(untrusted["uncertain"]) == 4


def test_without_any_link_there_is_nothing_to_do(tmp_path: Path) -> None:
    result, report, _ = look(tmp_path, [])

    assert (result["checked"], result["todo"]) == (0, 0)
    assert "Addresses asked: 0. Dead: 0." in report


@pytest.fixture
def guest(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Any]:
    """One visit to a host whose name cannot be looked up for this reason; what was found."""
    spec = importlib.util.spec_from_file_location("guest", WEEKLY / "guest.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "guest", module)
    spec.loader.exec_module(module)

    def visit(reason: int) -> Any:  # noqa: ANN401 - the program is no package, so that its types are not to be had
        def lookup(*_: object, **__: object) -> None:
            raise socket.gaierror(reason, "")

        monkeypatch.setattr(socket, "getaddrinfo", lookup)
        return module.Guest(module.Manners("test", pause=0)).visit("https://source.example/page")

    return visit


@pytest.mark.parametrize(
    ("reason", "verdict"), [(socket.EAI_NONAME, "dead"), (socket.EAI_NODATA, "dead"), (socket.EAI_AGAIN, "uncertain")]
)
def test_a_name_that_is_gone_is_told_from_one_that_cannot_be_looked_up_now(
    reason: int, verdict: str, guest: Callable[[int], Any]
) -> None:
    assert guest(reason).verdict == verdict
