"""A duty owed each period, packed: one word for each state a point may be in.

Bit 0 of a raw word is the running period; the packed words begin with the last period
that closed, and the running one is kept beside them, for what is coming near.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct, structs

from goodstanding.assessment.done import last_day, open_until
from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.holding import (
    Spells,
    in_statuses,
    joined,
    memberships,
    spells,
)
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import (
    ALL,
    BITS,
    CannotSay,
    bit,
    bits_between,
    by,
    moved,
    one_of,
    steps_back,
)
from goodstanding.dates import Aligned, Length
from goodstanding.rulebook.series import (
    TASK,
    ActDone,
    Approved,
    Completion,
    Duty,
    EachPeriod,
    Leave,
    Means,
    Payment,
    Presence,
    WhileStatus,
)
from goodstanding.terms import Letter, State

NEXT = ("", "missed", "done", "excused")
"""What the running period would close as, by number; none: nothing is owed in it."""
LETTERS = {
    Letter.ENDS_RUN: "excused",
    Letter.COUNTS_DONE: "done",
    Letter.COUNTS_MISSED: "missed",
}


class Periods(Struct, frozen=True):
    """The periods of a duty as seen on a day: bit k is the one numbered running - k."""

    plan: Plan
    duty: Duty
    owed: EachPeriod

    @property
    def aligned(self) -> Aligned:
        """The periods laid end to end."""
        return end_to_end(self.owed)

    @property
    def running(self) -> int:
        """The number of the running period."""
        return self.aligned.running(self.plan.on)

    def word(self, source: str, name: str, bits: str, chosen: str | None = None) -> str:
        """The bits of each member's rows of `source`, as one word."""
        name = f"{name}, by {by(self.aligned)}"
        found = self.plan.gather(source, name, f"bit_or({bits})", chosen)
        return f"coalesce({found}, 0)"

    def back(self, day: str) -> str:
        """The bit of the period that holds `day`."""
        return steps_back(self.plan.values, self.aligned, self.running, day)

    def closes(self) -> list[date]:
        """The last day of the period of each bit."""
        return [self.aligned.close(self.running - bit) for bit in range(BITS)]

    def days(self) -> list[tuple[date, date]]:
        """The first and the last day of the period of each bit."""
        starts = [self.aligned.start(self.running - bit) for bit in range(BITS)]
        return list(zip(starts, self.closes(), strict=True))

    def latest(self, days: list[date], day: str) -> str:
        """The highest bit whose entry in `days` is not before `day`; -1 for none."""
        return f"(len(list_filter({self.plan.values.bind(days)}, lambda x: x >= {day})) - 1)"


def end_to_end(owed: EachPeriod) -> Aligned:
    """The periods of `owed`.

    Raises:
        CannotSay: they do not lie end to end.
    """
    if not isinstance(owed.aligned, Aligned):
        raise CannotSay(f"what is owed each {owed.aligned}")
    return owed.aligned


def words(plan: Plan, duty: Duty) -> dict[str, str]:
    """The columns with the words of `duty`, by state: bit k is the k-th last period.

    Beside them stands `next`: what the running period would close as, its place in
    `NEXT`.
    """
    assert isinstance(duty.owed, EachPeriod)
    periods, key, raw = Periods(plan, duty, duty.owed), duty.name.key, _raw(plan, duty)
    plan.column_of_parts(f"{key} next", _next(duty.excused, raw))
    return {
        state: plan.column_of_parts(f"{key} {state}", f"({word}) >> 1")
        for state, word in _states(periods, raw).items()
    }


def _raw(plan: Plan, duty: Duty) -> dict[str, str]:
    """The parts that the words are made of: owed, done, excused, known."""
    assert isinstance(duty.owed, EachPeriod)
    periods = Periods(plan, duty, duty.owed)
    done = [_by(periods, means) for means in _alike(duty.means)]
    excused = [_excused(periods, excuse) for excuse in duty.excuses]
    raw = {
        "owed": " & ".join(_owed(periods)),
        "done": " | ".join(done),
        "excused": " | ".join(excused) or "0::BIGINT",
        "known": _known(periods),
    }
    return {
        name: plan.part(f"{duty.name.key} {name} raw", text)
        for name, text in raw.items()
    }


