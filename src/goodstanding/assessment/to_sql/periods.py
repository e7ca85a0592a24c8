"""A duty owed each period, packed: one word for each state a point may be in.

Bit 0 of a raw word is the running period; the packed words begin with the last period
that closed, and the running one is kept beside them, for what is coming near.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodstanding.assessment.done import open_until
from goodstanding.assessment.to_sql import acts
from goodstanding.assessment.to_sql.holding import (
    complete_before,
    covers,
    in_statuses,
    memberships,
    record_of,
    spells,
)
from goodstanding.assessment.to_sql.plan import Plan
from goodstanding.assessment.to_sql.text import (
    ALL,
    BITS,
    CannotSay,
    bit_if,
    bits_between,
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
from goodstanding.terms import Letter

NEXT = ("", "missed", "done", "excused")
"""What the running period would close as, by number; none: nothing is owed in it."""
LETTERS = {
    Letter.ENDS_RUN: "excused",
    Letter.COUNTS_DONE: "done",
    Letter.COUNTS_MISSED: "missed",
}


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of a duty as seen on a day: bit k is the one numbered running - k."""

    plan: Plan
    duty: Duty
    owed: EachPeriod

    @property
    def aligned(self) -> Aligned:
        """The periods laid end to end."""
        return self.owed.aligned

    @property
    def running(self) -> int:
        """The number of the running period."""
        return self.aligned.running(self.plan.on)

    def back(self, day: str) -> str:
        """The bit of the period that holds `day`."""
        return steps_back(self.plan.values, self.aligned, self.running, day)

    def closes(self) -> list[date]:
        """The last day of the period of each bit."""
        return [self.aligned.close(self.running - bit) for bit in range(BITS)]

    def starts(self) -> list[date]:
        """The first day of the period of each bit."""
        return [self.aligned.start(self.running - bit) for bit in range(BITS)]

    def latest(self, days: list[date], day: str) -> str:
        """The highest bit whose entry in `days` is not before `day`; -1 for none."""
        return f"(len(list_filter({self.plan.values.bind(days)}, lambda x: x >= {day})) - 1)"


def words(plan: Plan, duty: Duty) -> str:
    """The query with the words of `duty`: member_id, a word per state, and the next.

    Table:
        one row per member here
            missed, done, excused, unknown, open  bigint  bit k: the k-th last period
            next  tinyint  what the running period would close as: its place in `NEXT`
    """
    assert isinstance(duty.owed, EachPeriod)
    periods = Periods(plan, duty, duty.owed)
    raw = plan.query(f"{duty.name.key} raw", lambda: _raw(periods))
    return plan.per_member(f"{duty.name.key} states", lambda: _states(periods, raw))


def _raw(periods: Periods) -> str:
    """Raw words: owed, done, excused, known."""
    plan, key = periods.plan, periods.duty.name.key
    starting = _spell_words(periods, periods.duty.subject.status)
    parts = {"owed": starting, "done": _done(periods)}
    if periods.duty.excuses:
        parts["excused"] = _excused(periods)
    if periods.owed.kind is not None:
        parts["held"] = _held(periods, periods.owed.kind)
    if periods.duty.exempt:
        parts["exempt"] = _union(
            [_closing(periods, status) for status in periods.duty.exempt]
        )
    if periods.duty.newcomer is not None:
        parts["settled"] = _settled(periods, periods.duty.newcomer)
    aligned = periods.aligned
    shared = {
        "owed": f"owed {periods.duty.subject.status} {aligned.unit} {aligned.first_month}"
    }
    joins = "".join(
        f" LEFT JOIN {plan.query(shared.get(name, f'{key} {name}'), lambda text=text: text)} "  # type: ignore[misc]  # -- one text each
        f"AS {name} ON {name}.member_id = here.member_id"
        for name, text in parts.items()
    )
    owed = "coalesce(owed.word, 0)"
    owed += " & coalesce(held.word, 0)" if "held" in parts else ""
    owed += " & ~coalesce(exempt.word, 0)" if "exempt" in parts else ""
    owed += " & coalesce(settled.word, 0)" if "settled" in parts else ""
    excused = "coalesce(excused.word, 0)" if "excused" in parts else "0::BIGINT"
    return (
        f"SELECT here.member_id, {owed} AS owed, coalesce(done.word, 0) AS done, "
        f"{excused} AS excused, {_known(periods)} AS known FROM here{joins}{_record_join(periods)}"
    )


