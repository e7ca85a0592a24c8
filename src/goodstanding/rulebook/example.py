"""Examples: a small record, a day, a ground, and the answer the text must give."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from goodstanding.bylaws import Place
from goodstanding.rulebook.language.sentence import Node
from goodstanding.terms import Answer


class Example(Struct, frozen=True, kw_only=True):
    """One row: `name | facts | on | ground | answer`.

    `facts` are the phrases of the second column, in the order written; a point of a
    duty that they do not mention was done, and nothing else happened.
    """

    name: str
    facts: tuple[Node, ...]
    on: date
    ground: str
    answer: Answer
    since: date | None = None
    until: date | None = None
    near: bool = False
    text: str
    place: Place
