"""Every ground of a rulebook as one query over the packed members."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.assessment.to_sql.conditions import condition
from goodstanding.assessment.to_sql.own_time import judged
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.steps import Steps
from goodstanding.assessment.to_sql.text import CannotSay, quoted
from goodstanding.assessment.to_sql.view import View
from goodstanding.rulebook.model import Ground, Rulebook
from goodstanding.terms import Answer

ORDER = (
    Answer.NOT_MET,
    Answer.DATA_MISSING,
    Answer.NEEDS_FINDING,
    Answer.STILL_CURABLE,
    Answer.MET,
)
"""The numbers by which a query gives its answers."""

OPEN = -1
"""The number of an answer that a query leaves to the definition, for one member."""


class Compiled(Struct, frozen=True):
    """A rulebook on a day, compiled.

    `answers` has an expression for each ground a query can say, its answer as a number;
    `ahead` the same one step ahead, both over `steps`; `left` the grounds left to the
    definition, and why.
    """

    plan: Plan
    answers: dict[str, str]
    ahead: dict[str, str]
    left: dict[str, str]
    steps: Steps

    def select(self, source: str, *, near: bool = True) -> str:
        """One row per member of `source`: an answer, and with `near` one more, a ground."""
        columns = [f"{made} AS {quoted(name)}" for name, made in self.answers.items()]
        if near:
            columns += [
                f"{made} AS {quoted(name + ' ahead')}"
                for name, made in self.ahead.items()
            ]
        listed = "".join(f",\n  {column}" for column in columns)
        return f"SELECT member_id, branch_id{listed}\nFROM {self.steps.over(source, listed)}"


def compile_rulebook(
    rulebook: Rulebook, on: date, *, certain: frozenset[str] = frozenset()
) -> Compiled:
    """Compile every ground of `rulebook` for the day `on`.

    `certain` names the series (and `series day`, for acts) whose record is complete for
    every member: what hangs on them is known, and its expression is shorter.
    """
    plan, steps = Plan(rulebook, on), Steps()
    answers, ahead, left = {}, {}, {}
    for name, ground in rulebook.grounds.items():
        try:
            now, then = _ground(View(plan, certain=certain, steps=steps), ground)
        except CannotSay as why:
            left[name] = str(why)
        else:
            answers[name], ahead[name] = now, then
    return Compiled(plan, answers, ahead, left, steps)


def _ground(view: View, ground: Ground) -> tuple[str, str]:
    """The answer on the day and a step ahead; nothing comes near what has its own days."""
    now = _answer(replace(view, doubts=[]), ground)
    if ground.judged_on:
        return now, "0"
    return now, _answer(replace(view, ahead=True, doubts=[]), ground)


def _answer(view: View, ground: Ground) -> str:
    answer = judged(view, ground, condition).answer
    if not view.doubts:
        return answer
    doubts = " OR ".join(dict.fromkeys(view.doubts))
    return f"(CASE WHEN {doubts} THEN {OPEN} ELSE {answer} END)"