def _record_join(periods: Periods) -> str:
    name = record_of(periods.plan, periods.duty.name.key)
    return f" LEFT JOIN {name} ON {name}.branch_id = here.branch_id"


def _known(periods: Periods) -> str:
    through = complete_before(periods.plan, periods.duty.name.key)
    known = bits_between(f"{periods.back(through)} + 1", str(BITS - 1), least=1)
    return f"(CASE WHEN {through} IS NULL THEN 0 ELSE {known} END)"


def _spell_words(periods: Periods, status: str | None) -> str:
    """Periods on whose first and last day `status` was held."""
    plan = periods.plan
    both = _starting_and_closing(periods, status)
    if not in_statuses(plan, status):
        return both
    member = _starting_and_closing(periods, None)
    return f"SELECT a.member_id, a.word & b.word AS word FROM ({both}) AS a JOIN ({member}) AS b USING (member_id)"


def _starting_and_closing(periods: Periods, status: str | None) -> str:
    first, end = "spell.first_on", "spell.end_on"
    starting = bits_between(
        f"coalesce({periods.back(f'({end} - 1)')}, 0)",
        f"{periods.back(f'({first} - 1)')} - 1",
    )
    return (
        f"SELECT member_id, bit_or({starting}) & bit_or({_closing_bits(periods)}) AS word "
        f"FROM {spells(periods.plan, status)} AS spell GROUP BY member_id"
    )


def _closing_bits(periods: Periods, *, highest: str | None = None) -> str:
    """Closed periods whose last day a spell holds; the running one if it holds today."""
    first, end = "spell.first_on", "spell.end_on"
    top = highest or periods.back(first)
    closed = bits_between(f"coalesce({periods.back(end)} + 1, 1)", top, least=1)
    today = covers(periods.plan.values.day(periods.plan.on), spell="spell")
    running = (
        f"CASE WHEN {today} AND {top} >= 0 THEN 1 ELSE 0 END"
        if highest
        else (f"CASE WHEN {today} THEN 1 ELSE 0 END")
    )
    return f"({closed} | ({running})::BIGINT)"


def _closing(periods: Periods, status: str) -> str:
    """Periods on whose last day `status` was held."""
    word = f"bit_or({_closing_bits(periods)})"
    held = f"SELECT member_id, {word} AS word FROM {spells(periods.plan, status)} AS spell GROUP BY member_id"
    if not in_statuses(periods.plan, status):
        return held
    member = f"SELECT member_id, {word} AS word FROM {spells(periods.plan, None)} AS spell GROUP BY member_id"
    return f"SELECT a.member_id, a.word & b.word AS word FROM ({held}) AS a JOIN ({member}) AS b USING (member_id)"


def _settled(periods: Periods, spared: Length) -> str:
    """Periods that close after the first so long of a membership."""
    after = f"({moved(periods.plan.values, 'spell.first_on', spared)} + 1)"
    highest = f"least({periods.back('spell.first_on')}, {periods.back(after)})"
    word = f"bit_or({_closing_bits(periods, highest=highest)})"
    return f"SELECT member_id, {word} AS word FROM {memberships(periods.plan)} AS spell GROUP BY member_id"


def _held(periods: Periods, kind: str) -> str:
    """Periods that hold a task of the member's, or an occasion of the kind."""
    if kind == TASK:
        return f"SELECT member_id, {bit_if('TRUE', periods.back('due_on'))} AS word FROM tasks GROUP BY member_id"
    values = periods.plan.values
    return (
        f"SELECT m.member_id, {bit_if('TRUE', periods.back('o.held_on'))} AS word "
        "FROM occasions AS o JOIN members AS m ON o.branch_id IS NULL OR (o.branch_id = m.branch_id "
        "AND m.joined_on <= o.held_on AND (m.left_on IS NULL OR o.held_on < m.left_on)) "
        f"WHERE {one_of(values, 'o.duty', (kind,))} AND NOT o.cancelled GROUP BY m.member_id"
    )


def _union(parts: list[str]) -> str:
    united = " UNION ALL ".join(f"({part})" for part in parts)
    return f"SELECT member_id, bit_or(word) AS word FROM ({united}) GROUP BY member_id"


def _done(periods: Periods) -> str:
    parts = [_by(periods, means) for means in periods.duty.means]
    return parts[0] if len(parts) == 1 else _union(parts)


