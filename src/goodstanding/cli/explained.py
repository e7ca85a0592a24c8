"""What the rules say of one member and why, as a page for that member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from goodstanding.assessment.asked import Asked, known_on, spell_on
from goodstanding.assessment.finding import NEXT, Evidence, Finding, Row
from goodstanding.assessment.moments import latest_of_year
from goodstanding.bylaws import Place
from goodstanding.cli.page import Gap, Heading, Part, Table, Text, Verbatim
from goodstanding.cli.timeline import passed_over, states_of, timeline
from goodstanding.cli.wording import called, is_unheard, sentence, title, under
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.model import Ground, Rulebook
from goodstanding.rulebook.names import STROKE
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
    then = _as_judged(asked, ground, finding)
    if then.on < asked.on:
        known = ", by what was known then" if ground.latched else ""
        yield Text(f"It is judged on {then.on}{known}.")
    for evidence in finding.evidence:
        yield Gap()
        yield from _evidence(then, evidence)
    yield Gap()
    stands = finding.answer in (Answer.MET, Answer.STILL_CURABLE)
    opens = "Open to people" if stands else "Were it met, open to people"
    for opening in finding.opens:
        yield Text(f"{opens}: {opening}.", indent=2, hangs=2)
    if finding.cure:
        yield Text(f"{sentence(finding.cure)}.", indent=2, hangs=2)
    for what in ground.not_modelled:
        yield Text(f"Left to people to weigh: “{what}”.", indent=2, hangs=2)


def _as_judged(asked: Asked, ground: Ground, finding: Finding) -> Asked:
    """The question of the day on which the ground was judged, as the record stood then."""
    if ground.judged_on:
        day = max(latest_of_year(each, asked.on) for each in ground.judged_on)
        asked = replace(asked, on=day, seen={})
    if not ground.latched or finding.since is None:
        return asked
    day = min(finding.since, asked.on)
    return replace(asked, record=known_on(asked.record, day), on=day, seen={})


def _evidence(asked: Asked, evidence: Evidence) -> Iterator[Part]:
    yield Text(f"The rule: {evidence.says}", indent=2, hangs=2)
    yield Text(f"On the record: {evidence.value}", indent=2, hangs=2)
    for series, rows in groupby(evidence.rows, lambda row: row.series):
        if series:
            yield from _counted(asked, series, list(rows))


def _counted(asked: Asked, series: str, rows: Sequence[Row]) -> Iterator[Part]:
    """Yield what was counted of one duty or act: as marks, and row by row."""
    duty = asked.rulebook.duties.get(series)
    states: Mapping[date, str] = {}
    if duty is not None:
        states = states_of(asked, duty)
        yield Gap()
        yield Verbatim(timeline(asked, duty, {row.day for row in rows}))
        for said in passed_over(asked, duty, rows[0].day):
            yield Text(said, indent=2, hangs=2)
    yield Gap()
    named = series
    if STROKE in series:
        named = asked.rulebook.series(series).name.many
    if len(rows) <= MOST_ROWS:
        cells = [(row.what, _day(row), states.get(row.day, row.state)) for row in rows]
        yield Table((named, "last day", "on the record"), tuple(cells))
    else:
        yield Table((named, "how many", "on the record"), tuple(_spans(rows, states)))


def _spans(
    rows: Sequence[Row], states: Mapping[date, str]
) -> Iterator[tuple[str, ...]]:
    """Yield the rows with those that follow each other and are alike as one."""
    for state, same in groupby(rows, lambda row: states.get(row.day, row.state)):
        alike = list(same)
        first, last = alike[0].what, alike[-1].what
        yield first if len(alike) == 1 else f"{first} to {last}", str(len(alike)), state


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
    first = measure.steps[0].place
    for other in rulebook.measures.values():
        lines = [line.place for line in under(rulebook, other.place)]
        if other is not measure and any(_on_one_line(first, each) for each in lines):
            return other
    return None


def _on_one_line(one: Place, other: Place) -> bool:
    return (one.file, one.line) == (other.file, other.line)


def _near(asked: Asked, ground: Ground, finding: Finding) -> Iterator[Part]:
    yield Text(called(ground), indent=2, hangs=2)
    for evidence in finding.evidence:
        has_next = any(row.state == NEXT for row in evidence.rows)
        ahead = "with the next one missed, " if has_next else ""
        yield Text(f"{evidence.says}: {ahead}{evidence.value}", indent=4, hangs=2)
        for series, rows in groupby(evidence.rows, lambda row: row.series):
            duty = asked.rulebook.duties.get(series)
            days = [row.day for row in rows]
            if duty is not None:
                yield Verbatim(timeline(asked, duty, set(days)), indent=4)
                for said in passed_over(asked, duty, days[0]):
                    yield Text(said, indent=4, hangs=2)
    if finding.cure:
        yield Text(f"{sentence(finding.cure)}.", indent=4, hangs=2)


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
