"""The tables of a roll: one class per table, one object per row.

Only `members` is required.  Every row may carry `recorded_on`, the day on which it
became known; an assessment "as known on" a day uses no row recorded later.  A day
that ends a span (`to_on`, `until_on`) is its last day; `left_on` is the first day
on which the person is no longer a member.  Amounts are whole minor units (cents,
pence) of the currency named beside them.  An empty `branch_id` means every branch.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Departure(StrEnum):
    """Why a spell of membership ended.  Leaving (`resigned`) is never a measure."""

    RESIGNED = "resigned"
    REMOVED = "removed"
    DIED = "died"
    TRANSFERRED = "transferred"
    SUSPENDED = "suspended"
    OTHER = "other"


class ContactKind(StrEnum):
    """What came of an attempt to reach a member."""

    REACHED = "reached"
    SOUGHT = "sought"
    RETURNED = "returned"
    SILENT = "silent"


class Member(Struct, frozen=True, kw_only=True):
    """A spell of membership.

    Table:
        members: one row per (member_id, joined_on)
            member_id  text  the member, the same in every table
            joined_on  date  the first day of the spell
            branch_id  text  the branch the member belongs to
            category   text  as the bylaws name it: full, voting, probationary, ...
            left_on    date  the first day no longer a member; empty: still one
            departure  text  a value of `Departure`
    """

    member_id: str
    joined_on: date
    branch_id: str | None = None
    category: str | None = None
    left_on: date | None = None
    departure: Departure | None = None
    recorded_on: date | None = None


class Branch(Struct, frozen=True, kw_only=True):
    """A branch, and the one it belongs to.

    Table:
        branches: one row per branch_id
    """

    branch_id: str
    name: str | None = None
    parent_id: str | None = None
    recorded_on: date | None = None


class Status(Struct, frozen=True, kw_only=True):
    """A spell in which something is true of a member (suspended, on leave, ...).

    Table:
        statuses: one row per (member_id, status, from_on)
            from_on, to_on  date  first and last day; an empty to_on: still so
    """

    member_id: str
    status: str
    from_on: date
    to_on: date | None = None
    recorded_on: date | None = None


class Dues(Struct, frozen=True, kw_only=True):
    """What a member owed and paid for one period.

    Table:
        dues: one row per (member_id, period)
            period      date  the first day of the period the dues are for
            due_on      date  the last day to pay on time
            owed, paid  int   minor units of `currency`, not negative
            paid_on     date  the day the last of it was received
            posted_on   date  the day it was sent, where bylaws go by the postmark
    """

    member_id: str
    period: date
    owed: int
    paid: int
    due_on: date | None = None
    paid_on: date | None = None
    posted_on: date | None = None
    currency: str | None = None
    recorded_on: date | None = None


class Occasion(Struct, frozen=True, kw_only=True):
    """A meeting, a vote, a shift: something held on a day.

    Table:
        occasions: one row per occasion_id
            duty       text  the kind of occasion the bylaws name: meeting, vote, ...
            held_on    date  the day it was held, or closed
            cancelled  bool  it was called off
            began_on   date  the day it was opened, if it ran for days; empty: `held_on`
    """

    occasion_id: str
    duty: str
    held_on: date
    branch_id: str | None = None
    cancelled: bool = False
    began_on: date | None = None
    recorded_on: date | None = None

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of it."""
        return min(self.began_on or self.held_on, self.held_on), self.held_on


class Attendance(Struct, frozen=True, kw_only=True):
    """A member's presence at an occasion.  No row: not present.

    Table:
        attendance: one row per (member_id, occasion_id)
            present  decimal  the share of the occasion attended, 0 to 1
            late     bool     came after it had begun
    """

    member_id: str
    occasion_id: str
    present: Decimal = Decimal(1)
    late: bool = False
    recorded_on: date | None = None


class Task(Struct, frozen=True, kw_only=True):
    """A piece of work assigned to a member.

    Table:
        tasks: one row per (member_id, task_id)
    """

    member_id: str
    task_id: str
    due_on: date
    assigned_on: date | None = None
    done_on: date | None = None
    refused_on: date | None = None
    recorded_on: date | None = None


