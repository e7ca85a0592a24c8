"""Every ground of a rulebook as one query over the packed members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodstanding.assessment.to_sql.conditions import View, condition
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import CannotSay, quoted
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


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rulebook on a day, compiled.

    `answers` has an expression for each ground a query can say, its answer as a number;
    `ahead` the same one step ahead; `left` the grounds left to the definition, and why.
    """

    plan: Plan
    answers: dict[str, str]
    ahead: dict[str, str]
    left: dict[str, str]

    def select(self, source: str, *, near: bool = True) -> str:
        """One row per member of `source`: an answer, and with `near` one more, a ground."""
        columns = [f"{made} AS {quoted(name)}" for name, made in self.answers.items()]
        if near:
            columns += [
                f"{made} AS {quoted(name + ' ahead')}"
                for name, made in self.ahead.items()
            ]
        listed = "".join(f",\n  {column}" for column in columns)
        return f"SELECT member_id, branch_id{listed}\nFROM {source}"


def compile_rulebook(
    rulebook: Rulebook, on: date, *, certain: frozenset[str] = frozenset()
) -> Compiled:
    """Compile every ground of `rulebook` for the day `on`.

    `certain` names the series (and `series day`, for acts) whose record is complete for
    every member: what hangs on them is known, and its expression is shorter.
    """
    plan = Plan(rulebook, on)
    answers, ahead, left = {}, {}, {}
    for name, ground in rulebook.grounds.items():
        try:
            now, then = _ground(plan, ground, certain)
        except CannotSay as why:
            left[name] = str(why)
        else:
            answers[name], ahead[name] = now, then
    return Compiled(plan, answers, ahead, left)


def _ground(plan: Plan, ground: Ground, certain: frozenset[str]) -> tuple[str, str]:
    if ground.latched:
        raise CannotSay("once met, it stays met")
    if ground.judged_on:
        raise CannotSay("judged on days of the year")
    if ground.not_modelled:
        raise CannotSay("a part of it is not modelled")
    if not ground.in_force(plan.on):
        return "0", "0"
    told = []
    for ahead in (False, True):
        view = View(plan, ahead=ahead, certain=certain)
        answer = condition(view, ground.condition).answer
        for doubt in dict.fromkeys(view.doubts):
            answer = f"(CASE WHEN {doubt} THEN {OPEN} ELSE {answer} END)"
        told.append(answer)
    return told[0], told[1]