def _owed(periods: Periods) -> list[str]:
    """Words that all hold a period that is owed."""
    duty = periods.duty
    words = _starting(periods, duty.subject.status)
    words += _closing(periods, duty.subject.status)
    if periods.owed.kind is not None:
        words.append(_held(periods, periods.owed.kind))
    words += [f"~({' & '.join(_closing(periods, status))})" for status in duty.exempt]
    if duty.newcomer is not None:
        words.append(_settled(periods, duty.newcomer))
    return words


def _known(periods: Periods) -> str:
    through = periods.plan.gather_records(periods.duty.name.key)
    known = bits_between(f"{periods.back(through)} + 1", str(BITS - 1), least=1)
    return f"(CASE WHEN {through} IS NULL THEN 0 ELSE {known} END)"


def _starting(periods: Periods, status: str | None) -> list[str]:
    """Words that all hold a period on whose first day `status` was held."""
    found = spells(periods.plan, status)
    before = f"{periods.back(f'({found.first} - 1)')} - 1"
    bits = bits_between(f"coalesce({periods.back(f'(({found.end}) - 1)')}, 0)", before)
    name = f"{status or 'member'} at the start"
    word = periods.word(found.source, name, bits, found.chosen)
    return [word, *_as_member(periods, status, _starting)]


def _closing(periods: Periods, status: str | None) -> list[str]:
    """Words that all hold a period on whose last day `status` was held."""
    found = spells(periods.plan, status)
    bits = _closing_bits(periods, found, periods.back(found.first))
    name = f"{status or 'member'} at the close"
    word = periods.word(found.source, name, bits, found.chosen)
    return [word, *_as_member(periods, status, _closing)]


def _as_member(
    periods: Periods,
    status: str | None,
    held: Callable[[Periods, str | None], list[str]],
) -> list[str]:
    """A status of its own table is held only while a member too."""
    return held(periods, None) if in_statuses(periods.plan, status) else []


def _closing_bits(periods: Periods, found: Spells, top: str) -> str:
    """Closed periods whose last day a spell holds; the running one if it holds today."""
    end = f"coalesce({periods.back(f'({found.end})')} + 1, 1)"
    today = found.covers(periods.plan.values.day(periods.plan.on))
    running = f"CASE WHEN {today} AND {top} >= 0 THEN 1 ELSE 0 END"
    return f"({bits_between(end, top, least=1)} | ({running})::BIGINT)"


def _settled(periods: Periods, spared: Length) -> str:
    """Periods that close after the first so long of a membership."""
    found = memberships(periods.plan)
    after = f"({moved(periods.plan.values, found.first, spared)} + 1)"
    top = f"least({periods.back(found.first)}, {periods.back(after)})"
    bits = _closing_bits(periods, found, top)
    return periods.word(found.source, f"settled after {spared}", bits)


def _held(periods: Periods, kind: str) -> str:
    """Periods that hold a task of the member's, or an occasion of the kind."""
    source, day = _calendar(periods.plan, kind)
    return periods.word(source, "held", bit(periods.back(day)))


def _calendar(plan: Plan, kind: str) -> tuple[str, str]:
    """Where each member's tasks or occasions of the kind stand, and the column of days."""
    if kind == TASK:
        return "tasks", "due_on"
    kinds = one_of(plan.values, "o.duty", (kind,))
    source = plan.query(
        f"{kind} of members",
        lambda: (
            "SELECT m.member_id, o.held_on FROM occasions AS o "
            "JOIN members AS m ON o.branch_id IS NULL OR (o.branch_id = m.branch_id "
            "AND m.joined_on <= o.held_on AND (m.left_on IS NULL OR o.held_on < m.left_on)) "
            f"WHERE {kinds} AND NOT o.cancelled"
        ),
    )
    return source, "held_on"


