"""What the rules say of one member and why, as a page for that member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from goodstanding.assessment.asked import Asked, spell_on
from goodstanding.assessment.finding import Evidence, Finding, Row
from goodstanding.cli.page import Gap, Heading, Part, Table, Text, Verbatim
from goodstanding.cli.timeline import states_of, timeline
from goodstanding.cli.wording import called, is_unheard, sentence, title, under
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import Ground, Rulebook
from goodstanding.terms import Answer

MOST_ROWS = 12
"""Of more rows those that are alike are shown as one; JSON has each."""

CLOSING = "These are findings and no decisions. Nothing follows from them by itself: "
HEARD = "people decide, and the member is heard before they do."
UNHEARD = (
    "people decide. The rules owe no hearing before some of it, and their reason stands "
    "above; the member may speak to whoever decides all the same."
)


def page(asked: Asked, findings: Sequence[Finding]) -> Iterator[Part]:
    """Yield the page of one member: what is found, what comes near, what is asked."""
    yield from _head(asked)
    grounds = asked.rulebook.grounds
    asks = [each for each in findings if _is_question(each)]
    near = [each for each in findings if each.near]
    said = [each for each in findings if each not in asks and each not in near]
    if not said:
        yield Gap()
        yield Text(_nothing(asked))
    for finding in said:
        yield from _finding(asked, grounds[finding.ground], finding)
    yield from _measures(asked.rulebook, said)
    if near:
        yield Heading("Coming near: not met, and one step away")
    for finding in near:
        yield from _near(asked, grounds[finding.ground], finding)
    yield from _questions(asked.rulebook, asks)
    if findings:
        yield Gap()
        unheard = is_unheard(asked.rulebook, said)
        yield Text(CLOSING + (UNHEARD if unheard else HEARD))


def _head(asked: Asked) -> Iterator[Part]:
    spell = spell_on(asked.record, asked.on)
    branch = f", branch {spell.branch_id}" if spell and spell.branch_id else ""
    yield Heading(f"Member {asked.record.member_id}{branch}: on {asked.on}", level=1)
    yield Text(f"What the rules say, and why: {title(asked.rulebook)}", quiet=True)


def _is_question(finding: Finding) -> bool:
    """Whether it rests on nothing but a body's judgement or a blank in the text."""
    counts = any(each.rows for each in finding.evidence)
    return finding.answer is Answer.NEEDS_FINDING and not counts


def _nothing(asked: Asked) -> str:
    day, spells = asked.on, asked.record.spells
    if spell_on(asked.record, day) is not None:
        return (
            f"No article is met on {day}: there is nothing that anybody could act on."
        )
    left = [each.left_on for each in spells if each.left_on and each.left_on <= day]
    if left:
        return f"Not a member on {day}: the membership ended on {max(left)}."
    first = min(each.joined_on for each in spells)
    return f"Not a member on {day}: the membership begins on {first}."


def _finding(asked: Asked, ground: Ground, finding: Finding) -> Iterator[Part]:
    yield Heading(finding.article or ground.name.key)
    yield Text(f"{ground.name.key}: {finding.says}")
    for evidence in finding.evidence:
        yield Gap()
        yield from _evidence(asked, evidence)
    yield Gap()
    stands = finding.answer in (Answer.MET, Answer.STILL_CURABLE)
    opens = "Open to people" if stands else "Were it met, open to people"
    for opening in finding.opens:
        yield Text(f"{opens}: {opening}.", indent=2, hangs=2)
    if finding.cure:
        yield Text(f"{sentence(finding.cure)}.", indent=2, hangs=2)
    for what in ground.not_modelled:
        yield Text(f"Left to people to weigh: “{what}”.", indent=2, hangs=2)


def _evidence(asked: Asked, evidence: Evidence) -> Iterator[Part]:
    yield Text(f"The rule: {evidence.says}", indent=2, hangs=2)
    yield Text(f"On the record: {evidence.value}", indent=2, hangs=2)
    if not evidence.rows:
        return
    series = evidence.rows[0].series
    duty = asked.rulebook.duties.get(series)
    if duty is not None:
        yield Gap()
        yield Verbatim(timeline(asked, duty, {row.day for row in evidence.rows}))
    states = {} if duty is None else states_of(asked, duty)
    yield Gap()
    if len(evidence.rows) <= MOST_ROWS:
        rows = [
            (row.what, _day(row), states.get(row.day, row.state))
            for row in evidence.rows
        ]
        yield Table((series, "last day", "on the record"), tuple(rows))
    else:
        yield Table(
            (series, "how many", "on the record"), tuple(_spans(evidence, states))
        )


def _spans(evidence: Evidence, states: Mapping[date, str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows with those that follow each other and are alike as one."""
    for state, alike in groupby(
        evidence.rows, lambda row: states.get(row.day, row.state)
    ):
        rows = list(alike)
        first, last = rows[0].what, rows[-1].what
        yield first if len(rows) == 1 else f"{first} to {last}", str(len(rows)), state


def _day(row: Row) -> str:
    return "" if row.what == str(row.day) else str(row.day)


def _measures(rulebook: Rulebook, findings: Sequence[Finding]) -> Iterator[Part]:
    """Yield each measure that is open or may be, as the rules have it."""
    grounds = [rulebook.grounds[found.ground] for found in findings]
    names = [name for each in grounds for way in each.openings for name in way.measures]
    shown = [rulebook.measures[name] for name in names if name in rulebook.measures]
    for measure in {each.name.key: each for each in shown}.values():
        yield Heading(f"How {measure.name.key} goes, in the words of the rules")
        for line in under(rulebook, measure.place):
            yield Text(line.text, indent=2, hangs=3)
        if measure.steps and (like := _like(rulebook, measure)):
            yield Text(f"By the steps of {like.name.key}:", indent=2)
            for line in under(rulebook, like.place):
                if line.text[:1].isdecimal():
                    yield Text(line.text, indent=4, hangs=3)


def _like(rulebook: Rulebook, measure: Measure) -> Measure | None:
    """The measure by whose steps this one goes, if it has none of its own."""
    first = measure.steps[0].place.line
    for other in rulebook.measures.values():
        lines = {line.place.line for line in under(rulebook, other.place)}
        if other is not measure and first in lines:
            return other
    return None


def _near(asked: Asked, ground: Ground, finding: Finding) -> Iterator[Part]:
    yield Text(called(ground), indent=2, hangs=2)
    for evidence in finding.evidence:
        said = f"{evidence.says}: with the next one, {evidence.value}"
        yield Text(said, indent=4, hangs=2)
        duty = (
            asked.rulebook.duties.get(evidence.rows[0].series)
            if evidence.rows
            else None
        )
        if duty is not None:
            days = {row.day for row in evidence.rows}
            yield Verbatim(timeline(asked, duty, days), indent=4)
    yield Text(f"{sentence(finding.cure)}.", indent=4)


def _questions(rulebook: Rulebook, asks: Sequence[Finding]) -> Iterator[Part]:
    if not asks:
        return
    yield Heading("Questions that only people can answer")
    yield Text("That they stand here says nothing about this member.", quiet=True)
    for finding in asks:
        _, _, what = finding.cure.partition(": ")
        yield Text(
            f"- {called(rulebook.grounds[finding.ground])}: {what}", indent=2, hangs=2
        )
