"""What a check of a rulebook found: as a page, and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from goodstanding.assessment.conflict import conflicts
from goodstanding.assessment.examples import run_examples
from goodstanding.bylaws import Place
from goodstanding.cases.safeguards import Proven, prove
from goodstanding.cli.faults import errors
from goodstanding.cli.page import Gap, Heading, Page, Part, Table, Text, Told
from goodstanding.cli.safeguarded import plain_values, safeguards
from goodstanding.cli.wording import count, title
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook import examine
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.unsaid import open_blanks, open_shares

LEFT_TO_PEOPLE = "Not modelled: left to people"


class Checked(Struct, frozen=True, kw_only=True):
    """A rulebook with its problems; no rulebook, where the file cannot be read.

    `proven` is what was found of each procedure, and `examples` how many were run: none
    where there is an error in the text.
    """

    file: str
    rulebook: Rulebook | None
    problems: tuple[Problem, ...]
    proven: tuple[Proven, ...] = ()
    examples: int = 0
    as_promised: int = 0

    @property
    def is_sound(self) -> bool:
        """Whether it can be assessed by."""
        return not errors(self.problems)


def check(path: Path) -> Checked:
    """The rulebook at `path` checked, its safeguards proven and its examples run."""
    try:
        rulebook, problems = examine(path)
    except Refused as refused:
        return Checked(file=str(path), rulebook=None, problems=refused.problems)
    if errors(problems):
        return Checked(file=str(path), rulebook=rulebook, problems=tuple(problems))
    proven = prove(rulebook)
    broken = [problem for each in proven for problem in each.problems]
    failed = run_examples(rulebook)
    return Checked(
        file=str(path),
        rulebook=rulebook,
        problems=(*problems, *broken, *failed, *conflicts(rulebook)),
        proven=tuple(proven),
        examples=len(rulebook.examples),
        as_promised=len(rulebook.examples) - len(failed),
    )


def page(checked: Checked) -> Iterator[Part]:
    """Yield the page of one rulebook."""
    rulebook = checked.rulebook
    name = checked.file if rulebook is None else f"{checked.file}: {title(rulebook)}"
    yield Heading(name, level=1)
    if rulebook is not None:
        yield from _in_force(rulebook)
    yield from _problems(checked)
    if rulebook is not None:
        yield from _blanks(rulebook)
        yield from _left_open(rulebook)
        yield from _not_modelled(rulebook)
        yield from _reasons(rulebook)
        yield from safeguards(checked.proven)
    yield Gap()
    yield from _summary(checked)


def _in_force(rulebook: Rulebook) -> Iterator[Part]:
    begin, end = rulebook.in_force_from, rulebook.in_force_until
    said = [f"from {begin}" if begin else "", f"until {end}" if end else ""]
    if any(said):
        yield Text(f"in force {' '.join(filter(None, said))}")


def _problems(checked: Checked) -> Iterator[Part]:
    refusing = errors(checked.problems)
    doubts = [problem for problem in checked.problems if problem not in refusing]
    for heading, problems in (
        ("Errors: to be mended before anybody is assessed", refusing),
        ("Doubts: look at them; they refuse nothing", doubts),
    ):
        if problems:
            yield Heading(heading)
            yield from map(Told, problems)


def _blanks(rulebook: Rulebook) -> Iterator[Part]:
    rows = tuple(
        (f"[{blank.name}]", blank.place.article, str(blank.place.line))
        for blank in open_blanks(rulebook)
    )
    if rows:
        yield Heading("Blank in the text: nothing is assumed, until it is decided")
        yield Table(("blank", "article", "line"), rows)


def _left_open(rulebook: Rulebook) -> Iterator[Part]:
    shares = list(open_shares(rulebook))
    if shares or rulebook.left_open:
        yield Heading("Left open by the text")
    for each in rulebook.left_open:
        read = f", read here as “{each.reading}”" if each.reading else ", and not read"
        yield Text(f"“{each.what}”{read}", indent=2, hangs=2)
        yield Text(_at(each.place), indent=4, quiet=True)
    for leaf in shares:
        read = f"{' or '.join(leaf.bases)}: read both ways in “{leaf.text}”"
        yield Text(read, indent=2, hangs=2)
        yield Text(_at(leaf.place), indent=4, quiet=True)


def _not_modelled(rulebook: Rulebook) -> Iterator[Part]:
    if rulebook.not_modelled:
        yield Heading(LEFT_TO_PEOPLE)
    for part in rulebook.not_modelled:
        yield Text(f"“{part.what}”, because {part.why}", indent=2, hangs=2)
        yield Text(_at(part.place), indent=4, quiet=True)


def _reasons(rulebook: Rulebook) -> Iterator[Part]:
    given = [measure for measure in rulebook.measures.values() if measure.answers]
    if given:
        yield Heading("Answered for by the writer, where members read it")
    for measure in given:
        for owed, why in measure.answers.items():
            said = f"{measure.name.key}: no {owed} is owed, because “{why}”"
            yield Text(said, indent=2, hangs=2)
            yield Text(_at(measure.place), indent=4, quiet=True)


def _at(place: Place) -> str:
    return (
        f"{place.article}, line {place.line}" if place.article else f"line {place.line}"
    )


def _summary(checked: Checked) -> Iterator[Part]:
    wrong = len(errors(checked.problems))
    doubts = len(checked.problems) - wrong
    rulebook = checked.rulebook
    if rulebook is not None:
        yield Text(
            f"{count(len(rulebook.duties), 'duty', 'duties')}, "
            f"{count(len(rulebook.grounds), 'ground')}, "
            f"{count(len(rulebook.measures), 'measure')}. {_examples(checked)}"
        )
    verdict = "mend the errors and check again" if wrong else "it can be assessed by"
    yield Text(f"{count(wrong, 'error')}, {count(doubts, 'doubt')}: {verdict}.")


def _examples(checked: Checked) -> str:
    if checked.rulebook is None or not checked.examples:
        none = not checked.rulebook or not checked.rulebook.examples
        return "No examples." if none else "The examples were not run, for the errors."
    return f"Examples: {checked.as_promised} of {checked.examples} as promised."


def as_json(checked: Checked) -> dict[str, Any]:
    """The same as plain values."""
    rulebook = checked.rulebook
    found: dict[str, Any] = {
        "rulebook": checked.file,
        "sound": checked.is_sound,
        "problems": to_builtins(checked.problems),
        "examples": {"run": checked.examples, "as_promised": checked.as_promised},
    }
    if rulebook is None:
        return found
    blanks = open_blanks(rulebook)
    return found | {
        "id": rulebook.id,
        "title": rulebook.title,
        "version": rulebook.version,
        "in_force_from": _iso(rulebook.in_force_from),
        "in_force_until": _iso(rulebook.in_force_until),
        "duties": list(rulebook.duties),
        "grounds": list(rulebook.grounds),
        "measures": list(rulebook.measures),
        "safeguards": plain_values(checked.proven),
        "blanks": [{"name": each.name} | _place(each.place) for each in blanks],
        "left_open": [
            *(
                {"what": each.what, "read_as": each.reading} | _place(each.place)
                for each in rulebook.left_open
            ),
            *(
                {"what": " or ".join(leaf.bases), "read_as": None} | _place(leaf.place)
                for leaf in open_shares(rulebook)
            ),
        ],
        "not_modelled": [
            {"what": each.what, "why": each.why} | _place(each.place)
            for each in rulebook.not_modelled
        ],
    }


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _place(place: Place) -> dict[str, Any]:
    return {"article": place.article, "line": place.line}


def pages(checked: list[Checked]) -> Page:
    """The pages of several, and a last line that counts them."""
    parts = [part for each in checked for part in (*page(each), Gap())]
    if len(checked) == 1:
        return parts[:-1]
    sound = sum(each.is_sound for each in checked)
    return [*parts, Text(f"Without errors: {sound} of {len(checked)} rulebooks.")]
