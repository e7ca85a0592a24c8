"""A duty owed each period, packed: one word for each state a point may be in.

Bit 0 of a raw word is the running period; the packed words begin with the last period
that closed, and the running one is kept beside them, for what is coming near.
"""

from __future__ import annotations

from datetime import timedelta

from goodstanding.assessment.to_sql.calendars import Periods
from goodstanding.assessment.to_sql.discharged import discharged, excused
from goodstanding.assessment.to_sql.holding import joined
from goodstanding.assessment.to_sql.owed import first_owed, owed
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import ALL, BITS, bits_between, quoted
from goodstanding.rulebook.series import Duty, EachPeriod
from goodstanding.terms import Letter, State

ONE = timedelta(1)
NEXT = ("", "missed", "done", "excused")
"""What the running period would close as, by number; none: nothing is owed in it."""
LETTERS = {
    Letter.ENDS_RUN: "excused",
    Letter.COUNTS_DONE: "done",
    Letter.COUNTS_MISSED: "missed",
}


def words(plan: Plan, duty: Duty) -> dict[str, str]:
    """The columns with the words of `duty`, by state: bit k is the k-th last period.

    Beside them stands `next`: what the running period would close as, its place in
    `NEXT`.
    """
    periods, key = Periods.of(plan, duty), duty.name.key
    raw = _raw(periods)
    plan.column_of_parts(f"{key} next", _next(duty.excused, raw))
    return {
        state: plan.column_of_parts(f"{key} {state}", f"({word}) >> 1")
        for state, word in _states(periods, raw).items()
    }


def _raw(periods: Periods) -> dict[str, str]:
    """The parts that the words are made of: all of them, or none if one cannot be said."""
    plan, key = periods.plan, periods.duty.name.key
    made = {name: f"{key} {name} raw" for name in RAW}
    if made["owed"] not in plan.parts:
        words = {made[name]: word(periods) for name, word in RAW.items()}
        for name, word in words.items():
            plan.part(name, word)
    return {name: quoted(part) for name, part in made.items()}


def _owed(periods: Periods) -> str:
    return " & ".join(owed(periods))


def _known(periods: Periods) -> str:
    through = periods.plan.gather_records(periods.duty.name.key)
    closed = periods.bits.closing(through)
    known = bits_between(closed, str(BITS - 1), least=1)
    return f"(CASE WHEN {through} IS NULL THEN 0 ELSE {known} END)"


def _open(periods: Periods) -> str:
    return periods.bits.open(periods.duty)


RAW = {
    "owed": _owed,
    "done": discharged,
    "excused": excused,
    "known": _known,
    "open": _open,
}


def behind(plan: Plan, duty: Duty, state: State) -> str:
    """The column that says whether a run of `state` may go on behind the words.

    It may where no point in them ends it, and one may have been owed before.
    """
    assert isinstance(duty.owed, EachPeriod)
    periods = Periods.of(plan, duty)
    stops = " | ".join(
        word
        for each, word in _states(periods, _raw(periods)).items()
        if each in LETTERS.values() and each != state.value
    )
    early = periods.bits.reaches_behind(first_owed(plan, duty.owed))
    early = plan.part(f"{duty.name.key} begun behind", early)
    name = f"{duty.name.key} {state} behind"
    plan.column_of_parts(name, f"{early} AND ({stops}) >> 1 = 0")
    return name


def since_joining(plan: Plan, duty: Duty) -> tuple[str, str]:
    """The word of the periods that close after joining, bit 0 the running one.

    And the column that says whether joining lies behind the word.
    """
    bits, day = Periods.of(plan, duty).bits, joined(plan)
    name = f"since joining by {bits}"
    plan.column(f"{name} behind", bits.reaches_behind(day))
    word = bits_between("0", f"{bits.closing(f'({day} + 1)')} - 1")
    return plan.column(name, word), f"{name} behind"


def _states(periods: Periods, raw: dict[str, str]) -> dict[str, str]:
    """A word per state, the letter map applied."""
    letter, values = periods.duty.excused, periods.plan.values
    due, done, known, still = (raw[name] for name in ("owed", "done", "known", "open"))
    spared = f"{due} & {raw['excused']} & ~{done}"
    rest = f"{due} & ~{done} & ~{raw['excused']}"
    states = {
        "missed": f"({rest} & {known} & ~{still})",
        "done": f"({due} & {done})",
        "excused": f"({spared})" if letter is Letter.ENDS_RUN else "0::BIGINT",
        "unknown": f"({rest} & ~{known} & {values.word(ALL - 1)})",
        "open": f"({rest} & {known} & {still})",
    }
    if letter is Letter.COUNTS_MISSED:
        states["missed"] = f"({states['missed']} | ({spared}))"
    if letter is Letter.COUNTS_DONE:
        states["done"] = f"({states['done']} | ({spared}))"
    return states


def _next(letter: Letter | None, raw: dict[str, str]) -> str:
    """The state of the running period, as its place in `NEXT`."""
    counted = NEXT.index(LETTERS.get(letter or Letter.LEFT_OUT, ""))
    return (
        f"(CASE WHEN {raw['owed']} & 1 = 0 THEN 0 WHEN {raw['done']} & 1 = 1 THEN 2 "
        f"WHEN {raw['excused']} & 1 = 1 THEN {counted} ELSE 1 END)::TINYINT"
    )
