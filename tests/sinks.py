"""Finds where a source file hands text to a terminal: by a print, a write, a widget, a rich text.

    for sink in sinks({"tui/new.py": ast.parse(source)}):
        print(sink)     # tui/new.py:12: Static(post.title)

Text that is a constant, comes from the catalogue or straight from the sanitiser is safe wherever it
stands; all other text has to be reviewed by a person, which `test_sanitiser.py` has the table of.
A class that is made of a widget that shows text is such a widget itself.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import textual.widgets
from rich.console import Console
from rich.progress import TextColumn
from textual.app import App

BUILT_IN: Final = frozenset({"print", "input", "exit", "quit", "SystemExit"})
FUNCTIONS: Final = BUILT_IN | frozenset(
    {
        "pprint", "Text", "Content", "Segment", "Console", "TextColumn", "SpinnerColumn",
        "Panel", "Align", "Padding", "Columns", "Group", "Rule", "Pretty", "Syntax", "Status",
        "Table", "Toast", "Notification", "Option", "Selection", "Hit", "DiscoveryHit",
    }
)  # fmt: skip
"""What makes something to be shown of its arguments, by its name, beside Textual's widgets."""
METHODS: Final = frozenset(
    {
        "write", "writelines", "writev", "print", "print_exc", "print_exception", "print_json",
        "echo", "secho", "style", "prompt", "confirm", "pause", "echo_via_pager", "progressbar",
        "notify", "exit", "_exit", "log", "out", "rule", "status", "set_label", "add_leaf",
        "add_option", "add_row", "add_column", "load_text", "from_markup", "from_ansi", "assemble",
        "panic", "set_terminal_title",
    }
)  # fmt: skip
"""Methods and functions of modules that show their arguments."""
SHOWN: Final = frozenset(
    {"border_title", "border_subtitle", "title", "sub_title", "placeholder", "tooltip", "value"}
)
"""Attributes and keywords of a widget that are shown."""
CLEANING: Final = frozenset({"clean", "clean_line", "_", "ngettext", "json_of"})
"""What gives only text that may be shown."""
KEEPING: Final = frozenset(
    {"fit", "cut", "shorten", "join", "rstrip", "lstrip", "strip", "upper", "drawn"}
)
"""What gives safe text for safe text."""
FIRST: Final = frozenset({"Text", "Content", "Segment", "append", "add", "write", "writelines"})
"""What shows its first argument only; the others say how."""
CHAINED: Final = frozenset({"append", "append_text", "append_tokens"})
"""Methods of a rich text that add to it."""
LOUD: Final = frozenset({"logging", "warnings"})
"""Modules that write on stderr by themselves."""
_UNPARSED: Final = 100
"""Characters of a call that a message shows."""


@dataclass(frozen=True, slots=True)
class Sink:
    """Text that goes to a terminal and that nothing here shows to be clean."""

    file: str
    line: int
    call: str
    """The call, with the unsafe argument alone; by it the table of reviewed sinks has it."""
    trouble: str = ""
    """What is wrong with it whatever the text is; empty for nothing."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.call}{self.trouble and f' ({self.trouble})'}"


@cache
def widgets() -> frozenset[str]:
    """Textual's widgets."""
    return frozenset(vars(textual.widgets)["__all__"])  # which is not told to a type checker


@cache
def with_markup() -> frozenset[str]:
    """What reads markup out of its text unless it is told not to."""
    named = {name: getattr(textual.widgets, name).__init__ for name in widgets()}
    named |= {"Console": Console.__init__, "TextColumn": TextColumn.__init__, "notify": App.notify}
    found = set()
    for name, maker in named.items():
        option = inspect.signature(maker).parameters.get("markup")
        if option is not None and option.default is True:
            found.add(name)
    return frozenset(found)


def sinks(modules: Mapping[str, ast.Module]) -> list[Sink]:
    """All sinks of `modules`, by file and line."""
    showing = _classes(modules)
    return [sink for file, tree in modules.items() for sink in _Finder(file, tree, showing).found()]


def _classes(modules: Mapping[str, ast.Module]) -> dict[str, str]:
    """What makes something to be shown, and by which name of Rich's or Textual's."""
    showing = {name: name for name in FUNCTIONS | widgets()}
    grown = True
    while grown:  # a subclass of a subclass may stand before it
        grown = False
        for tree in modules.values():
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and node.name not in showing:
                    bases = [_name(base) for base in node.bases]
                    known = next((showing[base] for base in bases if base in showing), "")
                    if known:
                        showing[node.name] = known
                        grown = True
    return showing


