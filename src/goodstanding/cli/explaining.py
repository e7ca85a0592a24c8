"""The command `explain`: what the rules say of one member, with all it rests on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from msgspec import Struct

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.assess import Question, assess
from goodstanding.cli import asked as asking
from goodstanding.cli import explained
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE


class Given(Struct, frozen=True, kw_only=True):
    """What the command was given."""

    rulebook: Path
    roll: Path
    member: str
    as_of: str
    known_on: str | None = None
    as_json: bool = False
    leave_out: bool = False


def run(screen: Screen, given: Given) -> int:
    """Explain every finding on one member."""
    as_of, known_on = asking.days(given.as_of, given.known_on)
    matter = asking.matter(
        given.rulebook, given.roll, known_on, leave_out=given.leave_out
    )
    with matter.roll as roll:
        asking.member(roll, given.member)
        screen.tell([*matter.doubts, *asking.in_force(matter.rulebook, as_of)])
        question = Question(rulebook=matter.rulebook, as_of=as_of, member=given.member)
        found = list(assess(question, roll))
        if given.as_json:
            values = [each.as_json() for each in found]
            sys.stdout.write(json.dumps(values, indent=2, ensure_ascii=False) + "\n")
        else:
            asked = Asked(matter.rulebook, roll.record(given.member), as_of)
            screen.show(explained.page(asked, found))
    return DONE
