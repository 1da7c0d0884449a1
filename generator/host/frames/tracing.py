"""So that Jinja runs a theme's templates for a page that is not known yet, and everything done to its values is noted.

It is a copy of the engine's own environment, with the very same templates. But filters and tests, look-ups, calls,
joined texts and loops first see whether they are given a value that is not known yet.
"""

from __future__ import annotations

from types import BuiltinMethodType
from typing import TYPE_CHECKING, Any, cast

import jinja2
from jinja2 import nodes, runtime, utils
from jinja2.visitor import NodeTransformer

from generator.host.frames.trace import PAGE, Trace, UntraceableError, carries
from generator.host.frames.traced import Traced

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Function = Callable[..., Any]

# Names that no template can write.
_JOINED, _MODULO, _EACH, _BEGIN, _END = "joined texts", "modulo", "each item", "begin of item", "end of item"

_OF_JINJA = (runtime.Macro, runtime.BlockReference, runtime.LoopContext)
_KEEPERS = (dict, utils.Namespace, utils.Cycler, utils.Joiner)
_READING = frozenset(dir(str)) | {"get", "items", "keys", "values"}
"""Names of methods that change nothing, whichever of Python's own types has them."""
_BY_CHANCE = frozenset({"random"})


class _Context(runtime.Context):
    """Calls later what is called with values that are not known yet."""

    def call(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - of a template
        if isinstance(function, _OF_JINJA) or function in _KEEPERS:
            return super().call(function, *args, **kwargs)
        given = {key: value for key, value in kwargs.items() if key not in {"_block_vars", "_loop_vars"}}
        if isinstance(function, Traced):
            trace = function.trace
            _need(getattr(function.read({PAGE: trace.sample}), "__name__", "") in _READING)
            return trace.apply(
                "call", lambda called, *found, **named: called(*found, **named), function, *args, **given
            )
        if not carries([*args, *given.values()]):
            return super().call(function, *args, **kwargs)
        _need(isinstance(function, BuiltinMethodType) and isinstance(function.__self__, str))
        return self.environment.trace.apply(f"{function!r}", function, *args, **given)  # type: ignore[attr-defined] # ours


class TracingEnvironment(jinja2.Environment):
    """Runs a theme's templates for a `Trace`."""

    context_class = _Context
    trace: Trace

    @classmethod
    def like(cls, environment: jinja2.Environment, placed: Iterable[Function]) -> TracingEnvironment:
        """Return a copy of the engine's environment; `placed` are its filters that look at where a page is.

        Such a filter is given `{"page": …, "base": …}` for a context.
        """
        made = environment.overlay()
        made.__class__ = cls
        traced = cast("TracingEnvironment", made)
        traced.adopt(environment, tuple(placed))
        return traced

    def adopt(self, environment: jinja2.Environment, placed: Sequence[Function]) -> None:
        """Take over the filters and tests of the engine's environment, and compile its templates anew."""
        self.cache = jinja2.environment.create_cache(400)
        found: dict[str, Function] = {**cast("Any", environment.filters), _JOINED: _joined, _MODULO: _modulo}
        self.filters = {
            name: self._placed(function) if function in placed else self._careful(name, function, environment)
            for name, function in found.items()
        }
        self.filters |= {_EACH: self._each, _BEGIN: self._begin, _END: self._end}
        asked: dict[str, Function] = {**cast("Any", environment.tests)}
        self.tests = {
            name: self._careful(name, function, environment, is_test=True) for name, function in asked.items()
        }

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - of a template
        """See Jinja's."""
        if isinstance(obj, Traced):
            return self.trace.apply("getattr", super().getattr, obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - of a template
        """See Jinja's."""
        if isinstance(obj, Traced) or carries(argument):
            return self.trace.apply("getitem", super().getitem, obj, argument)
        return super().getitem(obj, argument)

    def concat(self, pieces: Iterable[str]) -> Any:  # noqa: ANN401 - a text, known or not
        """Join what a template wrote; Jinja calls it for every part of a page that a template uses as a value."""
        return self.trace.text("".join(map(str, pieces)))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        found = super()._parse(source, name, filename)
        rewritten = _Rewriter(name or "", self).visit(found)
        assert isinstance(rewritten, nodes.Template)  # noqa: S101 - for the type checker
        return rewritten

    def _each(self, values: Any, loop: str) -> Any:  # noqa: ANN401 - of a template
        if isinstance(values, Traced) and values.written is None and loop not in self.trace.unrolled:
            return [self.trace.each(values, loop)]
        return values

    def _begin(self, item: object) -> str:
        return self.trace.begin(item)

    def _end(self, item: object) -> str:
        return self.trace.end(item)

    def _careful(
        self, name: str, function: Function, environment: jinja2.Environment, *, is_test: bool = False
    ) -> Function:
        """Wrap a filter or a test so that it waits for values that are not known yet."""
        wants = getattr(function, "jinja_pass_arg", None)
        later = _later(function, environment)

        @jinja2.pass_context
        def careful(context: runtime.Context, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - of a template
            _need(name not in _BY_CHANCE)
            if not carries([*args, *kwargs.values()]):
                return function(*_passed(wants, context), *args, **kwargs)
            if later is None:
                raise UntraceableError(f"{name} looks at more than its arguments")
            note = self.trace.ask if is_test else self.trace.apply
            return note(name, later, *args, **kwargs)

        return careful

    def _placed(self, function: Function) -> Function:
        """Wrap a filter that makes an address as it is seen from the place of the page."""

        @jinja2.pass_context
        def placed(context: runtime.Context, value: Any) -> Any:  # noqa: ANN401 - of a template
            def seen_from(page: Any, target: Any) -> Any:  # noqa: ANN401 - as above
                return function({"page": page, "base_url": context["base_url"]}, target)

            if carries(value):
                return self.trace.apply("placed", seen_from, context["page"], value)
            self.trace.targets.add(str(value))
            return seen_from(self.trace.sample, value)

        return placed


class _Rewriter(NodeTransformer):
    """Puts filters of ours where Jinja would do something to values without asking the environment."""

    def __init__(self, template: str, environment: jinja2.Environment) -> None:
        self._template, self._environment = template, environment

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        """Join texts with `~` so that what comes out is known to hold marks."""
        self.generic_visit(node)
        return self._filter(_JOINED, nodes.List(node.nodes))

    def visit_Mod(self, node: nodes.Mod) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        """Fill a text by `%` in the same way."""
        self.generic_visit(node)
        return self._filter(_MODULO, nodes.List([node.left, node.right]))

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's name for it
        """Write the items of a list once for all of them, if that is certain to be the same for each."""
        self.generic_visit(node)
        if not _is_plain(node):
            return node
        name = node.target.name  # type: ignore[attr-defined] # it is a name
        node.iter = self._filter(
            _EACH, cast("nodes.Expr", node.iter), nodes.Const(f"{self._template}:{node.lineno}:{name}")
        )
        node.body = [
            nodes.Output([self._filter(_BEGIN, nodes.Name(name, "load"))]),
            *node.body,
            nodes.Output([self._filter(_END, nodes.Name(name, "load"))]),
        ]
        return node

    def _filter(self, name: str, value: nodes.Expr, *args: nodes.Expr) -> nodes.Filter:
        made = nodes.Filter(value, name, list(args), [], None, None)
        made.set_environment(self._environment)
        return made


def _joined(parts: list[object]) -> str:
    return "".join(map(str, parts))


def _modulo(pair: list[Any]) -> Any:  # noqa: ANN401 - of a template
    return pair[0] % pair[1]


_NOT_PLAIN = (
    *(nodes.Call, nodes.CallBlock, nodes.Include, nodes.Import, nodes.FromImport, nodes.ExprStmt, nodes.NSRef),
    *(nodes.Block, nodes.Break, nodes.Continue, nodes.Macro),
)
"""What may do something in one turn of a loop that the next one sees."""


def _is_plain(loop: nodes.For) -> bool:
    """Tell whether every turn of a loop is by itself, and nothing in it asks which one it is."""
    if loop.recursive or loop.else_ or loop.test or not isinstance(loop.target, nodes.Name):
        return False
    inside = [found for part in loop.body for found in (part, *part.find_all(nodes.Node))]
    names = [found for found in inside if isinstance(found, nodes.Name)]
    return not any(isinstance(found, _NOT_PLAIN) for found in inside) and not any(
        name.name == "loop" or (name.name == loop.target.name and name.ctx != "load") for name in names
    )


def _later(function: Function, environment: jinja2.Environment) -> Function | None:
    """Return a filter or test for when the page is known, or None where it wants more than Jinja's own ones do."""
    wants = getattr(function, "jinja_pass_arg", None)
    if wants is None:
        return function
    if not function.__module__.startswith("jinja2."):
        return None
    passed = _passed(wants, environment.context_class(environment, {}, None, {}))

    def later(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - of a template
        return function(*passed, *args, **kwargs)

    return later


def _passed(wants: Any, context: runtime.Context) -> tuple[Any, ...]:  # noqa: ANN401 - Jinja's own mark
    """Return what a filter or test wants to be given first."""
    if wants is None:
        return ()
    return ({"context": context, "eval_context": context.eval_ctx, "environment": context.environment}[wants.name],)


def _need(possible: bool) -> None:  # noqa: FBT001 - it is a question
    if not possible:
        raise UntraceableError
