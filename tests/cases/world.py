"""Small cases for the tests: a rulebook shipped, a member, a finding, people who act."""

from datetime import date
from pathlib import Path

from goodstanding.assessment.finding import Finding
from goodstanding.cases.acts.open import Basis
from goodstanding.cases.event import By, Entry
from goodstanding.roll.record import Record
from goodstanding.rulebook import examine
from goodstanding.terms import Answer

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"


def rulebook(name: str):
    found, problems = examine(RULEBOOKS / f"{name}.md")
    assert found is not None, problems
    return found


def finding(
    book, ground: str, *, since: date | None = None, answer=Answer.MET
) -> Finding:
    return Finding(
        member="M12",
        branch="B1",
        ground=ground,
        article=book.grounds[ground].place.article,
        answer=answer,
        near=False,
        since=since,
        through=since,
        count=6,
        evidence=(),
        sentence="Six months of dues were missed in a row.",
        opens=(),
        cure="Pay what is owed.",
    )


def basis(book, ground: str, as_of: date, record: Record | None = None) -> Basis:
    return Basis(
        rulebook=book,
        finding=finding(book, ground, since=as_of),
        as_of=as_of,
        record=record,
    )


def entered(day: str, *people: str, body: str | None = None, said: str = "") -> Entry:
    return Entry(on=date.fromisoformat(day), by=By(people, body), said=said)
