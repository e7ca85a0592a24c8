"""Which grounds stand behind others, and what of a ground is not opened for that.

Nothing is left out: a ground that another hides is found like any other, and the finding
says what hides it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked
from goodstanding.rulebook.condition import All, Condition, Holds, Not, leaves
from goodstanding.rulebook.model import Ground, Opening
from goodstanding.terms import Answer

STANDS = (Answer.MET, Answer.STILL_CURABLE)


class Hidden(Struct, frozen=True, kw_only=True):
    """Another ground that goes before: which, where the text says so, and its answer."""

    ground: str
    article: str
    answer: Answer

    @property
    def is_sure(self) -> bool:
        """Whether the other ground is met: if not, it hangs on what is not known."""
        return self.answer in STANDS

    def __str__(self) -> str:
        at = f" ({self.article})" if self.article else ""
        if self.is_sure:
            return f"not opened while {self.ground} is met{at}"
        return f"not opened if {self.ground} is met{at}, which {_open(self.answer)}"


def _open(answer: Answer) -> str:
    missing = answer is Answer.DATA_MISSING
    return "the record does not say" if missing else "needs a finding"


def excepted(ground: Ground) -> tuple[Holds, ...]:
    """The other grounds where which this one is not met: `Except where ground x is met`."""
    condition = ground.condition
    parts = condition.parts if isinstance(condition, All) else ()
    return tuple(part.part for part in parts if _is_order(part))  # type: ignore[union-attr, misc]  # -- an order is a Not of a Holds


def _is_order(part: Condition) -> bool:
    return (
        isinstance(part, Not) and isinstance(part.part, Holds) and not part.part.negated
    )


def but_for_others(ground: Ground) -> Ground:
    """The ground as it would be judged if no other ground hid it."""
    if not excepted(ground) or not isinstance(ground.condition, All):
        return ground
    name = replace(ground.name, key=f"{ground.name.key}, but for others")
    kept = tuple(part for part in ground.condition.parts if not _is_order(part))
    return replace(ground, name=name, condition=All(kept))


def hidden_by(asked: Asked, ground: Ground) -> tuple[Hidden, ...]:
    """Every ground that hides this one on the day asked about, or may hide it.

    An exception hides only what would be met without it; there what is not known of it
    is told by the answer itself.
    """
    found = [each for each in _excepting(asked, ground) if each.is_sure]
    if found and not reference.judge(asked, but_for_others(ground)).twice.now.must:
        found = []
    for before in ground.behind:
        answer = reference.answer(asked, asked.rulebook.grounds[before.ground])
        if answer is not Answer.NOT_MET:
            article = before.place.article
            found.append(Hidden(ground=before.ground, article=article, answer=answer))
    return tuple(found)


def _excepting(asked: Asked, ground: Ground) -> Iterator[Hidden]:
    for leaf in excepted(ground):
        answer = reference.answer(asked, asked.rulebook.grounds[leaf.ground])
        yield Hidden(ground=leaf.ground, article=leaf.place.article, answer=answer)


def opened(asked: Asked, opening: Opening) -> str:
    """What people may or shall do, and what of it the text does not let them take."""
    return "; ".join([str(opening), *_barred(asked, opening)])


def _barred(asked: Asked, opening: Opening) -> Iterator[str]:
    for name in opening.measures:
        measure = asked.rulebook.measures.get(name)
        for condition in measure.barred_if if measure else ():
            bars = reference.weigh(asked, condition).twice.now
            if bars.may:
                said = " and ".join(leaf.text for leaf in leaves(condition))
                article = next(leaves(condition)).place.article
                at = f" ({article})" if article else ""
                where = "unless" if isinstance(condition, Not) else "if"
                known = "" if bars.must else ", which is not known"
                yield f"{name} is not taken {where} {said}{at}{known}"
