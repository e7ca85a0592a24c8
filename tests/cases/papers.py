"""Cases from which each document can be made, with rows of evidence."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from cases import told
from cases.told import Told
from goodstanding.assessment.finding import Evidence, Row
from goodstanding.cases.case import Case
from goodstanding.cases.documents import Document, Kind, html_of
from goodstanding.cases.event import Ballot

ROWS = tuple(
    Row(
        series="dues",
        what=f"2024-{month:02}",
        day=date(2024, month + 1, 1),
        state="missed" if month != 9 else "unknown",
    )
    for month in range(5, 11)
)
EVIDENCE = Evidence(
    says="at least 6 dues are missed in a row",
    article="Article 8",
    value="6 in a row",
    rows=ROWS,
)
BALLOT = Ballot(entitled=5, present=5, ayes=4, noes=1)
RIGHT = ("the reasons and the right to appeal",)


def seen(found: Told) -> Case:
    """The case, with rows of evidence in the finding it was opened on."""
    case = found.case
    finding = replace(case.opened.finding, evidence=(EVIDENCE,))
    return replace(case, opened=replace(case.opened, finding=finding))


def served() -> Told:
    """Of an association: the notice came to hand."""
    found = told.association().send("2025-03-04", "1", means="registered letter")
    return found.received("2025-03-06", "1")


def expelled(said="kept the keys, and would not give them back") -> Told:
    """The same, decided."""
    found = served().passed("2025-03-21", "2")
    rule = "more than half of those present"
    return found.decided(
        "2025-03-25", "3", said=said, carried=True, rule=rule, ballot=BALLOT
    )


def delivered() -> Told:
    """The same, handed over: it can be appealed."""
    return expelled().send("2025-03-27", "4", states=RIGHT)


CASES = {
    Kind.NOTICE: served,
    Kind.INVITATION: told.corrected,
    Kind.MINUTES: told.decided,
    Kind.DECISION: delivered,
    Kind.RECEIPT: served,
    Kind.APPEAL: delivered,
}
EARLY = {Kind.NOTICE, Kind.RECEIPT}
"""Documents made once the notice came to hand."""


def paper(kind: Kind, case: Case | None = None, **more) -> str:
    """The page of a document of its case."""
    on = date(2025, 3, 7) if kind in EARLY else date(2025, 3, 28)
    document = Document(kind=kind, on=on, **more)
    return html_of(seen(CASES[kind]()) if case is None else case, document)
