"""All the roll knows of one member: the input of the definition."""

from __future__ import annotations

from msgspec import Struct

from goodstanding.roll import tables


class Record(Struct, frozen=True, kw_only=True):
    """One member's rows, table by table.

    `occasions` are those of the member's branches, of every branch, and those attended
    elsewhere; `complete` the rows of any branch.  Nothing is left out but what was not known yet.
    """

    member_id: str
    spells: tuple[tables.Member, ...] = ()
    statuses: tuple[tables.Status, ...] = ()
    dues: tuple[tables.Dues, ...] = ()
    occasions: tuple[tables.Occasion, ...] = ()
    attendance: tuple[tables.Attendance, ...] = ()
    tasks: tuple[tables.Task, ...] = ()
    activity: tuple[tables.Activity, ...] = ()
    excuses: tuple[tables.Excuse, ...] = ()
    contacts: tuple[tables.Contact, ...] = ()
    notices: tuple[tables.Notice, ...] = ()
    findings: tuple[tables.BodyFinding, ...] = ()
    measures: tuple[tables.MeasureTaken, ...] = ()
    complete: tuple[tables.Complete, ...] = ()