class _Finder:
    """One module."""

    def __init__(self, file: str, tree: ast.Module, showing: Mapping[str, str]) -> None:
        self._file = file
        self._tree = tree
        self._parents = {
            child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)
        }
        self._imported_as = {
            alias.asname or alias.name: (node.module or "", alias.name)
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        self._showing = showing
        self._asked: set[str] = set()
        self._constants = {
            target.id
            for node in tree.body
            for target in _targets(node)
            if isinstance(target, ast.Name) and _is_constant(node)
        }

    def found(self) -> Iterator[Sink]:
        """The sinks of the module."""
        for node in ast.walk(self._tree):
            match node:
                case ast.Call():
                    yield from self._call(node)
                case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                    yield from self._assigned(node)
                case ast.Import() | ast.ImportFrom():
                    yield from self._imported(node)
                case ast.FunctionDef() if node.name in ("render", "__rich__", "__rich_console__"):
                    if node.returns is None or "Text" not in ast.unparse(node.returns):
                        yield self._sink(node, f"def {node.name}", trouble="returns no rich Text")
                case ast.Name() | ast.Attribute() if self._handed_on(node):
                    yield self._sink(node, ast.unparse(node), trouble="not called, but handed on")

    def _call(self, call: ast.Call) -> Iterator[Sink]:
        name = self._called(call)
        if not name:
            return
        label = ast.unparse(call.func)
        kept_from_markup = any(
            word.arg == "markup" and isinstance(word.value, ast.Constant) and not word.value.value
            for word in call.keywords
        )
        if self._showing.get(name, name) in with_markup() and not kept_from_markup:
            yield self._sink(call, f"{label}(…)", trouble="reads markup; say markup=False")
        shown_arguments = call.args
        if label.startswith("os."):  # the first one is a number
            shown_arguments = call.args[1:]
        elif name in FIRST:
            shown_arguments = call.args[:1]
        for argument in shown_arguments:
            if not self._is_safe(argument):
                yield self._sink(call, f"{label}({_short(argument)})")
        for word in call.keywords:
            shown = word.arg is None or word.arg in SHOWN | {"label", "text", "message", "content"}
            if shown and not self._is_safe(word.value):
                yield self._sink(call, f"{label}({word.arg or '**'}={_short(word.value)})")

    def _called(self, call: ast.Call) -> str:
        """The name of what is called, if it shows its arguments; else nothing."""
        name = _name(call.func)
        if isinstance(call.func, ast.Name):
            return self._function(name)
        if name in METHODS or name in self._showing:
            return name
        if name == "add" and any(word.arg == "data" for word in call.keywords):  # to a tree
            return name
        if name == "update" and self._file.startswith("tui/"):
            return name
        if name in CHAINED and self._is_rich(call.func):
            return name
        if name == "__init__" and (base := self._base_around(call)):
            return base
        return ""

    def _function(self, name: str) -> str:
        """The name of a function or class, if it is one that shows something, or made of one."""
        if name in BUILT_IN:
            return name
        module, original = self._imported_as.get(name, ("", name))
        library = module.partition(".")[0]
        if library in ("rich", "textual", "click", "sys", "os", "pprint"):
            return original if original in self._showing or original in METHODS else ""
        made_of_it = self._showing.get(original, original) != original
        return original if made_of_it else ""

    def _is_rich(self, node: ast.expr) -> bool:
        """Whether something is added here to a rich text that the same function made."""
        while isinstance(node, ast.Attribute | ast.Call):
            if isinstance(node, ast.Call) and _name(node.func) in ("Text", "Content"):
                return True
            node = node.func if isinstance(node, ast.Call) else node.value
        if not isinstance(node, ast.Name):
            return False
        function = self._around(node, ast.FunctionDef)
        scope = ast.walk(function) if function is not None else iter(self._tree.body)
        for one in scope:
            if (
                isinstance(one, ast.arg)
                and one.arg == node.id
                and one.annotation is not None
                and _name(one.annotation) in ("Text", "Content")
            ):
                return True
            if (
                isinstance(one, ast.Assign)
                and any(_name(target) == node.id for target in one.targets)
                and isinstance(one.value, ast.Call)
                and _name(one.value.func) in ("Text", "Content")
            ):
                return True
        return False

    def _base_around(self, call: ast.Call) -> str:
        """The widget that shows text, whose `__init__` is called from a class made of it."""
        around = self._around(call, ast.ClassDef)
        if isinstance(around, ast.ClassDef) and around.name in self._showing:
            return self._showing[around.name]
        return ""

    def _assigned(self, node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> Iterator[Sink]:
        if node.value is None or not self._file.startswith(("tui/", "console/")):
            return
        for target in _targets(node):
            pairs = [(target, node.value)]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            for one, value in pairs:
                if (
                    isinstance(one, ast.Attribute)
                    and one.attr in SHOWN
                    and not self._is_safe(value)
                ):
                    yield self._sink(node, f"{ast.unparse(one)} = {_short(value)}")

    def _imported(self, node: ast.Import | ast.ImportFrom) -> Iterator[Sink]:
        names = [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in LOUD.intersection(name.partition(".")[0] for name in names):
            yield self._sink(node, f"import {name}", trouble="it writes on stderr by itself")

    def _handed_on(self, node: ast.Name | ast.Attribute) -> bool:
        """Whether what writes is not called here, but given to something that will."""
        if isinstance(node, ast.Name):
            loud = node.id == "print"
        else:
            loud = node.attr in ("write", "writelines", "echo", "secho")
        parent = self._parents.get(node)
        called = isinstance(parent, ast.Call) and parent.func is node
        return loud and isinstance(node.ctx, ast.Load) and not called

    def _is_safe(self, node: ast.expr) -> bool:
        """Whether text is a constant, from the catalogue, or cleaned where it stands."""
        match node:
            case ast.Constant():
                return True
            case ast.Name():
                return node.id in self._constants or self._is_local(node)
            case ast.Starred():
                return self._is_safe(node.value)
            case ast.JoinedStr():
                return all(map(self._is_safe, node.values))
            case ast.FormattedValue():
                number = isinstance(node.format_spec, ast.JoinedStr) and "," in ast.unparse(
                    node.format_spec
                )
                return number or self._is_safe(node.value)
            case ast.BinOp():
                repeated = isinstance(node.op, ast.Mult) and isinstance(node.left, ast.Constant)
                return self._is_safe(node.left) and (repeated or self._is_safe(node.right))
            case ast.IfExp():
                return self._is_safe(node.body) and self._is_safe(node.orelse)
            case ast.List() | ast.Tuple():
                return all(map(self._is_safe, node.elts))
            case ast.Call():
                name = _name(node.func)
                if name in CLEANING or name == "len" or self._called(node):
                    return True  # a sink that is a sink's argument is looked at by itself
                own = node.func.value if isinstance(node.func, ast.Attribute) else None
                if name == "format" and own is not None:
                    given = [*node.args, *(word.value for word in node.keywords)]
                    return all(map(self._is_safe, [own, *given]))
                if name in KEEPING:
                    first = [*([own] if own is not None else []), *node.args[:1]]
                    return all(map(self._is_safe, first))
                return False
        return False

    def _is_local(self, name: ast.Name) -> bool:
        """Whether all that the function ever gives a name of its own is safe."""
        function = self._around(name, ast.FunctionDef)
        if not isinstance(function, ast.FunctionDef) or name.id in self._asked:
            return False
        given = []
        for node in ast.walk(function):
            match node:
                case ast.arg() if node.arg == name.id:
                    return False
                case ast.Name(ctx=ast.Store()) if node.id == name.id:
                    parent = self._parents[node]
                    if not isinstance(parent, ast.Assign | ast.AnnAssign | ast.AugAssign):
                        return False
                    if parent.value is None:
                        continue
                    given.append(parent.value)
        self._asked.add(name.id)
        try:
            return bool(given) and all(map(self._is_safe, given))
        finally:
            self._asked.discard(name.id)

    def _around(self, node: ast.AST, kind: type[ast.AST]) -> ast.AST | None:
        above = self._parents.get(node)
        while above is not None and not isinstance(above, kind):
            above = self._parents.get(above)
        return above

    def _sink(self, node: ast.stmt | ast.expr, call: str, trouble: str = "") -> Sink:
        return Sink(self._file, node.lineno, call, trouble)


def _targets(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []


def _is_constant(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)


def _name(node: ast.expr) -> str:
    """The last name of `a.b.c`; of `Tree[int]` the one before the bracket."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _short(node: ast.expr) -> str:
    text = ast.unparse(node)
    return text if len(text) <= _UNPARSED else text[: _UNPARSED - 1] + "…"
