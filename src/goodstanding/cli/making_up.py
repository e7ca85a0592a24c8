"""The command `made-up`: a roll of people who do not exist, for trying things out."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from goodstanding.cli.page import Page, Text, Verbatim
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE
from goodstanding.cli.whole_file import writing
from goodstanding.cli.wording import count
from goodstanding.cli.words import Filed
from goodstanding.roll.made_up import FEWEST, MOST_AS_CSV, Form, Plan, write


class Given(Struct, frozen=True, kw_only=True):
    """What the command was given."""

    members: int
    seed: int
    out: Path
    form: Filed | None = None


def run(screen: Screen, given: Given) -> int:
    """Write the roll, and say what may be tried on it."""
    small = FEWEST <= given.members <= MOST_AS_CSV
    form = Form(given.form) if given.form else Form.CSV if small else Form.PARQUET
    plan = Plan(members=given.members, seed=given.seed, form=form)
    with writing(given.out, "OUT"), screen.progress("members written") as report:
        write(plan, given.out, report)
    screen.show(_page(given))
    return DONE


def _page(given: Given) -> Page:
    said = count(given.members, "made-up member")
    return [
        Text(f"{given.out}: {said}, seed {given.seed}. Nobody on this roll exists."),
        Text("Try it:"),
        Verbatim(f"goodstanding assess RULEBOOK {given.out} --as-of 2024-12-31"),
    ]
