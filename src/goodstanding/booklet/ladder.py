"""Measures as a ladder: what each does, its steps in order, and what may come next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from goodstanding.booklet.sentence import Piece, Sentence, Sentences, line_of
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import Ground, Rulebook
from goodstanding.rulebook.read.context import key, many, node

WHEN = {"after", "before", "within"}
VOTE = {"quorum", "recused", "vote", "written"}
ONLY = {"guard", "optional"}
REPLY = {"hears", "replies", "talks"}
"""Acts of a step in which the member is heard."""

ONCE_TAKEN = {"appeal", "effect"}
TAKEN_OVER = ONCE_TAKEN | {"answer", "not_if", "not_unless"}
"""Lines that `by the steps of` takes over beside the steps; the first two, if not said."""

DOES = {"ends", "lasts", "moves", "rests", "warning"}
TERMS = {"effect", "lifted", "not_if", "not_unless"}
ELSEWHERE = DOES | {"answer", "appeal", "next", "return", "step"}

Pieces = tuple[Piece, ...]


class Rung(Struct, frozen=True):
    """A step: its number, who does what, when, by which vote, how, and only when."""

    number: str
    who: Pieces
    act: Pieces
    when: tuple[Pieces, ...]
    vote: tuple[Pieces, ...]
    how: tuple[Pieces, ...]
    only: tuple[Pieces, ...]
    hears: bool


class Ladder(Struct, frozen=True):
    """A measure with all that belongs to it, as sentences in the writer's words."""

    measure: Measure
    head: Sentence
    does: tuple[Sentence, ...]
    terms: tuple[Sentence, ...]
    rungs: tuple[Rung, ...]
    next: tuple[Sentence, ...]
    appeal: tuple[Sentence, ...]
    returns: tuple[Sentence, ...]
    opened_by: tuple[Ground, ...]
    after: tuple[str, ...]
    like: str

    @property
    def replies(self) -> tuple[Rung, ...]:
        """The steps in which the member is heard."""
        return tuple(rung for rung in self.rungs if rung.hears)


def ladders(rulebook: Rulebook, sentences: Sentences) -> list[Ladder]:
    """The measures of `rulebook` in the order of the text."""
    return [
        _ladder(rulebook, sentences, measure, sentences.by_line[line_of(measure.place)])
        for measure in rulebook.measures.values()
    ]


def _ladder(
    rulebook: Rulebook, sentences: Sentences, measure: Measure, head: Sentence
) -> Ladder:
    said = list(_said(rulebook, sentences, measure.name.key))
    return Ladder(
        measure=measure,
        head=head,
        does=_named(said, DOES),
        terms=tuple(each for each in said if each.kind not in ELSEWHERE),
        rungs=tuple(
            _rung(sentences, sentences.by_line[line_of(step.place)])
            for step in measure.steps
        ),
        next=_named(said, {"next"}),
        appeal=_named(said, {"appeal"}),
        returns=_named(said, {"return"}),
        opened_by=tuple(
            ground
            for ground in rulebook.grounds.values()
            if any(measure.name.key in each.measures for each in ground.openings)
        ),
        after=tuple(
            other.name.key
            for other in rulebook.measures.values()
            if any(measure.name.key in each.measures for each in other.next)
        ),
        like=_like(head),
    )


def _said(
    rulebook: Rulebook, sentences: Sentences, name: str, through: tuple[str, ...] = ()
) -> Iterator[Sentence]:
    """Yield the lines of the measure, with those it takes over from another."""
    head = sentences.by_line[line_of(rulebook.measures[name].place)]
    yield from head.under
    like, own = _like(head), {each.kind for each in head.under}
    if like and like not in through:
        for each in _said(rulebook, sentences, like, (*through, name)):
            if each.kind in TAKEN_OVER and each.kind not in ONCE_TAKEN & own:
                yield each


def _like(head: Sentence) -> str:
    like = head.node["like"] if head.node else None
    return key(like) if like else ""


def _named(said: Iterable[Sentence], kinds: set[str]) -> tuple[Sentence, ...]:
    return tuple(each for each in said if each.kind in kinds)


def _rung(sentences: Sentences, said: Sentence) -> Rung:
    assert said.node is not None
    actors, act = many(said.node["actors"]), node(said.node["act"])
    terms: dict[str, list[Pieces]] = {"when": [], "vote": [], "how": [], "only": []}
    for term in many(said.node["terms"]):
        terms[_column(term.name, said.words(term))].append(
            sentences.pieces(said.words(term))
        )
    return Rung(
        number=str(said.node["number"]),
        who=sentences.pieces(" or ".join(said.words(each) for each in actors)),
        act=sentences.pieces(said.words(act)),
        hears=act.name in REPLY,
        **{name: tuple(found) for name, found in terms.items()},
    )


def _column(name: str, said: str) -> str:
    if name in WHEN:
        return "when"
    if name in VOTE or said == "in secret":
        return "vote"
    return "only" if name in ONLY else "how"
