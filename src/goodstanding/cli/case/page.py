"""A case as a page: what happened, what was found, what may come now."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from goodstanding.cases.case import Case
from goodstanding.cases.moves import Kind
from goodstanding.cases.told import doers, told
from goodstanding.cli.case.ahead import ALWAYS, DEFAULT, Ahead, ahead, rungs
from goodstanding.cli.case.since import Since, differences
from goodstanding.cli.page import Gap, Heading, Part, Table, Text, Verbatim
from goodstanding.cli.wording import count, sentence, title

WIDEST = 74
"""Letters on a line of a command to copy."""


def entered(case: Case, kept: Path) -> Iterator[Part]:
    """Yield the page of an act: what was entered, and what may come now."""
    last = case.all[-1]
    said = f": “{last.said}”" if last.said else ""
    yield Text(
        f"{case.id}, {last.on}: {told(case, last)}, by {doers(case, last)}{said}",
        hangs=2,
    )
    if not case.is_open:
        yield Text(f"The case has ended: {case.state.end}.")
        yield from _rungs(case)
        return
    may = [each for each in ahead(case, kept) if each.kind not in ALWAYS]
    for number, each in enumerate(may):
        yield Text(f"{'Next' if number == 0 else 'Or'}: {_says(each)}", hangs=2)
        yield Verbatim(copied(each.command))


def page(case: Case, kept: Path, since: Since | None = None) -> Iterator[Part]:
    """Yield the page of a case."""
    yield from _head(case)
    yield Heading("What happened")
    rows = [
        (str(each.on), told(case, each), doers(case, each), each.said)
        for each in case.all
    ]
    yield Table(("day", "what", "who", "words"), tuple(rows))
    yield from _frozen(case)
    if since is not None:
        yield from _since(case, kept, since)
    if case.is_open:
        yield from _ahead(list(ahead(case, kept)))
    elif any(rungs(case)):
        yield Heading("What may follow")
        yield from _rungs(case)


def listed(cases: Sequence[Case]) -> Iterator[Part]:
    """Yield the table of cases."""
    if not cases:
        yield Text("No case.")
        return
    rows = [
        (
            each.id,
            each.member,
            each.opened.measure,
            str(each.opened.on),
            str(each.last_on),
            standing(each),
        )
        for each in cases
    ]
    columns = ("case", "member", "measure", "opened", "last entry", "where it stands")
    yield Table(columns, tuple(rows), indent=0)


def standing(case: Case) -> str:
    """Where the case stands, in words."""
    if case.state.end is not None:
        return f"ended: {case.state.end}"
    part = case.current
    if part is not None:
        return f"at step {part.step.number}"
    until = f", until {case.runs_until}" if case.runs_until else ""
    return f"{case.state.stage}{until}"


def _head(case: Case) -> Iterator[Part]:
    yield Heading(f"{case.id}: {case.opened.measure}, member {case.member}", level=1)
    yield Text(
        f"{sentence(standing(case))}. {count(len(case.all), 'entry', 'entries')}."
    )
    yield Text(
        f"Conducted by the text it was opened under: {title(case.rulebook)}",
        quiet=True,
    )


def _frozen(case: Case) -> Iterator[Part]:
    opened = case.opened
    known = f", as known on {opened.known_on}" if opened.known_on else ""
    yield Heading(f"What was found, as of {opened.as_of}{known}")
    finding = opened.finding
    yield Text(f"{finding.ground}: {finding.says} ({finding.article})", 2, 2)
    for each in finding.evidence:
        yield Text(f"{each.says}: {each.value}", 4, 2)
    if finding.cure:
        yield Text(f"{sentence(finding.cure)}.", 4, 2)


def _since(case: Case, kept: Path, since: Since) -> Iterator[Part]:
    yield Heading(f"What the roll says now, as of {since.as_of}")
    rows = differences(case.opened.finding, since)
    if not rows:
        yield Text("The same.", 2)
        return
    yield Table(("", "as it was found", "now"), tuple(rows))
    if since.stands or not case.is_open:
        return
    yield Text("The finding would not be made now. Nothing follows by itself:", 2)
    drops = any(move.kind is Kind.DROP for move in case.moves)
    for name, what in (("note", "what became known"), ("drop", "why it is let rest")):
        if name == "note" or drops:
            yield Verbatim(copied(_command(case, kept, name, what)), 4)


def _command(case: Case, kept: Path, name: str, said: str) -> str:
    where = [] if str(kept) == DEFAULT else ["--cases", str(kept)]
    by = ["--by", "PERSON", "--body", case.body, "--on", "DAY"]
    return shlex.join(
        ["goodstanding", "case", name, case.id, "--said", said, *by, *where]
    )


def _ahead(may: Sequence[Ahead]) -> Iterator[Part]:
    articles = {each.article for each in may}
    (article, *_) = articles
    alike = len(articles) == 1
    yield Heading(
        f"What may come now, under {article}" if alike else "What may come now"
    )
    for number, each in enumerate(may):
        if number:
            yield Gap()
        yield Text(_says(each) if alike else f"{_says(each)} ({each.article})", 2, 2)
        yield Verbatim(copied(each.command), 4)


def copied(command: str) -> str:
    r"""The command on lines short enough for any terminal, to copy as they stand.

    Example:
        >>> print(copied("goodstanding case drop " + "ada-1 " * 9 + "--said 'it is paid'"))
        goodstanding case drop ada-1 ada-1 ada-1 ada-1 ada-1 ada-1 ada-1 ada-1 \
            ada-1 --said 'it is paid'
    """
    words = shlex.split(command)
    units = [words[0]]
    for before, word in pairwise(words):
        if before.startswith("--") and "=" not in before:
            units[-1] += f" {shlex.quote(word)}"
        else:
            units.append(shlex.quote(word))
    lines = [units[0]]
    for unit in units[1:]:
        if len(lines[-1]) + len(unit) < WIDEST:
            lines[-1] += f" {unit}"
        else:
            lines.append(f"    {unit}")
    return " \\\n".join(lines)


def _says(each: Ahead) -> str:
    return f"{each.says} ({each.when})" if each.when else each.says


def _rungs(case: Case) -> Iterator[Part]:
    """Yield what people may open after it: nothing is opened by itself."""
    for each in rungs(case):
        yield Text(f"People may go on: {each.says}", hangs=2)
        yield Verbatim(copied(each.command))
