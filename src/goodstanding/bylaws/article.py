"""An article of the bylaws, a place in their text, and the blocks that stand there."""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, frozen=True, kw_only=True):
    """Where something stands: file, line, column, and the heading above it."""

    file: str
    line: int
    column: int = 1
    article: str = ""

    def __str__(self) -> str:
        heading = f", {self.article}" if self.article else ""
        return f"{self.file}:{self.line}:{self.column}{heading}"


class Line(Struct, frozen=True, kw_only=True):
    """One line of a block: what it says, and where.  `place.column` is its indent."""

    text: str
    place: Place


class Block(Struct, frozen=True, kw_only=True):
    """A fenced `rule` or `example` block, and the lines in it that are not empty."""

    kind: str
    place: Place
    lines: tuple[Line, ...]


class Bylaws(Struct, frozen=True, kw_only=True):
    """A text of bylaws, read but not yet understood.

    `front` holds the front matter, key by key, with the line each key stands on.
    `text` is the whole file; `digest` names it: two texts with one digest are the
    same, byte for byte.  `parents` are the texts it extends, the nearest first, with
    their blanks filled as it has them.
    """

    file: str
    front: dict[str, tuple[object, int]]
    blocks: tuple[Block, ...]
    digest: str
    text: str
    parents: tuple[Bylaws, ...] = ()

    @property
    def texts(self) -> tuple[Bylaws, ...]:
        """All the texts that hold together: the oldest first, this one last."""
        return (*reversed(self.parents), self)

    @property
    def identity(self) -> str:
        """The digest of the text, and behind it those of the texts that it extends."""
        return "+".join((self.digest, *(parent.digest for parent in self.parents)))
