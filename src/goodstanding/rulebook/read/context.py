"""What a reader of sentences carries along: the line, and what has been found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from goodstanding.bylaws import Line, Place
from goodstanding.dates import Unit
from goodstanding.problems import Problem
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Blank
from goodstanding.rulebook.names import Name
from goodstanding.rulebook.time import Named

Found = TypeVar("Found")


@dataclass(slots=True)
class Context:
    """The line being read, and what is found on the way.

    `units` are the units in which sentences count a duty (`6 months of dues`), to be
    held against the periods it is owed in once all duties are known.
    """

    blanks: list[Blank] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    units: list[tuple[str, Unit, Place]] = field(default_factory=list)
    line: Line | None = None

    def place(self, node: Node | None = None) -> Place:
        """Where `node`, or the line itself, stands."""
        assert self.line is not None
        at = self.line.place
        column = node.words[0].column if node is not None and node.words else at.column
        return Place(file=at.file, line=at.line, column=column, article=at.article)

    def text(self, node: Node) -> str:
        """The words of `node` as the writer wrote them."""
        assert self.line is not None
        first, last = node.words[0], node.words[-1]
        offset = self.line.place.column
        return self.line.text[first.column - offset : last.column - offset + len(last.text)]

    def named(self, name: str) -> Named:
        """A value the text names or leaves blank, remembered with its place."""
        self.blanks.append(Blank(name, self.place()))
        return Named(name)

    def problem(self, code: str, what: str, do: str, node: Node | None = None) -> None:
        """Remember a problem of the line being read."""
        self.problems.append(Problem(code=code, what=what, where=str(self.place(node)), do=do))


def node(value: object) -> Node:
    """`value`, which the table of phrases makes a node."""
    assert isinstance(value, Node)
    return value


def some(value: object) -> Node | None:
    """`value`, which the table of phrases makes a node or leaves out."""
    assert value is None or isinstance(value, Node)
    return value


def many(value: object) -> tuple[Node, ...]:
    """`value`, which the table of phrases makes a list of nodes, or leaves out."""
    if value is None:
        return ()
    assert isinstance(value, tuple)
    return tuple(node(item) for item in value)


def key(value: object) -> str:
    """The key of a declared name, or the word itself."""
    return value.key if isinstance(value, Name) else str(value)


def keys(value: object) -> tuple[str, ...]:
    """The keys of a list of names, or the words of a list of words."""
    assert isinstance(value, tuple)
    return tuple(key(item) for item in value)


def of(kind: type[Found], value: object) -> Found:
    """`value`, which the table of phrases makes a `kind`."""
    assert isinstance(value, kind)
    return value
