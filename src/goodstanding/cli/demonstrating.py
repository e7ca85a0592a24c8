"""The command `demo`: what the rest does, shown on the examples that come with it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.assess import Question
from goodstanding.assessment.finding import Finding
from goodstanding.cli import explained
from goodstanding.cli.asked import Matter, matter
from goodstanding.cli.assessing import Inquiry
from goodstanding.cli.page import Gap, Heading, Page, Part, Table, Text, Verbatim
from goodstanding.cli.screen import Screen
from goodstanding.cli.sorted_findings import Group, Sorted
from goodstanding.cli.status import DONE
from goodstanding.cli.wording import (
    called,
    conditions,
    count,
    counted,
    joined,
    title,
)
from goodstanding.problems import Problem, Refused
from goodstanding.roll.made_up import Form, Plan, write
from goodstanding.rulebook.model import Rulebook

CHARTERS = (
    ("rulebooks/tsc-charter-r0.md", date(2020, 10, 1)),
    ("rulebooks/tsc-charter-r1.md", date(2021, 11, 20)),
    ("rulebooks/tsc-charter-r2.md", date(2023, 3, 21)),
)
COMMITTEE = "examples/steering-committee"
MEASURES = "rulebooks/measures-2024.md"
MEMBERS, SEED, ON = 60, 2024, date(2024, 12, 31)


def run(screen: Screen) -> int:
    """Show a real committee, a made-up branch, and one answer in full."""
    root = _root()
    screen.show(_committee(screen, root))
    with tempfile.TemporaryDirectory() as folder:
        roll = Path(folder) / "branch"
        write(Plan(members=MEMBERS, seed=SEED, form=Form.CSV), roll)
        with matter(root / MEASURES, roll, None) as branch:
            screen.show(_branch(screen, branch))
    screen.show(_next(root))
    return DONE


def _root() -> Path:
    """The folder of the examples, as seen from where we stand.

    Raises:
        Refused: they are not there: only a checkout has them.
    """
    root = Path(__file__).resolve().parents[3]
    needed = [*(path for path, _ in CHARTERS), COMMITTEE, MEASURES]
    missing = [path for path in needed if not (root / path).exists()]
    if missing:
        raise Refused(
            Problem(
                code="cli.E007",
                what=f"the examples are not here: {', '.join(missing)}",
                where="goodstanding demo",
                do="run it in a checkout of the sources, with `make demo`",
            )
        )
    here = Path.cwd()
    return root.relative_to(here) if root.is_relative_to(here) else root


def _committee(screen: Screen, root: Path) -> Page:
    """A real roll under three versions of one rule, each on a day it was in force."""
    parts: list[Part] = [
        Heading("1. A real committee, and three versions of its rule", level=1),
        Text(
            "Who took part in the meetings and votes of the Node.js Technical Steering "
            "Committee, rebuilt from its public minutes; members are numbered."
        ),
    ]
    for path, on in CHARTERS:
        with matter(root / path, root / COMMITTEE, None) as of:
            parts += _version(screen, of, on)
    return [*parts, Gap()]


def _version(screen: Screen, of: Matter, on: date) -> Iterator[Part]:
    """Yield what one version finds on a day."""
    rulebook = of.rulebook
    found = _assessed(screen, of, on)
    yield Heading(f"{rulebook.version}, in force on {on}")
    for ground in rulebook.grounds.values():
        join = joined(rulebook, ground)
        yield Text(f"{called(ground)}: {join}" if join else called(ground))
        for line in conditions(rulebook, ground):
            deep = len(line) - len(line.lstrip())
            yield Text(line.strip(), indent=2 + deep, hangs=3, quiet=True)
    rows = tuple(
        (
            finding.member,
            group.value,
            str(finding.since or ""),
            counted(rulebook.grounds[finding.ground], finding),
        )
        for group in Group
        for _, kept in found.of_some(group)
        for finding in kept
    )
    yield Table(("member", "answer", "since", "what was counted"), rows)
    if found.unconcerned:
        rest = count(found.unconcerned, "member")
        yield Text(f"Of the other {rest} the rule says nothing.", indent=2)


def _branch(screen: Screen, branch: Matter) -> Page:
    """A made-up branch under a rulebook of many grounds, and one answer in full."""
    found = _assessed(screen, branch, ON)
    shown = next(
        (kept[0] for _, kept in found.of_some(Group.MET) if _is_telling(kept[0])), None
    )
    return [
        Heading(f"2. A made-up branch of {MEMBERS}", level=1),
        Text(f"{title(branch.rulebook)}: on {ON}."),
        *_counts(found, branch.rulebook),
        *(_in_full(branch, shown) if shown else ()),
        Gap(),
    ]


def _is_telling(finding: Finding) -> bool:
    return any(each.rows for each in finding.evidence)


def _counts(found: Sorted, rulebook: Rulebook) -> Iterator[Part]:
    """Yield how many members stand where: a row for each ground that says anything."""
    rows = []
    for name, ground in rulebook.grounds.items():
        numbers = [
            sum(many for many, kept in found.of_some(group) if kept[0].ground == name)
            for group in Group
        ]
        if any(numbers):
            rows.append((called(ground), *(str(each or "") for each in numbers)))
    yield Table(("members by ground", *Group), tuple(rows))
    asked = len(found.of_everyone(Group.QUESTION))
    if asked:
        yield Text(
            f"{count(asked, 'question is', 'questions are')} open for everyone: only a "
            "body can answer them, and nobody need be asked about everybody.",
            indent=2,
        )


def _in_full(branch: Matter, shown: Finding) -> Iterator[Part]:
    """Yield one answer as the member it is about would read it."""
    asked = Asked(branch.rulebook, branch.roll.record(shown.member), ON)
    yield Heading("3. One answer in full, as the member reads it", level=1)
    yield from explained.page(asked, [shown])


def _assessed(screen: Screen, of: Matter, on: date) -> Sorted:
    question = Question(rulebook=of.rulebook, as_of=on)
    return Inquiry(screen=screen, matter=of, question=question).sorted()


def _next(root: Path) -> Page:
    rulebook, roll = root / CHARTERS[1][0], root / COMMITTEE
    return [
        Heading("Where to go next", level=1),
        Text("Ask the same yourself:"),
        Verbatim(
            f"goodstanding check {rulebook}\n"
            f"goodstanding assess {rulebook} {roll} --as-of 2021-11-20\n"
            f"goodstanding explain {rulebook} {roll} T37 --as-of 2021-11-20"
        ),
        Text("Write your own rulebook: docs/tutorial/your-first-rulebook.md"),
        Text("Every command: docs/reference/commands.md"),
    ]
