"""What an assessment found, as a page for the officer who asked."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from goodstanding.assessment.finding import Finding
from goodstanding.cli.page import Gap, Heading, Part, Table, Text, Verbatim
from goodstanding.cli.sorted_findings import OF_EVERYONE, Group, Sorted
from goodstanding.cli.wording import (
    called,
    conditions,
    count,
    counted,
    is_unheard,
    joined,
    title,
)
from goodstanding.rulebook.model import Ground, Rulebook

SAYS = {
    Group.MET: "What follows is for people to say, once the member has been heard.",
    Group.CURABLE: "There is still time to put it right: tell the member now.",
    Group.MISSING: "Nobody can say yet. Complete the record, then ask again.",
    Group.QUESTION: "The body named has to find on it, once the member has been heard.",
    Group.HIDDEN: "Met but for another ground, which goes before: nothing is opened on these.",
    Group.NEAR: "Not met, and one step away: an early word may spare all that follows.",
}
UNHEARD = (
    "What follows is for people to say. Before some of it these rules owe no hearing; "
    "hear the member all the same."
)
LAST = {
    Group.MET: "what would end it",
    Group.CURABLE: "until when",
    Group.MISSING: "what is missing",
    Group.QUESTION: "who has to find what",
    Group.HIDDEN: "why it is not opened",
    Group.NEAR: "what would keep it from being met",
}
"""The heading of the last column."""


class Asked(Struct, frozen=True, kw_only=True):
    """What was asked, as it is said again above and below the answer."""

    rulebook: Rulebook
    as_of: date
    known_on: date | None = None
    left_out: int = 0
    again: tuple[str, ...] = ()
    """The arguments with which the same is asked of one member."""


def page(found: Sorted, asked: Asked) -> Iterator[Part]:
    """Yield the page of everything found."""
    yield from _head(found, asked)
    for group in Group:
        yield from _group(found, group, asked.rulebook)
    for group in OF_EVERYONE:
        yield from _everyones(found, group, asked.rulebook)


def next_steps(found: Sorted, asked: Asked) -> Iterator[Part]:
    """Yield what the officer may do next."""
    first = next((kept[0] for g in Group for _, kept in found.of_some(g)), None)
    if first is not None:
        yield Heading("Next")
        command = shlex.join([*asked.again[:2], first.member, *asked.again[2:]])
        yield Text("See all that one answer rests on, and give it to the member:")
        yield Verbatim(f"goodstanding explain {command}")


def _head(found: Sorted, asked: Asked) -> Iterator[Part]:
    known = f", as known on {asked.known_on}" if asked.known_on else ""
    yield Heading(f"{title(asked.rulebook)}: on {asked.as_of}{known}", level=1)
    if asked.left_out:
        rows = count(asked.left_out, "row")
        yield Text(f"{rows} of the roll left out: what hangs on them may be otherwise.")
    said = [
        f"{found.members(group):,} {group}" for group in Group if found.members(group)
    ]
    counted = f": {', '.join(said)}" if said else ""
    yield Text(f"{count(found.looked_at, 'member')} looked at{counted}.")
    if found.unconcerned:
        rest = count(found.unconcerned, "member")
        if said:
            rest = f"the other {rest.removeprefix('1 ')}"
        yield Text(f"Of {rest} the rules say nothing.")


def _group(found: Sorted, group: Group, rulebook: Rulebook) -> Iterator[Part]:
    grounds = {kept[0].ground: (many, kept) for many, kept in found.of_some(group)}
    if not grounds:
        return
    yield Heading(f"{group.capitalize()}: {count(found.members(group), 'member')}")
    shown = [kept[0] for _, kept in grounds.values()]
    unheard = group is Group.MET and is_unheard(rulebook, shown)
    yield Text(UNHEARD if unheard else SAYS[group], quiet=True)
    for name, ground in rulebook.grounds.items():
        if name in grounds:
            yield Gap()
            yield from _ground(rulebook, ground, group, grounds[name])


def _ground(
    rulebook: Rulebook, ground: Ground, group: Group, found: tuple[int, list[Finding]]
) -> Iterator[Part]:
    many, findings = found
    join = joined(rulebook, ground)
    yield Text(f"{called(ground)}: {join}" if join else called(ground), hangs=2)
    for line in conditions(rulebook, ground):
        deep = len(line) - len(line.lstrip())
        yield Text(line.strip(), indent=2 + deep, hangs=3, quiet=True)
    rows = [_row(ground, finding) for finding in sorted(findings, key=_as_numbered)]
    lasts = {row[-1] for row in rows}
    if len(rows) > 1 and len(lasts) == 1:
        yield Text(f"{LAST[group]}: {rows[0][-1]}", indent=2, hangs=2)
        rows = [(*row[:-1], "") for row in rows]
    yield Table(
        ("member", "branch", "since", "what was counted", LAST[group]), tuple(rows)
    )
    if many > len(findings):
        rest = many - len(findings)
        yield Text(
            f"and {count(rest, 'more member')}: --format csv --out FILE lists all",
            indent=2,
        )


def _as_numbered(finding: Finding) -> list[tuple[int, str]]:
    """The member's id as people sort it: 9 before 10.  No number is above a word."""
    parts = re.findall(r"\d+|\D+", finding.member)
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _row(ground: Ground, finding: Finding) -> tuple[str, ...]:
    since = finding.since.isoformat() if finding.since else ""
    return (
        finding.member,
        finding.branch or "",
        since,
        counted(ground, finding),
        _hidden(finding) or _last(finding.cure),
    )


def _hidden(finding: Finding) -> str:
    """What goes before it, and why nothing is opened; nothing where nothing does."""
    return "; ".join(map(str, finding.hidden_by))


def _last(cure: str) -> str:
    """What would end it, without what the heading of the column says already."""
    for said in ("complete the record: ", "ask for a finding: "):
        cure = cure.removeprefix(said)
    for said in (" would end it", " would end it now", " would keep it from being met"):
        cure = cure.removesuffix(said)
    return cure


def _everyones(found: Sorted, group: Group, rulebook: Rulebook) -> Iterator[Part]:
    alike = found.of_everyone(group)
    if not alike:
        return
    everyone = f"for each of the {found.looked_at:,} members"
    if group is Group.QUESTION:
        yield Heading("Open for everyone")
        said = count(len(alike), "question is", "questions are")
        yield Text(f"{said} open {everyone}; nobody need be asked about everybody:")
    elif group is Group.MISSING:
        yield Heading("Data missing for everyone")
        said = count(len(alike), "ground waits", "grounds wait")
        yield Text(f"{said} for the record {everyone}:")
    else:
        yield Heading("Coming near for everyone")
        said = count(len(alike), "ground is", "grounds are")
        yield Text(f"{said} one step away {everyone}; it may lie in the rule:")
    for finding in alike:
        ground = rulebook.grounds[finding.ground]
        yield Text(f"- {called(ground)}: {_last(finding.cure)}", indent=2, hangs=2)
