"""What a fact of an example may say that cannot be so by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from goodstanding.bylaws import Place
from goodstanding.problems import Problem
from goodstanding.rulebook import condition
from goodstanding.rulebook.condition import leaves
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.read.context import key, many, node, of, some
from goodstanding.rulebook.series import TASK, AtOccasions, Duty, Payment

Found = tuple[int, Problem]
DAYS_AT_MOST = 366
"""So many days of one range: each of them becomes a row of the record."""


def problems(rulebook: Rulebook) -> Iterator[Found]:
    """Every problem of the facts of the examples, with its line."""
    for example in rulebook.examples:
        place = example.place
        for fact in example.facts:
            wrong = WRONG.get(fact.name)
            for what, do in wrong(rulebook, fact) if wrong else ():
                where = str(_place(place, fact))
                code = "rulebook.E047"
                yield place.line, Problem(code=code, what=what, where=where, do=do)


def _place(row: Place, fact: Node) -> Place:
    column = fact.words[0].column
    return Place(file=row.file, line=row.line, column=column, article=row.article)


Wrong = Iterator[tuple[str, str]]


def _points(rulebook: Rulebook, fact: Node) -> Wrong:
    name = key(fact["series"])
    series = rulebook.series(name)
    for item in many(fact["items"]):
        when, said = node(item["when"]).name, some(item["state"])
        state = said.name if said else "done"
        if not isinstance(series, Duty) and state != "done":
            what = f"{name} are counted and not owed, so none of them can be {state}"
            yield what, f"write the days on which they were done: `{name} 2024-01-15`"
        elif when == "days" and _by_day(series) and _too_long(node(item["when"])):
            what = f"`{name}` on more than {DAYS_AT_MOST} days running"
            yield what, "write the days that matter"
        elif _by_day(series) and when not in ("day", "days"):
            what = f"{name} are dated by the day, and here they have none"
            yield (
                what,
                f"write every day, as in `{name} {state} 2024-01-15, 2024-02-12`",
            )
        elif isinstance(series, Duty) and not _by_day(series) and state == "cancelled":
            what = f"{name} are owed by period, and no period can be cancelled"
            yield what, "write `missed`, `excused` or `done`"


def _by_day(series: object) -> bool:
    return not isinstance(series, Duty) or isinstance(series.owed, AtOccasions)


def _paid_on(rulebook: Rulebook, fact: Node) -> Wrong:
    duty = rulebook.duties[key(fact["duty"])]
    if not any(isinstance(means, Payment) for means in duty.means):
        what = f"{duty.name.key} are not done by payment"
        day = "2024-01-15" if _by_day(duty) else "2024-01"
        yield what, f"write `{duty.name.key} done {day}`"


def _amounts(rulebook: Rulebook, fact: Node) -> Wrong:
    acts, amount = rulebook.acts[key(fact["act"])], key(fact["amount"])
    if acts.measured_in != amount:
        what = f"{acts.name.key} are not measured in {amount}"
        yield what, f"write {acts.measured_in or acts.name.key}"


def _finding(rulebook: Rulebook, fact: Node) -> Wrong:
    body, question = key(fact["body"]), str(fact["question"])
    asked = list(_questions(rulebook))
    if (body, question) in asked:
        return
    whom = [each for each in asked if each[1] == question]
    near = get_close_matches(question, [each for _, each in asked], 1)
    meant = whom or [each for each in asked if each[1] in near] or asked
    finds = {
        each: rulebook.names.verb(each, "finds") for each, _ in [*meant, (body, "")]
    }
    what = f'no ground asks what the {body} {finds[body]} of "{question}"'
    do = " or ".join(
        f'`the {each} {finds[each]} "{of}"`' for each, of in dict.fromkeys(meant)
    )
    yield what, f"write {do}" if do else "take this fact out"


def _questions(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Who is asked what by the conditions on which an answer hangs."""
    asked = [ground.condition for ground in rulebook.grounds.values()]
    for measure in rulebook.measures.values():
        asked += measure.barred_if
    for leaf in (leaf for each in asked for leaf in leaves(each)):
        if isinstance(leaf, condition.Found):
            yield leaf.body, leaf.question


def _too_long(when: Node) -> bool:
    first, last = of(date, when["first"]), of(date, when["last"])
    return (last - first).days >= DAYS_AT_MOST


def _began(_rulebook: Rulebook, fact: Node) -> Wrong:
    day, began = of(date, fact["date"]), of(date, fact["began"])
    if key(fact["kind"]) == TASK:
        yield "a task has one day, the day it is due", "leave out on which day it began"
    elif began > day:
        what = f"what was held on {day} cannot have begun on {began}"
        yield (
            what,
            "date it by the day on which it closed, and then say on which it began",
        )


WRONG = {
    "points": _points,
    "paid_on": _paid_on,
    "amounts": _amounts,
    "finding": _finding,
    "began": _began,
}
