"""The directions of imports, and what only one room may import (docs: CONTRIBUTING)."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "mlcareer"
LONGEST = 350
ROOMS = {
    "errors": (),
    "knowledge": ("errors",),
    "advice": ("knowledge", "errors"),
    "wizard": ("advice", "knowledge", "errors"),
    "pages": ("advice", "knowledge", "errors"),
    "journal": ("advice", "knowledge", "errors"),
    "evidence": ("advice", "knowledge", "errors"),
    "cli": ("wizard", "pages", "journal", "evidence", "advice", "knowledge", "errors"),
    "__init__": ("knowledge", "advice"),
    "__main__": ("cli",),
}
# Which files may import a library; a library that is not here and not of the standard library is a fault.
ONLY = {
    "yaml": ("knowledge/read",),
    "msgspec": ("knowledge/read", "knowledge/schema"),
    "sqlite3": ("knowledge/compile", "knowledge/base", "knowledge/cache"),
    "questionary": ("wizard/full",),
    "prompt_toolkit": ("wizard/full", "wizard/typeahead"),
    "rich": ("pages/terminal",),
    "typer": ("cli/",),
    "platformdirs": ("cli/folders",),
}
NETWORK = ("socket", "ssl", "urllib", "http", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "asyncio")
WORLD = ("os", "pathlib", "io", "time", "random", "tempfile", "shutil", "subprocess")
PURE = ("advice", "pages")
# A page is drawn into a buffer in memory; the one seeded generator of advice.
PURE_EXCEPT = {("pages/terminal.py", "io")}
ENVIRONMENT = ("cli/folders.py", "cli/term.py")


def files_of(source: Path) -> list[Path]:
    """Every Python file of the package; an empty walk would prove nothing."""
    found = sorted(source.rglob("*.py"))
    assert len(found) > 20
    return found


def room_of(path: Path, source: Path) -> str:
    """The room of a file: its folder, or its own name at the top."""
    parts = path.relative_to(source).parts
    return parts[0] if len(parts) > 1 else path.stem


def imports_of(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and full name of every import, also inside functions and under TYPE_CHECKING."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            dots = "." * node.level
            # "from mlcareer import pages" names the room only in its aliases
            if node.module == "mlcareer":
                yield from ((node.lineno, f"mlcareer.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, f"{dots}{node.module or ''}"


def faults_of(source: Path) -> list[str]:
    """Every import and call that the rooms do not allow."""
    faults = []
    rooms = set()
    for path in files_of(source):
        name = path.relative_to(source).as_posix()
        room = room_of(path, source)
        rooms.add(room)
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        if text.count("\n") > LONGEST:
            faults.append(f"{name}: more than {LONGEST} lines")
        faults += [f"{name}:{line}: {fault}" for line, fault in _import_faults(tree, name, room)]
        faults += [f"{name}:{line}: {fault}" for line, fault in _call_faults(tree, name)]
    faults += [f"{room}: a room without a row in the table" for room in sorted(rooms - set(ROOMS))]
    faults += [f"{room}: a row in the table without a room" for room in sorted(set(ROOMS) - rooms)]
    return faults


def _import_faults(tree: ast.AST, name: str, room: str) -> Iterator[tuple[int, str]]:
    """Arrows against the picture, libraries in the wrong room, the network, the world in a pure room."""
    for line, module in imports_of(tree):
        top, *rest = module.split(".")
        if module.startswith("."):
            yield line, "an import with dots"
        elif top == "mlcareer":
            other = rest[0] if rest else "__init__"
            if other not in (room, *ROOMS.get(room, ()), "__version__"):
                yield line, f"{room} may not import {other}"
        elif top in NETWORK:
            yield line, f"network: {module}"
        elif top in ONLY and not name.startswith(ONLY[top]):
            yield line, f"{module} belongs to {', '.join(ONLY[top])}"
        elif room in PURE and top in WORLD and (name, top) not in PURE_EXCEPT and not _seeded(tree, module):
            yield line, f"{room} may not look at the world: {module}"


def _seeded(tree: ast.AST, module: str) -> bool:
    """Whether ``random`` is used for nothing but ``random.Random(seed)``, the seed given."""
    if module != "random":
        return False
    uses = [
        node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and _is_name(node.value, "random")
    ]
    calls = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.func in uses and node.args
    ]
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "random"]
    types = {node.attr for node in uses} <= {"Random"}
    bare = [
        node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.func in uses and not node.args
    ]
    return types and not bare and not froms and bool(calls or uses)


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _reads_clock(node: ast.AST) -> bool:
    """Whether a node is ``date.today`` or ``datetime.now``."""
    return (
        isinstance(node, ast.Attribute)
        and node.attr in ("today", "now")
        and isinstance(node.value, ast.Name)
        and node.value.id in ("date", "datetime")
    )


def _call_faults(tree: ast.AST, name: str) -> Iterator[tuple[int, str]]:
    """The clock outside cli, the environment outside its two files, prompts that swallow Ctrl-C, printing."""
    for node in ast.walk(tree):
        if not name.startswith("cli/") and _reads_clock(node):
            yield node.lineno, "the clock is read in cli only"
        if isinstance(node, ast.Attribute) and node.attr == "environ" and name not in ENVIRONMENT:
            yield node.lineno, "the environment is read in two files only"
        if isinstance(node, ast.Attribute) and node.attr == "print_json":
            yield node.lineno, "JSON never passes through rich"
        if isinstance(node, ast.ImportFrom) and node.module == "random":
            yield node.lineno, "import random, so that its seed can be seen"


def test_the_package_keeps_its_rooms() -> None:
    """No arrow against the picture, no library in the wrong room, no file too long, no clock outside cli."""
    assert faults_of(SOURCE) == []


FAULTS = {
    "knowledge/a.py": ("from mlcareer.advice.gap import find_gap\n", "knowledge may not import advice"),
    "wizard/a.py": ("import mlcareer.pages.blocks\n", "wizard may not import pages"),
    "journal/a.py": ("from mlcareer import evidence\n", "journal may not import evidence"),
    "pages/a.py": ("from .blocks import Title\n", "an import with dots"),
    "advice/a.py": ("def f():\n    from mlcareer.cli import main\n", "advice may not import cli"),
    "advice/b.py": ("import os\n", "advice may not look at the world: os"),
    "advice/c.py": ("import random\nrandom.shuffle([])\n", "advice may not look at the world: random"),
    "advice/d.py": ("import random\nrandom.Random()\n", "advice may not look at the world: random"),
    "advice/e.py": ("from datetime import date\ndate.today()\n", "the clock is read in cli only"),
    "evidence/a.py": ("import urllib.request\n", "network: urllib.request"),
    "pages/b.py": ("import rich\n", "rich belongs to pages/terminal"),
    "cli/a.py": ("import yaml\n", "yaml belongs to knowledge/read"),
    "journal/b.py": ("import os\nos.environ['A']\n", "the environment is read in two files only"),
    "pages/c.py": ("console.print_json('')\n", "JSON never passes through rich"),
    "knowledge/b.py": ("\n" * 351, "more than 350 lines"),
    "extra/a.py": ("", "a room without a row in the table"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_seen(name: str, tmp_path: Path) -> None:
    """A copy of the package with one fault more is told exactly that fault."""
    text, wanted = FAULTS[name]
    copy = tmp_path / "mlcareer"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("data", "__pycache__"))
    (copy / name).parent.mkdir(exist_ok=True)
    (copy / name).write_text(text)

    told = [fault for fault in faults_of(copy) if fault not in faults_of(SOURCE)]

    assert len(told) == 1
    assert wanted in told[0]


def test_a_missing_room_is_seen(tmp_path: Path) -> None:
    """A row of the table without a room is a fault, so that the table cannot grow stale."""
    copy = tmp_path / "mlcareer"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("data", "__pycache__"))
    shutil.rmtree(copy / "evidence")

    assert "evidence: a row in the table without a room" in faults_of(copy)
