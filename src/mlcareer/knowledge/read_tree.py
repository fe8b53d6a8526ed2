"""The text of a YAML or JSON file as a tree in which everything is text and knows its line.

Nothing is resolved: ``no``, ``3.10`` and ``1:30`` stay as they were written. Anchors, tags, great
depth and great length are refused, so that no file can be a bomb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from mlcareer.errors import Problem

MOST_CHARACTERS = 2_000_000
MOST_DEPTH = 24
# The C loader is ten times as fast; the Python one reads the same.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class TextNode:
    """A scalar as written; ``empty`` says that nothing, or a bare null, stands there."""

    line: int
    text: str
    empty: bool = False


@dataclass(frozen=True)
class ListNode:
    """A list."""

    line: int
    entries: list[Node]


@dataclass(frozen=True)
class TableNode:
    """A mapping, as pairs in the order written; a key may stand there twice."""

    line: int
    pairs: list[tuple[TextNode, Node]]


Node = TextNode | ListNode | TableNode


class Unreadable(Exception):
    """The text is no tree that may be read; carries the one problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def tree_of(text: str, path: str) -> Node:
    """The tree of a YAML text; raises Unreadable."""
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(Problem(path, 0, f"is longer than {MOST_CHARACTERS} characters; split it"))
    try:
        return _grow(_events(text), path)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise Unreadable(Problem(path, line, "holds half a character; write the whole one")) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Unreadable(Problem(path, line, "holds a character that may not stand in YAML")) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"is not readable as YAML: {error.problem or error.context}"
        raise Unreadable(Problem(path, mark.line + 1 if mark else 0, message)) from error


def _events(text: str) -> Iterator[yaml.Event]:
    # Events come one by one, so a text that is nested too deeply is left before it fills a stack.
    yield from yaml.parse(text, Loader=LOADER)


@dataclass
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: ListNode | TableNode
    key: TextNode | None = None

    def take(self, node: Node, path: str) -> None:
        """Put a finished child where it belongs."""
        if isinstance(self.node, ListNode):
            self.node.entries.append(node)
        elif self.key is not None:
            self.node.pairs.append((self.key, node))
            self.key = None
        elif isinstance(node, TextNode):
            self.key = node
        else:
            raise Unreadable(Problem(path, node.line, "a key must be a word, not a list or mapping"))


def _grow(events: Iterator[yaml.Event], path: str) -> Node:
    """Build the tree of the one document in the events."""
    stack: list[_Open] = []
    root: Node | None = None
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 0
        done: Node | None = None
        if isinstance(event, yaml.ScalarEvent):
            done = TextNode(line, event.value, event.implicit[0] and event.value in NOTHING)
        elif isinstance(event, yaml.SequenceStartEvent):
            stack.append(_Open(ListNode(line, [])))
        elif isinstance(event, yaml.MappingStartEvent):
            stack.append(_Open(TableNode(line, [])))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            done = stack.pop().node
        elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
            raise Unreadable(Problem(path, line, "holds more than one document; keep one"))
        _refuse(event, path, line, len(stack))
        if done is not None and stack:
            stack[-1].take(done, path)
        elif done is not None:
            root = done
    if root is None:
        raise Unreadable(Problem(path, 1, "is empty"))
    return root


def _refuse(event: yaml.Event, path: str, line: int, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise Unreadable(Problem(path, line, "has an anchor or alias (& or *); write it out or quote it"))
    if getattr(event, "tag", None):
        raise Unreadable(Problem(path, line, "has a tag (!); leave it out or quote the text"))
    if depth > MOST_DEPTH:
        raise Unreadable(Problem(path, line, f"is nested more than {MOST_DEPTH} deep"))