def behind(plan: Plan, duty: Duty, state: State) -> str:
    """The column that says whether a run of `state` may go on behind the words.

    It may where no point in them ends it, and one may have been owed before.
    """
    assert isinstance(duty.owed, EachPeriod)
    states = _states(Periods(plan, duty, duty.owed), _raw(plan, duty))
    stops = " | ".join(
        word
        for each, word in states.items()
        if each in LETTERS.values() and each != state.value
    )
    first, early = (
        _first_owed(plan, duty.owed),
        plan.values.day(horizon(plan, duty.owed)),
    )
    name = f"{duty.name.key} {state} behind"
    plan.column_of_parts(
        name, f"coalesce({first} < {early}, FALSE) AND ({stops}) >> 1 = 0"
    )
    return name


def since_joining(plan: Plan, owed: EachPeriod) -> tuple[str, str]:
    """The word of the periods that close after joining, bit 0 the running one.

    And the column that says whether joining lies behind the word.
    """
    aligned, day = end_to_end(owed), joined(plan)
    back = steps_back(plan.values, aligned, aligned.running(plan.on), f"({day} + 1)")
    name = f"since joining by {by(aligned)}"
    early = f"coalesce({day} < {plan.values.day(horizon(plan, owed))}, FALSE)"
    plan.column(f"{name} behind", early)
    return plan.column(name, bits_between("0", back)), f"{name} behind"


def horizon(plan: Plan, owed: EachPeriod) -> date:
    """The first day that the words are sure to reach."""
    return owed.aligned.start(owed.aligned.running(plan.on) - BITS + 3)


def _first_owed(plan: Plan, owed: EachPeriod) -> str:
    """A day before which no period can have been owed, as a part; null: none ever."""
    first = plan.gather("members", "first joined", "min(joined_on)")
    if owed.kind is None:
        return plan.part("first joined", first)
    source, day = _calendar(plan, owed.kind)
    held = plan.gather(source, f"first {day}", f"min({day})")
    later = f"CASE WHEN {held} IS NOT NULL THEN greatest({first}, {held}) END"
    return plan.part(f"first {owed.kind}", later)


def _alike(means: tuple[Means, ...]) -> list[tuple[Means, ...]]:
    """The means, with those together that are one reading of the attendance."""
    alike: dict[Means, list[Means]] = {}
    for each in means:
        key: Means = each
        if isinstance(each, Presence) and each.kind is not None:
            key = structs.replace(each, kind="any")
        alike.setdefault(key, []).append(each)
    return [tuple(each) for each in alike.values()]


def _by(periods: Periods, alike: tuple[Means, ...]) -> str:
    """Periods discharged by such means."""
    plan, duty, means = periods.plan, periods.duty, alike[0]
    if isinstance(means, Payment):
        return _paid(periods, means)
    if isinstance(means, ActDone):
        return _acts_word(periods, acts.acts(plan, means.act), means)
    kinds = tuple(getattr(each, "kind", None) or "" for each in alike)
    if isinstance(means, Presence) and all(kinds):
        return _acts_word(periods, acts.present(plan, kinds, means), means)
    assert isinstance(means, Completion | Presence)
    raise CannotSay(f"how {duty.name.key} is done")


def _paid(periods: Periods, means: Payment) -> str:
    values, back = periods.plan.values, periods.back("period")
    in_time = f"paid_on <= {values.day(periods.plan.on)}"
    counts = "coalesce(posted_on, paid_on)" if means.posted else "paid_on"
    if means.by_end:
        in_time += f" AND {periods.back(counts)} >= {back}"
    elif means.within or periods.duty.grace:
        limits = [last_day(periods.duty, means, days) for days in periods.days()]
        in_time += f" AND {counts} <= {values.bind(limits)}[({back}) + 1]"
    paid = f"paid >= owed AND (paid_on IS NULL OR ({in_time}))"
    return periods.word("dues", f"{periods.duty.name.key} {means}", bit(back), paid)


