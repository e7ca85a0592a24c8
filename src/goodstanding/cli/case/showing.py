"""The commands `case show` and `case list`: for people, and for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from goodstanding.cases.case import Case
from goodstanding.cases.in_sqlite import InSqlite
from goodstanding.cases.told import told
from goodstanding.cli import asked
from goodstanding.cli.case import page
from goodstanding.cli.case.ahead import ahead, rungs
from goodstanding.cli.case.since import Since, ask_again, differences
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE


class Given(Struct, frozen=True, kw_only=True):
    """What `case show` was given."""

    case: str
    cases: Path
    roll: Path | None = None
    as_of: str | None = None
    as_json: bool = False
    leave_out: bool = False


def show(screen: Screen, given: Given) -> int:
    """Show the case, and beside its finding what the roll says now, if one is given."""
    with InSqlite(given.cases) as store:
        case = store.read(given.case)
    since = _since(screen, given, case) if given.roll else None
    if given.as_json:
        _write(_as_json(case, given.cases, since))
    else:
        screen.show(page.page(case, given.cases, since))
    return DONE


def list_cases(screen: Screen, kept: Path, member: str | None, *, as_json: bool) -> int:
    """List the cases, in the order of their opening."""
    with InSqlite(kept) as store:
        cases = store.list(member)
    if as_json:
        _write([_summary(each) for each in cases])
    else:
        screen.show(page.listed(cases))
    return DONE


def _since(screen: Screen, given: Given, case: Case) -> Since:
    as_of = asked.day(given.as_of, "--as-of") if given.as_of else case.opened.as_of
    assert given.roll is not None
    with asked.rolled(given.roll, leave_out=given.leave_out) as roll:
        asked.member(roll, case.member)
        screen.tell(roll.problems)
        return ask_again(case, roll, as_of)


def _summary(case: Case) -> dict[str, Any]:
    return {
        "case": case.id,
        "member": case.member,
        "measure": case.opened.measure,
        "opened_on": str(case.opened.on),
        "last_on": str(case.last_on),
        "open": case.is_open,
        "stage": str(case.state.stage),
        "end": str(case.state.end) if case.state.end else None,
        "stands": page.standing(case),
        "entries": len(case.all),
    }


def _as_json(case: Case, kept: Path, since: Since | None) -> dict[str, Any]:
    found = _summary(case)
    found["text"] = to_builtins(case.opened.text)
    found["finding"] = case.opened.finding.as_json()
    found["as_of"] = str(case.opened.as_of)
    found["events"] = [
        {"says": told(case, each), **to_builtins(each)} for each in case.all
    ]
    found["may_come"] = [
        to_builtins(each) for each in (*ahead(case, kept), *rungs(case))
    ]
    if since is not None:
        rows = differences(case.opened.finding, since)
        found["now"] = {
            "as_of": str(since.as_of),
            "answer": str(since.answer),
            "finding": since.finding.as_json() if since.finding else None,
            "stands": since.stands,
            "otherwise": [
                {"what": what, "found": then, "now": now} for what, then, now in rows
            ],
        }
    return found


def _write(value: object) -> None:
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
