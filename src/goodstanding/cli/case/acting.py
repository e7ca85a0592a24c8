"""To enter an act: the case is read, the act tried, and its event kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from goodstanding.cases.case import Case
from goodstanding.cases.event import AnyEvent, By, Entry
from goodstanding.cases.in_sqlite import InSqlite
from goodstanding.cases.store import meanwhile
from goodstanding.cli import asked
from goodstanding.cli.case.page import entered
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE

Act = Callable[[Case, Entry], AnyEvent]


class Given(Struct, frozen=True, kw_only=True):
    """What an act is entered with: in which case, when, by whom, in which words.

    `seen` is how many entries the case had when it was last looked at.
    """

    case: str
    cases: Path
    on: str
    by: tuple[str, ...]
    body: str | None
    said: str
    seen: int | None = None


def entry(on: str, by: tuple[str, ...], body: str | None, said: str) -> Entry:
    """When something was done, by whom, and in which words.

    A body may be named in words, `branch committee`, as explanations name it.
    """
    named = "-".join(body.split()) if body else None
    return Entry(on=asked.day(on, "--on"), by=By(by, named), said=said)


def run(screen: Screen, given: Given, act: Act) -> int:
    """Enter the act, and say what may come now; refused, it changes nothing."""
    written = entry(given.on, given.by, given.body, given.said)
    with InSqlite(given.cases) as store:
        case = store.read(given.case)
    if given.seen is not None and given.seen != len(case.all):
        raise meanwhile(case, given.seen)
    event = act(case, written)
    with InSqlite(given.cases, writing=True) as store:
        after = store.append(case, event)
    screen.show(entered(after, given.cases))
    return DONE