class Activity(Struct, frozen=True, kw_only=True):
    """One act of a member, of a kind the bylaws count.

    Table:
        activity: one row per act
            kind    text  theme-day, commit, visit, ...
            amount  int   hours, minutes or whatever the bylaws add up; 1 if empty
    """

    member_id: str
    kind: str
    on: date
    amount: int = 1
    recorded_on: date | None = None


class Excuse(Struct, frozen=True, kw_only=True):
    """A span of days for which a member is excused from a duty.

    Table:
        excuses: one row per (member_id, duty, from_on)
            from_on, to_on  date  first and last day of the span
            approved_on     date  empty: asked for, not approved
    """

    member_id: str
    duty: str
    from_on: date
    to_on: date
    reason: str | None = None
    approved_on: date | None = None
    approved_by: str | None = None
    recorded_on: date | None = None


class Contact(Struct, frozen=True, kw_only=True):
    """An attempt to reach a member, or a contact made.

    Table:
        contacts: one row per attempt or contact
            kind  text  a value of `ContactKind`
    """

    member_id: str
    on: date
    kind: ContactKind
    recorded_on: date | None = None


class Notice(Struct, frozen=True, kw_only=True):
    """A notice to a member.

    Table:
        notices: one row per notice
            kind  text  as the bylaws name it: arrears-notice, ...
    """

    member_id: str
    kind: str
    sent_on: date
    delivered_on: date | None = None
    returned_on: date | None = None
    replied_on: date | None = None
    recorded_on: date | None = None


class BodyFinding(Struct, frozen=True, kw_only=True):
    """What a named body found, after hearing the member, with its reasons.

    Table:
        findings: one row per (member_id, ground, found_on)
            ground  text  the question, in the words of the rulebook
            holds   bool  the body found that it is so
    """

    member_id: str
    ground: str
    found_on: date
    body: str
    holds: bool
    reasons: str | None = None
    recorded_on: date | None = None


class MeasureTaken(Struct, frozen=True, kw_only=True):
    """A measure in force for a member.

    Table:
        measures: one row per (member_id, measure, from_on)
            until_on  date  the last day it was set to last
            ended_on  date  the day it in fact ended
            outcome   text  what came of it: changed, unchanged, refused, ...
    """

    member_id: str
    measure: str
    from_on: date
    until_on: date | None = None
    ended_on: date | None = None
    outcome: str | None = None
    recorded_on: date | None = None


class Complete(Struct, frozen=True, kw_only=True):
    """How far the record of a duty is complete.

    Before the day `through` every row of this duty (and of what discharges it) is
    on the roll.  A duty with no row is a record nobody has closed: what hangs on it
    is "data missing", never "met".

    Table:
        complete: one row per (branch_id, duty)
    """

    duty: str
    through: date
    branch_id: str | None = None
    recorded_on: date | None = None


TABLES: dict[str, type] = {
    "members": Member,
    "branches": Branch,
    "statuses": Status,
    "dues": Dues,
    "occasions": Occasion,
    "attendance": Attendance,
    "tasks": Task,
    "activity": Activity,
    "excuses": Excuse,
    "contacts": Contact,
    "notices": Notice,
    "findings": BodyFinding,
    "measures": MeasureTaken,
    "complete": Complete,
}
"""Every table of a roll by its name, which is also the name of its file or sheet."""

KEYS: dict[str, tuple[str, ...]] = {
    "members": ("member_id", "joined_on"),
    "branches": ("branch_id",),
    "statuses": ("member_id", "status", "from_on"),
    "dues": ("member_id", "period"),
    "occasions": ("occasion_id",),
    "attendance": ("member_id", "occasion_id"),
    "tasks": ("member_id", "task_id"),
    "activity": (),
    "excuses": ("member_id", "duty", "from_on"),
    "contacts": (),
    "notices": (),
    "findings": ("member_id", "ground", "found_on"),
    "measures": ("member_id", "measure", "from_on"),
    "complete": ("branch_id", "duty"),
}
"""The columns that name a row.  Two rows of one key and one `recorded_on` clash; of
two with different days the one recorded later stands.  No columns: rows may repeat."""