def _acts_word(periods: Periods, source: str, means: ActDone | Presence) -> str:
    """Periods discharged by acts: in them, or within a length of them."""
    duty = periods.duty
    act = means if isinstance(means, ActDone) else ActDone("")
    if act.within is None and act.in_same is None and duty.grace is None:
        return periods.word(source, "acts", bit(periods.back("day")))
    firsts = [act.first(*days) for days in periods.days()]
    lasts = [last_day(duty, means, days) or days[1] for days in periods.days()]
    later = f"len(list_filter({periods.plan.values.bind(firsts)}, lambda x: x > day))"
    bits = bits_between(later, periods.latest(lasts, "day"))
    return periods.word(source, f"{duty.name.key} {means}", bits)


def _excused(periods: Periods, excuse: Leave | WhileStatus) -> str:
    if isinstance(excuse, WhileStatus):
        return f"({' & '.join(_closing(periods, excuse.status))})"
    plan, key = periods.plan, periods.duty.name.key
    first = f"{periods.back('to_on + 1')} + 1"
    last = f"least({periods.back('from_on')}, {_approved(periods, excuse)})"
    approved = (
        f"duty = {plan.values.bind(key)} AND approved_on <= {plan.values.day(plan.on)}"
    )
    name = f"{key} leave {excuse}"
    return periods.word("excuses", name, bits_between(first, last), approved)


def _approved(periods: Periods, leave: Leave) -> str:
    """The highest bit of a period for which an approval came in time."""
    if leave.approved is Approved.ANY_TIME:
        return str(BITS - 1)
    if leave.approved is Approved.BEFORE_CLOSE:
        return periods.back("approved_on")
    if leave.approved is Approved.BEFORE_START:
        return f"{periods.back('approved_on')} - 1"
    if leave.approved is Approved.WITHIN and leave.within is not None:
        return periods.latest(
            [leave.within.after(close) for close in periods.closes()], "approved_on"
        )
    raise CannotSay(f"leave whose approval is left blank ({leave.approved})")


def _states(periods: Periods, raw: dict[str, str]) -> dict[str, str]:
    """A word per state, the letter map applied."""
    letter, values = periods.duty.excused, periods.plan.values
    owed, done, known = raw["owed"], raw["done"], raw["known"]
    still = values.word(_open_mask(periods))
    excused = f"{owed} & {raw['excused']} & ~{done}"
    rest = f"{owed} & ~{done} & ~{raw['excused']}"
    states = {
        "missed": f"({rest} & {known} & ~({still}))",
        "done": f"({owed} & {done})",
        "excused": f"({excused})" if letter is Letter.ENDS_RUN else "0::BIGINT",
        "unknown": f"({rest} & ~{known} & {values.word(ALL - 1)})",
        "open": f"({rest} & {known} & {still})",
    }
    if letter is Letter.COUNTS_MISSED:
        states["missed"] = f"({states['missed']} | ({excused}))"
    if letter is Letter.COUNTS_DONE:
        states["done"] = f"({states['done']} | ({excused}))"
    return states


def _next(letter: Letter | None, raw: dict[str, str]) -> str:
    """The state of the running period, as its place in `NEXT`."""
    counted = NEXT.index(LETTERS.get(letter or Letter.LEFT_OUT, ""))
    return (
        f"(CASE WHEN {raw['owed']} & 1 = 0 THEN 0 WHEN {raw['done']} & 1 = 1 THEN 2 "
        f"WHEN {raw['excused']} & 1 = 1 THEN {counted} ELSE 1 END)::TINYINT"
    )


def _open_mask(periods: Periods) -> int:
    mask = 0
    for back, days in enumerate(periods.days()):
        until = open_until(periods.duty, days)
        if back > 0 and until is not None and periods.plan.on < until:
            mask |= 1 << back
    return mask
