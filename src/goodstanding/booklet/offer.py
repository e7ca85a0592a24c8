"""What a member can do before, against and after each measure; the same said once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from goodstanding.booklet.ladder import Ladder, Pieces
from goodstanding.booklet.sentence import Piece


class Offer(Struct, frozen=True):
    """What is open to the member under these measures, or what stands there instead."""

    measures: tuple[str, ...]
    said: tuple[Pieces, ...]
    instead: str


def replies(ladders: Iterable[Ladder]) -> list[Offer]:
    """How the member replies and is heard."""
    return _offers(ladders, _replies, ("hearing", "no step in which you are heard"))


def appeals(ladders: Iterable[Ladder]) -> list[Offer]:
    """Whom the member may ask to look at it again."""
    return _offers(
        ladders,
        lambda ladder: tuple(each.pieces for each in ladder.appeal),
        ("appeal", "no appeal"),
    )


def returns(ladders: Iterable[Ladder]) -> list[Offer]:
    """How the member may come back."""
    return _offers(
        ladders,
        lambda ladder: tuple(each.pieces for each in ladder.returns),
        ("return", "no way back"),
    )


def _offers(
    ladders: Iterable[Ladder],
    said_of: Callable[[Ladder], tuple[Pieces, ...]],
    owed: tuple[str, str],
) -> list[Offer]:
    """The offers, measures with the same one together, in the order of the text."""
    found: dict[tuple[tuple[Pieces, ...], str], list[str]] = {}
    for ladder in ladders:
        said = said_of(ladder)
        instead = "" if said else _instead(ladder, *owed)
        found.setdefault((said, instead), []).append(ladder.measure.name.key)
    return [Offer(tuple(names), *key) for key, names in found.items()]


def _instead(ladder: Ladder, owed: str, nothing: str) -> str:
    why = ladder.measure.answers.get(owed)
    if why is None:
        return f"The rulebook names {nothing}."
    return f"No {owed} is owed, because “{why}”."


def _replies(ladder: Ladder) -> tuple[Pieces, ...]:
    return tuple(
        _joined(
            (Piece(f"Step {rung.number}: "), *rung.who, Piece(" "), *rung.act), rung.how
        )
        for rung in ladder.replies
    )


def _joined(said: Pieces, more: Iterable[Pieces]) -> Pieces:
    for each in more:
        said = (*said, Piece(", "), *each)
    return (*said, Piece("."))
