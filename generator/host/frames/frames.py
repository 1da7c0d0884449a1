"""So that it is known which frame serves which page, and that it gives the very bytes of the template.

Nothing here knows the theme. A frame is used for a page only if the page gives the same answer to every question that
the template asked, if no address that the template writes looks different from the page's place, and after the frame
gave the template's own bytes for two pages. The template writes any other page.
"""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from generator.host.frames.trace import PAGE, Trace, UnrolledError, UntraceableError
from generator.host.frames.tracing import TracingEnvironment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import jinja2

    from generator.host.frames.trace import Question, Read

PLAIN = "VADEMECUM_PLAIN_FRAMES"
"""An environment variable: where it is set, the template writes every page."""

TRIES = 2
"""For so many pages a frame must give what the template gives before it is believed."""


@dataclass(slots=True)
class _Frame:
    """How a page is written, `leads` to addresses for whose pages it is not written so, and was tried so often."""

    write: Read
    leads: frozenset[str]
    tried: int = 0


@dataclass(slots=True)
class _Node:
    """What is known of pages that gave the same answers so far: the next question, or their frame, or that none is."""

    question: Question | None = None
    answers: dict[Any, _Node] = field(default_factory=dict)
    frame: _Frame | None = None
    refused: bool = False
    seen: bool = False
    """Whether a page came here; the first of its kind may be the only one."""


class Frames:
    """The frames of one site; they hold as long as its environment, navigation and configuration do."""

    def __init__(
        self,
        package: str,
        environment: jinja2.Environment,
        nav: Any,  # noqa: ANN401 - MkDocs and ProperDocs have one each
        context: Callable[[Any], dict[str, Any]],
    ) -> None:
        """Take what the engine of this `package` renders with; `context` gives what a template knows of a page."""
        self._environment, self._context = environment, context
        self._in_nav = {id(page) for page in nav.pages}
        filters = import_module(f"{package}.utils.templates")
        self._tracing = TracingEnvironment.like(environment, (filters.url_filter, filters.script_tag_filter))
        self._trees: dict[tuple[str, str], _Node] = {}
        self._plain = bool(os.environ.get(PLAIN))

    def page(self, page: Any) -> str:  # noqa: ANN401 - MkDocs and ProperDocs have one each
        """Return the whole page as its template writes it; the engine has rendered its Markdown before."""
        page.active = True
        try:
            return self._page(page)
        finally:
            page.active = False

    def _page(self, page: Any) -> str:  # noqa: ANN401 - see above
        folder, _, end = page.url.rpartition("/")
        if self._plain or end or not folder or id(page) in self._in_nav:
            return self._truly(page)
        place = _template(page), folder.rpartition("/")[0]
        root = self._trees.setdefault(place, _Node())
        scope = {PAGE: page}
        node = root
        try:
            while node.question:
                node = node.answers.setdefault(node.question.ask(scope), _Node())
            if node.frame is None:
                return self._first(root, node, page)
            if page.url in node.frame.leads:
                return self._truly(page)
            written: str = node.frame.write(scope)
        except Exception:  # noqa: BLE001 - whatever fails here fails in the template as well, which says why
            return self._truly(page)
        return written if node.frame.tried >= TRIES else self._tried(node, page, written)

    def _truly(self, page: Any) -> str:  # noqa: ANN401 - see above
        return self._environment.get_template(_template(page)).render(self._context(page))

    def _tried(self, node: _Node, page: Any, written: str) -> str:  # noqa: ANN401 - see above
        true = self._truly(page)
        if node.frame and true == written:
            node.frame.tried += 1
        else:
            node.frame, node.refused = None, True
        return true

    def _first(self, root: _Node, node: _Node, page: Any) -> str:  # noqa: ANN401 - see above
        """Write a page for which there is no frame, and make one if more such pages seem to come."""
        if node.refused or not node.seen:
            node.seen = True
            return self._truly(page)
        trace = Trace(page)
        try:
            trace, write = self._run(page)
            leads = _leads(trace.targets)
            if page.url in leads:
                return self._truly(page)
            end = _grown(root, trace.questions.values())
        except Exception:  # noqa: BLE001 - as above
            node.refused = True
            return self._truly(page)
        end.frame = _Frame(write, leads)
        return self._tried(end, page, str(write({PAGE: page})))

    def _run(self, page: Any) -> tuple[Trace, Read]:  # noqa: ANN401 - see above
        """Run the template for this page as if it was not known."""
        unrolled: frozenset[str] = frozenset()
        context = self._context(page)
        styles_and_scripts = (*context["config"].extra_css, *context["config"].extra_javascript)
        while True:
            trace = self._tracing.trace = Trace(page, unrolled)
            trace.targets.update(map(str, styles_and_scripts))
            known = {**context, "page": trace.page(), "pages": _Unlisted()}
            try:
                written = self._tracing.get_template(_template(page)).render(known)
            except UnrolledError as decided:
                unrolled |= decided.loops
                continue
            read, _ = trace.reader(written)
            return trace, read


def _template(page: Any) -> str:  # noqa: ANN401 - see above
    return str(page.meta.get("template", "main.html"))


def _grown(root: _Node, questions: Iterable[Question]) -> _Node:
    """Return the node for pages that give these answers; two runs of one template ask alike as far as answers do."""
    node = root
    for question in questions:
        if node.question is None:
            node.question = question
        elif node.question.name != question.name:
            raise UntraceableError("two runs of one template asked differently")
        node = node.answers.setdefault(question.answer, _Node())
    if node.question:
        raise UntraceableError("a run of a template asked less than another one")
    return node


def _leads(targets: Iterable[str]) -> frozenset[str]:
    """Return the addresses of all pages that are on the way to these, or are one of them.

    From any two other pages of one folder they look the same: each shares with the target what the folder shares.
    """
    found: set[str] = set()
    for target in targets:
        parts = posixpath.normpath(f"/{target}")[1:].split("/")
        found.update("/".join(parts[:end]) + "/" for end in range(1, len(parts) + 1))
    return frozenset(found)


class _Unlisted:
    """Stands for the list of all pages, among which the page itself could not be unknown."""

    def __getattribute__(self, _name: str) -> Any:  # noqa: ANN401 - it never returns
        raise UntraceableError("the template reads the list of all pages")

    def __iter__(self) -> Any:  # noqa: ANN401 - as above
        raise UntraceableError("the template reads the list of all pages")

    __bool__ = __len__ = __getitem__ = __contains__ = __iter__
