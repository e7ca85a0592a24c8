"""Everything that stands against an act: found all at once, each with its article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goodstanding.cases import limits
from goodstanding.cases.case import Case
from goodstanding.cases.event import Appealed, By, Entry
from goodstanding.cases.moves import Kind, Move, Stage
from goodstanding.cases.parts import JUDGING
from goodstanding.cases.wording import came_of, moved, who
from goodstanding.problems import Problem, Refused
from goodstanding.rulebook.names import Sort
from goodstanding.rulebook.procedure import Act, Actor, Bound, Step, Way

OF_BODIES = {
    Kind.EFFECT,
    Kind.EXTEND,
    Kind.LIFT,
    Kind.RUN_OUT,
    Kind.CLOSE,
    Kind.WIN,
    Kind.FAIL,
    Kind.RESTORE,
    Kind.DROP,
}
"""What the member concerned does not enter, though for no body."""

PROPOSING = {Act.PROPOSES, Act.SECONDS}


def refuse(problems: list[Problem]) -> None:
    """Go on only if there are none.

    Raises:
        Refused: with all of them.
    """
    if problems:
        raise Refused(*problems)


def problem(case: Case, code: str, what: str, do: str) -> Problem:
    """A problem of an act in a case, with the article the measure stands in."""
    return Problem(code=code, what=what, where=_where(case), do=do)


def _where(case: Case) -> str:
    return f"case {case.id}, {case.measure.name.key}, {case.measure.place}"


def against(case: Case, move: Move, entry: Entry) -> list[Problem]:
    """What stands against a move entered so, of what concerns every move."""
    found = against_entry(case, entry)
    if case.is_open and move not in case.moves:
        found.append(_not_now(case, move))
    found += _own_case(case, move, entry.by)
    held = case.held_until(entry.on)
    if held is not None and move.kind is not Kind.LEAVE:
        do = f"wait until {held}, when it goes on by itself"
        what = f"the case is held up until {held}"
        found.append(problem(case, "cases.E019", what, do))
    return found


def against_entry(
    case: Case, entry: Entry, *, dated_back: bool = False, once_over: bool = False
) -> list[Problem]:
    """What stands against entering anything so, whether it is a move or none.

    `once_over`: it may come when the case has ended.
    """
    found = [] if dated_back else list(_day(case, entry.on))
    found += _people(case, entry.by)
    return found if case.is_open or once_over else [*found, _is_over(case)]


def against_step(case: Case, move: Move, entry: Entry) -> list[Problem]:
    """The same of a step: who may take it, and when."""
    found = against(case, move, entry)
    part = case.current
    if part is None or part.step.number != move.step:
        return found
    step = part.step
    found += _actor(case, step, entry.by)
    found += _limits(case, step, entry.on)
    if step.case and limits.is_called_for(case, step.case, entry.on) is False:
        what = f"step {step.number} is not called for: it is taken only if {came_of(step.case)}"
        found.append(problem(case, "cases.E013", what, "pass it over, and say why"))
    return found


def _day(case: Case, on: date) -> Iterator[Problem]:
    if on < case.last_on:
        yield problem(
            case,
            "cases.E011",
            f"{on} is before the last act of the case, on {case.last_on}",
            "give the day on which it was done; what was done before is entered before",
        )


def _people(case: Case, by: By) -> Iterator[Problem]:
    if not by.people or not all(name.strip() for name in by.people):
        yield problem(
            case, "cases.E012", "nobody is named", "name each person who acts"
        )
    if by.body is not None and by.body not in _bodies(case):
        declared = ", ".join(case.rulebook.names[Sort.BODY])
        what = f"the {by.body} is no body of these bylaws"
        yield problem(case, "cases.E012", what, f"name one of theirs: {declared}")
    if by.body is not None and case.member in by.people:
        yield problem(
            case,
            "cases.E014",
            f"{case.member} is the member concerned, and acts for the {by.body}",
            "let somebody else act: nobody acts for a body in a case of their own",
        )


def _bodies(case: Case) -> set[str]:
    """The bodies that the text declares, and those an appeal went to where it is silent."""
    appealed = {event.to for event in case.of(Appealed)}
    return {*case.rulebook.names[Sort.BODY], case.body, *appealed}


def _is_over(case: Case) -> Problem:
    return problem(
        case,
        "cases.E010",
        f"the case has ended: {case.state.end}",
        "open another from a new finding, if there is one",
    )


def _own_case(case: Case, move: Move, by: By) -> Iterator[Problem]:
    """A case is brought to its end by others than the member; who leaves ends it too."""
    if move.kind in OF_BODIES and by.body is None and case.member in by.people:
        yield problem(
            case,
            "cases.E014",
            f"{case.member} is the member concerned, and would enter that {tell(case, move)}",
            f"let the {case.body} enter it",
        )


def _not_now(case: Case, move: Move) -> Problem:
    may = "; ".join(tell(case, each) for each in case.moves)
    return problem(
        case,
        "cases.E010",
        f"this cannot come now: {tell(case, move)}",
        f"first one of these: {may}",
    )


def tell(case: Case, move: Move) -> str:
    """A move in words, with what its step is."""
    return moved(case.procedure, move)


def _actor(case: Case, step: Step, by: By) -> Iterator[Problem]:
    actors = (step.actor, *step.others)
    if not any(_fits(case, actor, by) for actor in actors):
        asked = " or ".join(who(actor) for actor in actors)
        yield problem(
            case,
            "cases.E012",
            f"step {step.number} is for {asked}, not for {by}",
            f"let {asked} do it",
        )
    movers = {
        name
        for event, taken in case.taken(*PROPOSING)
        for name in event.by.people
        if not taken.actor.is_member
    }
    for names, did in ((movers, "proposed"), (case.opened.by.people, "opened")):
        both = sorted(set(names) & set(by.people))
        bars = JUDGING if did == "proposed" else JUDGING - {Act.CERTIFIES}
        if both and step.act in bars:
            yield problem(
                case,
                "cases.E015",
                f"{' and '.join(both)} {did} it, and would decide on it",
                "let somebody else preside and sign: who proposes does not decide",
            )
            return


def _fits(case: Case, actor: Actor, by: By) -> bool:
    if actor.is_member:
        return by.body is None and by.people == (case.member,)
    if actor.anybody:
        return True
    if actor.body is not None:
        return by.body == actor.body
    enough = len(set(by.people)) >= (actor.number or 1)
    return enough and case.member not in by.people


def _limits(case: Case, step: Step, on: date) -> Iterator[Problem]:
    last, first = limits.last_day(case, step), limits.first_day(case, step)
    if last is not None and on > last:
        yield problem(
            case,
            "cases.E016",
            f"step {step.number} could be taken until {last}; {on} is too late",
            "let the case drop, or see what the text says of the time that went by",
        )
    if first is not None and on < first:
        yield problem(
            case,
            "cases.E016",
            f"step {step.number} may be taken from {first} on; {on} is too early",
            f"wait until {first}",
        )
    for before, day in limits.held_back(case, step):
        if day is None:
            yield problem(
                case,
                "cases.E017",
                f"step {before.number} must lie some time before step {step.number}, and nobody has said when it came to hand",
                f"enter when what was sent with step {before.number} was received",
            )
    for limit in step.limits:
        day = limits.day_of(case, limit.event)
        if limit.bound is Bound.ON and day is not None and on != day:
            what = f"step {step.number} is taken on {day}, not on {on}"
            yield problem(case, "cases.E016", what, f"take it on {day}")


def is_silent(step: Step) -> bool:
    """Whether the text says what silence means."""
    return bool({Way.SILENCE_APPROVES, Way.SILENCE_REFUSES} & set(step.ways))


def is_under_way(case: Case) -> bool:
    """Whether steps are being taken."""
    return case.state.stage is Stage.STEPS
