"""What may come now in a case, each with its article, its days, and its command."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from goodstanding.cases import limits
from goodstanding.cases.acts.effect import appeal_until, effect_day
from goodstanding.cases.acts.open import next_rungs
from goodstanding.cases.acts.send import OWED_IN_NOTICE
from goodstanding.cases.case import Case
from goodstanding.cases.event import Appealed, Received, Sent
from goodstanding.cases.moves import Kind, Move
from goodstanding.cases.told import sent_with
from goodstanding.cases.wording import came_of, moved
from goodstanding.rulebook.procedure import Act, Step

DEFAULT = "cases.db"
ON, BY = ("--on", "DAY"), ("--by", "PERSON")
SAID = ("--said", "REASONS")

BY_ACT = {
    Act.DECIDES: "decide",
    Act.NOTICE: "send",
    Act.QUESTIONS: "send",
    Act.DELIVERS: "send",
    Act.APPROVES: "approve",
    Act.REVIEWS: "approve",
    Act.CERTIFIES: "certify",
    Act.ASKS: "answer",
    Act.AGREES: "answer",
}
"""The command by which a step of each kind is taken; of the others it is `take`."""

WITHOUT_STEP: dict[Kind, tuple[str, ...]] = {
    Kind.EFFECT: ("effect",),
    Kind.EXTEND: ("lengthen", "--length", "LENGTH"),
    Kind.LIFT: ("conclude", "lifted", *SAID),
    Kind.RUN_OUT: ("conclude", "unchanged", *SAID),
    Kind.CLOSE: ("conclude", "closed"),
    Kind.FORGO: ("forgo",),
    Kind.RESTORE: ("restore", "--said", "WORDS"),
    Kind.DROP: ("drop", *SAID),
}
"""Acts of the body that opened the case, and how each is entered."""

BY_MEMBER: dict[Kind, tuple[str, ...]] = {
    Kind.AGREE: ("answer", "--agreed"),
    Kind.REFUSE: ("answer", "--refused"),
    Kind.APPEAL: ("appeal",),
    Kind.LEAVE: ("leave",),
}
BY_OTHERS: dict[Kind, tuple[str, ...]] = {
    Kind.WIN: ("decide-appeal", "won", *SAID),
    Kind.FAIL: ("decide-appeal", "lost", *SAID),
}
ALWAYS = {Kind.LEAVE, Kind.DROP}
"""What may come at any time: it stands last."""


class Ahead(Struct, frozen=True, kw_only=True):
    """One thing that may come now: what, under which article, from when until when."""

    says: str
    article: str
    command: str
    kind: Kind | None = None
    only_if: str | None = None
    first: date | None = None
    last: date | None = None

    @property
    def when(self) -> str:
        """Its days and its condition, in words: `from ... on, until ...`."""
        said = [
            f"from {self.first} on" if self.first else "",
            f"until {self.last}" if self.last else "",
            f"only if {self.only_if}" if self.only_if else "",
        ]
        return ", ".join(filter(None, said))


class _Writing(Struct, frozen=True, kw_only=True):
    """A case, and the file it is kept in, as commands name them."""

    case: Case
    kept: Path

    def command(self, *words: str) -> str:
        """The command of an act in the case: its own words before what all have."""
        name, *rest = words
        where = () if str(self.kept) == DEFAULT else ("--cases", str(self.kept))
        return shlex.join(
            ["goodstanding", "case", name, self.case.id, *rest, *ON, *where]
        )


def ahead(case: Case, kept: Path) -> Iterator[Ahead]:
    """Yield what may come now: receipts that are lacking, then every move."""
    writing = _Writing(case=case, kept=kept)
    yield from _receipts(writing)
    moves = sorted(case.moves, key=lambda move: move.kind in ALWAYS)
    steps = [move for move in moves if move.step]
    if steps:
        yield from _step(writing, {move.kind for move in steps})
    if Move(Kind.RUN_OUT) in case.moves:
        yield Ahead(
            says="the member is helped while the time runs",
            article=case.measure.place.article,
            command=writing.command("help", "--said", "WORDS", *_by_body(case.body)),
            last=case.runs_until,
        )
    for move in moves:
        if not move.step:
            yield _without_step(writing, move)


def rungs(case: Case) -> Iterator[Ahead]:
    """Yield what people may open after the case, on a finding of its own."""
    for body, measures in next_rungs(case):
        for measure in measures:
            words = ["goodstanding", "case", "open", "RULEBOOK", "ROLL", case.member]
            words += ["--ground", "GROUND", "--measure", measure, "--as-of", "DAY"]
            yield Ahead(
                says=f"the {body} opens {measure}, on a finding of its own",
                article=case.measure.place.article,
                command=shlex.join([*words, *_by_body(body), *ON]),
            )


def _receipts(writing: _Writing) -> Iterator[Ahead]:
    case = writing.case
    received = {each.step for each in case.of(Received)}
    for sent in case.of(Sent) if case.is_open else ():
        if sent.step not in received and sent.served is None:
            yield Ahead(
                says=f"{sent_with(sent.step)} comes to hand",
                article=case.measure.place.article,
                command=writing.command(
                    "receive", sent.step, *_by(case, case.step(sent.step))
                ),
            )


def _step(writing: _Writing, kinds: set[Kind]) -> Iterator[Ahead]:
    case, part = writing.case, writing.case.current
    assert part is not None
    step = part.step
    taking = Kind.AGREE if Kind.AGREE in kinds else Kind.TAKE
    only_if = came_of(step.case) if step.case else None
    yield Ahead(
        says=moved(case.procedure, Move(Kind.TAKE, step.number)),
        article=step.place.article,
        command=writing.command(*_taking(case, step)),
        kind=taking,
        only_if=only_if,
        first=limits.first_day(case, step),
        last=limits.last_day(case, step),
    )
    if Kind.PASS in kinds:
        offered = ("--offered", "DAY") if step.actor.is_member else SAID
        by = (*BY, "--body", case.body)
        yield Ahead(
            says=moved(case.procedure, Move(Kind.PASS, step.number)),
            article=step.place.article,
            command=writing.command("pass", step.number, *offered, *by),
            kind=Kind.PASS,
        )


def _taking(case: Case, step: Step) -> tuple[str, ...]:
    """The words by which the step is taken."""
    name = BY_ACT.get(step.act, "take")
    number = ("--step", step.number) if name == "answer" else (step.number,)
    return (name, *number, *_needed(name, step), *_by(case, step))


def _needed(name: str, step: Step) -> Iterator[str]:
    """Yield what must be said of a step of this kind."""
    if name == "decide":
        if step.vote is not None or step.quorum is not None:
            yield from ("--entitled", "N", "--present", "N", "--ayes", "N")
            yield from ("--noes", "N")
        yield from SAID
    elif name == "send":
        means = str(step.means.by[0]) if step.means else "MEANS"
        yield from ("--means", means)
        owed = OWED_IN_NOTICE if step.act is Act.NOTICE else ()
        for what in dict.fromkeys((*owed, *step.stating)):
            yield from ("--states", what)
    elif name == "certify":
        yield from ("--met-on", "DAY")
    elif name == "answer":
        yield "--agreed"
    elif step.guard is not None:
        yield from ("--met", "WORDS")


def _by(case: Case, step: Step) -> tuple[str, ...]:
    """The words that name who takes the step."""
    actor = step.actor
    if actor.is_member:
        return ("--by", case.member)
    if actor.body is not None:
        return _by_body(actor.body)
    return BY * (actor.number or 1)


def _by_body(body: str) -> tuple[str, ...]:
    return (*BY, "--body", body)


def _without_step(writing: _Writing, move: Move) -> Ahead:
    case, kind = writing.case, move.kind
    if kind in BY_MEMBER:
        words = (*BY_MEMBER[kind], "--by", case.member)
        if kind is Kind.APPEAL and not _names_body(case):
            words = (*words, "--to", "BODY")
    elif kind in BY_OTHERS:
        words = (*BY_OTHERS[kind], *_by_body(_appealed_to(case)))
    else:
        words = (*WITHOUT_STEP[kind], *_by_body(case.body))
    return Ahead(
        says=moved(case.procedure, move),
        article=case.measure.place.article,
        command=writing.command(*words),
        kind=kind,
        first=_first(case, kind),
        last=appeal_until(case) if kind is Kind.APPEAL else None,
    )


def _first(case: Case, kind: Kind) -> date | None:
    """The first day on which a move may come, where one is known."""
    if kind is Kind.EFFECT:
        return effect_day(case)
    until = {
        Kind.RUN_OUT: case.runs_until,
        Kind.FORGO: appeal_until(case),
        Kind.CLOSE: appeal_until(case),
    }.get(kind)
    return until + timedelta(1) if until else None


def _names_body(case: Case) -> bool:
    appeal = case.measure.appeal
    return appeal is not None and isinstance(appeal.body, str)


def _appealed_to(case: Case) -> str:
    asked = [event.to for event in case.of(Appealed)]
    return asked[-1] if asked else "BODY"