def _by(periods: Periods, means: Means) -> str:
    plan, duty = periods.plan, periods.duty
    if isinstance(means, Payment):
        return _paid(periods, means)
    if isinstance(means, ActDone):
        return _acts_word(periods, acts.acts(plan, means.act), means)
    if isinstance(means, Presence) and means.kind is not None:
        return _acts_word(periods, acts.present(plan, (means.kind,), means), means)
    assert isinstance(means, Completion | Presence)
    raise CannotSay(f"how {duty.name.key} is done")


def _paid(periods: Periods, means: Payment) -> str:
    values, bit = periods.plan.values, periods.back("period")
    day = values.day(periods.plan.on)
    in_time = f"paid_on <= {day}"
    beyond = means.within or periods.duty.grace
    if means.by_end:
        in_time += f" AND {periods.back('paid_on')} >= {bit}"
    elif beyond is not None:
        limits = [beyond.after(close) for close in periods.closes()]
        in_time += f" AND paid_on <= {values.bind(limits)}[({bit}) + 1]"
    return (
        f"SELECT member_id, {bit_if(f'paid >= owed AND (paid_on IS NULL OR ({in_time}))', bit)} AS word "
        "FROM dues GROUP BY member_id"
    )


def _acts_word(periods: Periods, source: str, means: ActDone | Presence) -> str:
    """Periods discharged by acts: in them, or within a length of them."""
    duty = periods.duty
    before = means.within if isinstance(means, ActDone) and means.before else None
    after = means.within if isinstance(means, ActDone) and means.after else duty.grace
    if before is None and after is None:
        word = bit_if("TRUE", periods.back("day"))
    else:
        firsts = [
            before.before(start) if before else start for start in periods.starts()
        ]
        lasts = [after.after(close) if after else close for close in periods.closes()]
        later = (
            f"len(list_filter({periods.plan.values.bind(firsts)}, lambda x: x > day))"
        )
        word = f"bit_or({bits_between(later, periods.latest(lasts, 'day'))})"
    return f"SELECT member_id, {word} AS word FROM {source} GROUP BY member_id"


def _excused(periods: Periods) -> str:
    return _union(
        [
            _closing(periods, excuse.status)
            if isinstance(excuse, WhileStatus)
            else _leave(periods, excuse)
            for excuse in periods.duty.excuses
        ]
    )


def _leave(periods: Periods, leave: Leave) -> str:
    values = periods.plan.values
    covered = f"{periods.back('to_on + 1')} + 1", periods.back("from_on")
    highest = f"least({covered[1]}, {_approved(periods, leave)})"
    return (
        f"SELECT member_id, bit_or({bits_between(covered[0], highest)}) AS word FROM excuses "
        f"WHERE duty = {values.bind(periods.duty.name.key)} "
        f"AND approved_on <= {values.day(periods.plan.on)} GROUP BY member_id"
    )


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


def _states(periods: Periods, raw: str) -> str:
    """Raw words to one word per state, the letter map applied."""
    letter = periods.duty.excused
    values = periods.plan.values
    still = values.word(_open_mask(periods))
    excused = "owed & excused & ~done"
    rest = f"owed & ~done & ~({excused})"
    states = {
        "missed": f"({rest} & known & ~({still}))",
        "done": "(owed & done)",
        "excused": f"({excused})" if letter is Letter.ENDS_RUN else "0::BIGINT",
        "unknown": f"({rest} & ~known & {values.word(ALL - 1)})",
        "open": f"({rest} & known & {still})",
    }
    if letter is Letter.COUNTS_MISSED:
        states["missed"] = f"({states['missed']} | ({excused}))"
    if letter is Letter.COUNTS_DONE:
        states["done"] = f"({states['done']} | ({excused}))"
    columns = ", ".join(f"({word}) >> 1 AS {state}" for state, word in states.items())
    return f"SELECT member_id, {columns}, {_next(letter, excused)} AS next FROM {raw}"


def _next(letter: Letter | None, excused: str) -> str:
    """The state of the running period, as its place in `NEXT`."""
    counted = NEXT.index(LETTERS.get(letter or Letter.LEFT_OUT, ""))
    return (
        "(CASE WHEN owed & 1 = 0 THEN 0 WHEN done & 1 = 1 THEN 2 "
        f"WHEN ({excused}) & 1 = 1 THEN {counted} ELSE 1 END)::TINYINT"
    )


def _open_mask(periods: Periods) -> int:
    mask = 0
    for bit, close in enumerate(periods.closes()):
        until = open_until(periods.duty, close)
        if bit > 0 and until is not None and periods.plan.on < until:
            mask |= 1 << bit
    return mask
