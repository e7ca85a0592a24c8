"""A document of a case, written as HTML or as PDF, to be looked at by people."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from goodstanding.cases.case import Case
from goodstanding.cases.documents import Document, Kind, Known, Language, html_of
from goodstanding.cases.documents.pdf import pdf_of
from goodstanding.cli import asked as asking
from goodstanding.cli.page import Text
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE
from goodstanding.cli.whole_file import whole
from goodstanding.problems import Problem, Refused

UNFIT = re.compile(r"[^\w.-]+")
"""What the name of a file is better without."""

FORMS = (".html", ".pdf")


class Given(Struct, frozen=True, kw_only=True):
    """What the command was given; what is empty stands as a blank in the document."""

    kind: str
    on: str
    language: str = Language.ENGLISH
    looked_at_by: str = ""
    name: str = ""
    address: str = ""
    sender: str = ""
    meeting_on: str | None = None
    time: str = ""
    place: str = ""
    out: Path | None = None


def run(screen: Screen, case: Case, given: Given) -> int:
    """Write the document: a draft, unless somebody is named who has looked at it."""
    place = given.out or Path(_name(case, given))
    if place.suffix.lower() not in FORMS:
        raise Refused(_no_form(place))
    page = html_of(case, _document(given))
    content = pdf_of(page) if place.suffix.lower() == ".pdf" else page.encode()
    with whole(place) as part:
        part.write_bytes(content)
    screen.show([Text(f"{place}: {given.kind} of case {case.id}. {_state(given)}")])
    return DONE


def _document(given: Given) -> Document:
    meeting = given.meeting_on
    return Document(
        kind=Kind(given.kind),
        on=asking.day(given.on, "--on"),
        language=Language(given.language),
        looked_at_by=given.looked_at_by,
        known=Known(
            name=given.name,
            address=given.address,
            sender=given.sender,
            meeting_on=asking.day(meeting, "--meeting-on") if meeting else None,
            time=given.time,
            place=given.place,
        ),
    )


def _state(given: Given) -> str:
    seen = given.looked_at_by.strip()
    if seen:
        return f"Looked at by {seen}; nothing was sent."
    return "A draft: look at it, then write it again with --looked-at-by."


def _name(case: Case, given: Given) -> str:
    """The case and the document as the name of a file in the folder we stand in."""
    name = f"{case.id}-{given.kind}-{given.language}"
    return f"{UNFIT.sub('-', name).strip('.-')}.html"


def _no_form(place: Path) -> Problem:
    return Problem(
        code="documents.E004",
        what="a document is written as HTML or as PDF",
        where=f"{place}, --out",
        do="give the file a name that ends with .html or .pdf",
    )
