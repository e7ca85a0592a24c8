"""What is asked: of whom, by which rulebook, on which day; and who held what then."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from goodstanding.dates import NEVER, Calendar, DueWithin, Length, Terms
from goodstanding.roll.record import Record
from goodstanding.roll.tables import Member
from goodstanding.rulebook.model import Filling, Rulebook
from goodstanding.rulebook.names import family
from goodstanding.rulebook.series import Duty, EachPeriod, Series, Subject
from goodstanding.rulebook.time import Named

TABLES_KNOWN = (
    "statuses",
    "dues",
    "occasions",
    "attendance",
    "tasks",
    "activity",
    "excuses",
    "contacts",
    "notices",
    "findings",
    "measures",
)


class Asked(Struct, frozen=True, eq=False):
    """A question to one member's record on one day.

    `ahead` asks the same one step later: the running period has closed, one more
    occasion was held, a clock has run one unit further, and nothing more was done.
    `kept` asks what would be so if the member did so many more points of a duty.
    `seen` keeps the points of this record once they are worked out; another record
    needs another one.
    """

    rulebook: Rulebook
    record: Record
    on: date
    ahead: bool = False
    kept: tuple[str, int] | None = None
    seen: dict[object, object] = field(default_factory=dict)

    def at(self, day: date) -> Asked:
        """The same question on another day."""
        return replace(self, on=day)

    def duty(self, key: str) -> Duty:
        """The duty of this name, in terms of the member's own where it is owed so."""
        duty = self.rulebook.duties[key]
        if not isinstance(duty.owed, EachPeriod):
            return duty
        own = self._own(duty.owed.aligned)
        if own is duty.owed.aligned:
            return duty
        return replace(duty, owed=replace(duty.owed, aligned=own))

    def _own(self, periods: Calendar) -> Calendar:
        if isinstance(periods, DueWithin) and isinstance(periods.of, Terms):
            return replace(periods, of=self._begun(periods.of))
        return self._begun(periods) if isinstance(periods, Terms) else periods

    def _begun(self, terms: Terms) -> Terms:
        """The terms with the day on which the member's own begin."""
        if terms.status is None:
            begun = joined_on(self.record, self.on)
        else:
            begun = became_on(self, terms.status)
        return replace(terms, first=begun or NEVER)

    def series(self, key: str) -> Series:
        """The duty or the acts of this name."""
        return (
            self.duty(key) if key in self.rulebook.duties else self.rulebook.acts[key]
        )

    def value(self, named: Filling | Named) -> Filling | None:
        """A number or length; None where the text leaves it blank."""
        if isinstance(named, Named):
            return self.rulebook.values.get(named.name)
        return named

    def length(self, named: Length | Named) -> Length | None:
        """A length; None where the text leaves it blank."""
        value = self.value(named)
        return value if isinstance(value, Length) else None


def spell_on(record: Record, day: date) -> Member | None:
    """The spell of membership that holds `day`, if any."""
    for spell in record.spells:
        if spell.joined_on <= day and (spell.left_on is None or day < spell.left_on):
            return spell
    return None


def joined_on(record: Record, day: date) -> date | None:
    """The first day of the membership that holds `day`.

    Spells that follow each other without a day between them are one membership.
    """
    first = spell_on(record, day)
    while first is not None:
        before = spell_on(record, first.joined_on - timedelta(1))
        if before is None:
            return first.joined_on
        first = before
    return None


def holds(asked: Asked, status: str | None, day: date) -> bool:
    """Whether the member held `status` on `day`; no status: was a member."""
    spell = spell_on(asked.record, day)
    if spell is None or status is None:
        return spell is not None
    declared = asked.rulebook.statuses[status]
    if declared.column == "category":
        return spell.category == declared.value
    return any(
        row.status == declared.value
        and row.from_on <= day
        and (row.to_on is None or day <= row.to_on)
        for row in asked.record.statuses
    )


def became_on(asked: Asked, status: str) -> date | None:
    """The last day, up to the one asked about, on which `status` began."""
    declared = asked.rulebook.statuses[status]
    if declared.column == "category":
        begun = [
            row.joined_on
            for row in asked.record.spells
            if row.category == declared.value
        ]
    else:
        begun = [
            row.from_on for row in asked.record.statuses if row.status == declared.value
        ]
    return max((day for day in begun if day <= asked.on), default=None)


def concerns(asked: Asked, subject: Subject, day: date) -> bool:
    """Whether a sentence about `subject` concerns the member on `day`."""
    return holds(asked, subject.status, day)


def complete_before(asked: Asked, series: str) -> date | None:
    """The day before which the record of `series` is complete; None: nobody closed it.

    One record is kept of acts that are done for each of a set.  The row of the member's own branch stands before one for every branch.
    """
    spell = spell_on(asked.record, asked.on)
    rows = [row for row in asked.record.complete if row.duty == family(series)]
    own = [
        row.through
        for row in rows
        if row.branch_id is not None and spell and row.branch_id == spell.branch_id
    ]
    everywhere = [row.through for row in rows if row.branch_id is None]
    return max(own or everywhere, default=None)


def known_on(record: Record, day: date) -> Record:
    """`record` without what was recorded after `day`."""
    kept: dict[str, Any] = {
        table: tuple(
            row
            for row in getattr(record, table)
            if row.recorded_on is None or row.recorded_on <= day
        )
        for table in TABLES_KNOWN
    }
    return replace(record, **kept)
