"""What a reader of sentences carries along: the line, and what has been found."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct, field

from goodstanding.bylaws import Line, Place
from goodstanding.dates import Listed, Unit
from goodstanding.problems import Problem
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Blank, Wanted
from goodstanding.rulebook.names import Name, Names, of_blank
from goodstanding.rulebook.time import Named

Found = TypeVar("Found")


class Context(Struct):
    """The line being read, and what is found on the way.

    `units` are the units in which sentences count a duty (`6 months of dues`), to be
    held against the periods it is owed in once all duties are known.
    """

    blanks: list[Blank] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    units: list[tuple[str, Unit | str, Place]] = field(default_factory=list)
    reading: Line | None = None
    calendars: dict[str, Listed] = field(default_factory=dict)
    names: Names = field(default_factory=Names)

    @property
    def line(self) -> Line:
        """The line being read."""
        if self.reading is None:
            raise TypeError("no line is being read")
        return self.reading

    def place(self, node: Node | None = None) -> Place:
        """Where `node`, or the line itself, stands."""
        at = self.line.place
        column = node.words[0].column if node is not None and node.words else at.column
        return Place(file=at.file, line=at.line, column=column, article=at.article)

    def text(self, node: Node) -> str:
        """The words of `node` as the writer wrote them."""
        first, last = node.words[0], node.words[-1]
        offset = self.line.place.column
        return self.line.text[
            first.column - offset : last.column - offset + len(last.text)
        ]

    def named(self, name: str, wanted: Wanted) -> Named:
        """A value the text names or leaves blank, remembered with its place.

        A blank of several words is one name: `[appeal days]` is `appeal-days`.
        """
        is_words = wanted is Wanted.WORDS
        named = Named("-".join(name.split()) if is_words else of_blank(name))
        self.blanks.append(Blank(named.name, self.place(), wanted))
        return named

    def problem(
        self,
        code: str,
        what: str,
        do: str,
        node: Node | None = None,
        place: Place | None = None,
    ) -> None:
        """Remember a problem of the line being read, or of another `place`."""
        self.problems.append(
            Problem(code=code, what=what, where=str(place or self.place(node)), do=do)
        )


def node(value: object) -> Node:
    """`value`, which the table of phrases makes a node."""
    return of(Node, value)


def some(value: object) -> Node | None:
    """`value`, which the table of phrases makes a node or leaves out."""
    return None if value is None else of(Node, value)


def many(value: object) -> tuple[Node, ...]:
    """`value`, which the table of phrases makes a list of nodes, or leaves out."""
    return () if value is None else tuple(node(item) for item in of(tuple, value))


def key(value: object) -> str:
    """The key of a declared name, or the word itself."""
    return value.key if isinstance(value, Name) else str(value)


def keys(value: object) -> tuple[str, ...]:
    """The keys of a list of names, or the words of a list of words."""
    return tuple(key(item) for item in of(tuple, value))


def of(kind: type[Found], value: object) -> Found:
    """`value`, which the table of phrases makes a `kind`."""
    if not isinstance(value, kind):
        raise TypeError(value)
    return value
