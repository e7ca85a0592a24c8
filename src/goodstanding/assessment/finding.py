"""A finding: what the rulebook says of one member, with the evidence.

A finding decides nothing.  It names the article, shows what was counted, and says
what is open to people and what the member can still do.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from goodstanding.assessment import order, reference
from goodstanding.assessment.asked import Asked, spell_on
from goodstanding.assessment.cure import cure
from goodstanding.assessment.folds import period_name
from goodstanding.assessment.order import Hidden
from goodstanding.assessment.points import LAST
from goodstanding.assessment.since import since
from goodstanding.assessment.state import Point
from goodstanding.assessment.weighed import Weighed
from goodstanding.rulebook.condition import (
    UPPER_LIMITS,
    AnyOf,
    Condition,
    Holds,
    Leaf,
    Several,
    Sum,
)
from goodstanding.rulebook.model import Ground
from goodstanding.terms import Answer, State

NEXT = "expected next"
"""What is said of a point that is not there yet, one step ahead."""

ON_RECORD = "on record"
"""What is said of a day that is none of a duty or an act: of joining, of a finding."""


class Row(Struct, frozen=True, kw_only=True):
    """One point or act that was counted: what it is, its day, and its state."""

    series: str
    what: str
    day: date
    state: str


class Evidence(Struct, frozen=True, kw_only=True):
    """One condition that the answer rests on, its value, and the rows behind it."""

    says: str
    article: str
    value: str
    rows: tuple[Row, ...] = ()


class Finding(Struct, frozen=True, kw_only=True):
    """One ground of one member on one day.

    Table:
        findings: one row per (member, ground) that is not "not met", or coming near
            since    date  first day of the unbroken stretch on which it is met
            through  date  last day of what was counted
            count    int   the first quantity counted, where one was
            near     bool  not met, and would be one step further on
            opens    text  what people may or shall do, and who
            cure     text  what would end it, and until when
            hidden_by  list  grounds that go before it: while one is met, nothing is opened
    """

    member: str
    branch: str | None
    ground: str
    article: str
    answer: Answer
    near: bool
    since: date | None
    through: date | None
    count: int | None
    evidence: tuple[Evidence, ...]
    sentence: str
    opens: tuple[str, ...]
    cure: str
    hidden_by: tuple[Hidden, ...] = ()

    @property
    def is_hidden(self) -> bool:
        """Whether nothing is opened on it while another ground is met."""
        return any(each.is_sure for each in self.hidden_by)

    @property
    def says(self) -> str:
        """The answer in words, with what hides it: `met; not opened while x is met`."""
        hidden = "".join(f"; {each}" for each in self.hidden_by)
        unless = self.is_hidden and self.answer is Answer.NOT_MET
        return ("met" if unless else str(self.answer)) + self._since() + hidden

    def _since(self) -> str:
        return f" since {self.since}" if self.since else ""

    def as_json(self) -> dict[str, Any]:
        """The finding as plain values: dates as ISO 8601 text."""
        found: dict[str, Any] = to_builtins(self)
        return found


def finding(asked: Asked, ground: Ground) -> Finding | None:
    """The finding on `ground`, or None where it is not met, not hidden and not near.

    Where it is not met only because another ground is, the evidence is what is so but
    for the other.
    """
    hidden = order.hidden_by(asked, ground)
    answer = reference.answer(asked, ground)
    is_hidden = bool(hidden) and answer is Answer.NOT_MET
    judged = order.but_for_others(ground) if is_hidden else ground
    weighed = reference.judge(asked, judged)
    near = weighed.twice.answer is Answer.NOT_MET and reference.near(asked, ground)
    if weighed.twice.answer is Answer.NOT_MET and not near:
        return None
    ahead = replace(asked, ahead=True)
    shown = list(deciding(reference.judge(ahead, ground) if near else weighed))
    spell = spell_on(asked.record, asked.on)
    evidence = tuple(dict.fromkeys(_evidence(asked, leaf) for leaf in shown))
    days = [row.day for each in evidence for row in each.rows if row.day <= asked.on]
    opens = not near and not any(each.is_sure for each in hidden)
    said = "".join(f"; {each}" for each in hidden)
    return Finding(
        member=asked.record.member_id,
        branch=spell.branch_id if spell else None,
        ground=ground.name.key,
        article=ground.place.article,
        answer=answer,
        near=near,
        since=since(asked, judged),
        through=max(days, default=None),
        count=next((leaf.count for leaf in shown if leaf.count is not None), None),
        evidence=evidence,
        sentence=_sentence(ground, evidence, near=near) + said,
        opens=tuple(order.opened(asked, each) for each in ground.openings if opens),
        cure=cure(asked, judged, weighed, near=near),
        hidden_by=() if near else hidden,
    )


def findings(asked: Asked) -> Iterator[Finding]:
    """Every finding on the member, in the order of the text."""
    for ground in asked.rulebook.grounds.values():
        found = finding(asked, ground)
        if found is not None:
            yield found


def deciding(weighed: Weighed) -> Iterator[Weighed]:
    """The leaves that the answer rests on: of an `any of`, those as strong as it."""
    condition = weighed.condition
    if isinstance(condition, Sum):
        yield weighed
        return
    if isinstance(condition, Leaf) and not isinstance(condition, Holds):
        yield weighed
    strongest = weighed.twice.answer
    for part in weighed.parts:
        if not _counts(weighed.condition, part, strongest):
            continue
        if not weighed.negated or part.twice.now.reasons:
            yield from deciding(part)


def _counts(whole: Condition, part: Weighed, strongest: Answer) -> bool:
    """Whether a part is among those that the answer of the whole rests on."""
    if isinstance(whole, AnyOf):
        return part.twice.answer is strongest
    if isinstance(whole, Several) and whole.comparison not in UPPER_LIMITS:
        return part.twice.now.may
    return True


def _evidence(asked: Asked, leaf: Weighed) -> Evidence:
    condition = leaf.condition
    assert isinstance(condition, Leaf)
    terms = leaf.parts if isinstance(condition, Sum) else (leaf,)
    return Evidence(
        says=condition.text,
        article=condition.place.article,
        value=leaf.value,
        rows=tuple(row for each in terms for row in _rows(asked, each)),
    )


def _rows(asked: Asked, leaf: Weighed) -> Iterator[Row]:
    series = leaf.series or ""
    for point in leaf.points:
        duty = asked.rulebook.duties[series]
        state = NEXT if _supposed(asked, point) else str(point.state)
        yield Row(
            series=series, what=period_name(duty, point), day=point.close, state=state
        )
    for day in leaf.days:
        state = str(State.DONE) if series else ON_RECORD
        yield Row(series=series, what=str(day), day=day, state=state)


def _supposed(asked: Asked, point: Point) -> bool:
    """Whether the point is not there yet: of the running period, or one supposed."""
    return point.close > asked.on or point.what == LAST


def _sentence(ground: Ground, evidence: tuple[Evidence, ...], *, near: bool) -> str:
    said = "; ".join(f"{each.says}: {each.value}" for each in evidence)
    head = f"{ground.place.article}: " if ground.place.article else ""
    return f"{head}one step away: {said}" if near else head + said
