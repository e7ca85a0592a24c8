"""A document of a case as one HTML page, which needs no network and no script."""

from __future__ import annotations

from datetime import date
from functools import cache

from jinja2 import Environment
from msgspec import Struct

from goodstanding.cases.case import Case
from goodstanding.cases.documents.facts import Kind, Known, facts
from goodstanding.cases.documents.words import Language, Words
from goodstanding.templates import source, templates_of

NOTHING_KNOWN = Known()


class Document(Struct, frozen=True, kw_only=True):
    """Which document, in which language, of which day; and who has looked at it.

    Until somebody has, `looked_at_by` is empty and the page says that it is a draft.
    """

    kind: Kind
    on: date
    language: Language = Language.ENGLISH
    known: Known = NOTHING_KNOWN
    looked_at_by: str = ""


def html_of(case: Case, document: Document) -> str:
    """The page.  The same case and document always give the same page.

    Raises:
        Refused: there is no such document of the case, or not yet.
    """
    words = Words(document.language)
    templates = _templates()
    page = templates.get_template(f"{document.kind}.html")
    return page.render(
        case=case,
        rulebook=case.rulebook,
        finding=case.opened.finding,
        known=document.known,
        on=document.on,
        looked_at_by=document.looked_at_by.strip(),
        form=words.form,
        say=words.say,
        day=words.day,
        length=words.length,
        word=words.known,
        style=source(templates, "page.css"),
        **facts(case, document.kind),
    )


@cache
def _templates() -> Environment:
    templates = templates_of("goodstanding.cases.documents")
    templates.filters["words"] = _words
    return templates


def _words(key: str) -> str:
    """A name of the rulebook as words: `branch-meeting` is branch meeting."""
    return key.replace("-", " ")
