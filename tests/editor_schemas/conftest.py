"""So that a test asks what an editor's program asks: the language server of YAML, over its own protocol.

- `server`: a running yaml-language-server on a project of its own, with the schemas and `.vscode/settings.json` of this
  repository. `server.complete(path, text)`, `server.hover(path, text)`: `¦` in the text is where the cursor stands
  (for hover: where the pointer is). `server.problems(path, text)`: what it underlines, as "line: message".
"""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest

from generator.evaluation.node import node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PROJECT = Path(__file__).parents[2]
PROGRAM = PROJECT / "node_modules/yaml-language-server/bin/yaml-language-server"
CURSOR = "¦"
PATIENCE = 60
"""Seconds after which an answer is not waited for any more: it is a fault then, however slow the machine."""


class LanguageServer:
    """One yaml-language-server, for files below `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._settings = json.loads((root / ".vscode/settings.json").read_text("utf-8"))
        self._numbers = count(1)
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._process = subprocess.Popen(
            [str(node()), str(PROGRAM), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        folder = {"uri": root.as_uri(), "name": "project"}
        documents = {
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
            "hover": {"contentFormat": ["markdown"]},
        }
        self._ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": {"workspace": {"configuration": True}, "textDocument": documents},
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {}})
        while not self.problems("content/glossary.yml", "[]"):
            pass  # until it has asked for the settings and read them, it knows no schema

    def stop(self) -> None:
        self._ask("shutdown", None)
        self._tell("exit", None)
        self._listener.join(PATIENCE)
        with self._process:  # closes its pipes
            pass

    def complete(self, path: str, text: str) -> dict[str, dict[str, Any]]:
        """Return what is offered at the cursor, by its label."""
        found = self._at("completion", path, text)
        return {item["label"]: item for item in found["items"]}

    def hover(self, path: str, text: str) -> str:
        """Return what is shown at the pointer, as Markdown."""
        found = self._at("hover", path, text)
        return str(found["contents"]["value"]) if found else ""

    def problems(self, path: str, text: str) -> list[str]:
        """Return what is underlined, as "line: message"."""
        uri = self._open(path, dedent(text))
        message = self._wait(lambda message: message.get("params", {}).get("uri") == uri)
        found = message["params"]["diagnostics"]
        self._close(uri)
        return [f"{problem['range']['start']['line'] + 1}: {problem['message']}" for problem in found]

    def _at(self, what: str, path: str, text: str) -> Any:  # noqa: ANN401 - any answer of the protocol
        text = dedent(text)
        before, _, after = text.partition(CURSOR)
        uri = self._open(path, before + after)
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        document, position = {"uri": uri}, {"line": line, "character": column}
        found = self._ask(f"textDocument/{what}", {"textDocument": document, "position": position})
        self._close(uri)
        return found

    def _open(self, path: str, text: str) -> str:
        uri = (self.root / path).as_uri()
        self._tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": next(self._numbers), "text": text}},
        )
        return uri

    def _close(self, uri: str) -> None:
        """Close a file, and let pass what was still to be said about it: all of that comes before the next answer."""
        self._tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        self._ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})

    def _ask(self, method: str, params: object) -> Any:  # noqa: ANN401 - any answer of the protocol
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == number and "method" not in message)
        assert "error" not in answer, answer
        return answer["result"]

    def _wait(self, wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - a predicate on messages
        while True:
            message = self._messages.get(timeout=PATIENCE)
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif wanted(message):
                return message

    def _answer(self, message: dict[str, Any]) -> Any:  # noqa: ANN401 - any answer of the protocol
        if message["method"] != "workspace/configuration":
            return None
        return [self._section(item["section"]) for item in message["params"]["items"]]

    def _section(self, name: str) -> Any:  # noqa: ANN401 - any setting
        """Return one section of the settings as VS Code would: `yaml.a.b: 1` in section yaml is `{a: {b: 1}}`."""
        if name in self._settings:
            return self._settings[name]
        found: dict[str, Any] = {}
        for key, value in self._settings.items():
            section, *parts = key.split(".")
            if section == name and parts:
                inner = found
                for part in parts[:-1]:
                    inner = inner.setdefault(part, {})
                inner[parts[-1]] = value
        return found

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    assert PROGRAM.exists(), "the language server is not installed: run `make lint` once"
    root = tmp_path_factory.mktemp("editor")
    shutil.copytree(PROJECT / "site_config/schemas", root / "site_config/schemas")
    shutil.copytree(PROJECT / ".vscode", root / ".vscode")
    running = LanguageServer(root)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def run_node() -> Callable[[str], str]:
    """Run a script in Node, and return what it complains of."""
    return lambda script: (
        subprocess.run([str(node()), "--eval", script], capture_output=True, text=True, check=False).stderr
    )
