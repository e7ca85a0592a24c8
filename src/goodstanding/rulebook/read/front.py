"""The front matter: which rulebook this is, and since when it is in force."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date

from goodstanding.bylaws import Bylaws, Place
from goodstanding.problems import Problem

VERSION = 1
TEXT = ("id", "title", "version", "replaces", "extends", "language", "source")
DATES = ("in force from", "in force until")
KEYS = ("rules", *TEXT, *DATES)
REQUIRED = ("rules", "id", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front matter of a rulebook."""

    id: str = ""
    title: str = ""
    version: str | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    language: str = "en"


def read_front(bylaws: Bylaws) -> tuple[Front, list[Problem]]:
    """The front matter of `bylaws`, and everything wrong with it."""
    problems = [*_missing(bylaws), *_unknown(bylaws), *_wrong(bylaws)]
    text = {key: str(value) for key, (value, _) in bylaws.front.items() if key in TEXT}
    days = {
        key: value
        for key, (value, _) in bylaws.front.items()
        if isinstance(value, date)
    }
    front = Front(
        id=text.get("id", ""),
        title=text.get("title", ""),
        version=text.get("version"),
        in_force_from=days.get("in force from"),
        in_force_until=days.get("in force until"),
        language=text.get("language", "en"),
    )
    return front, problems


def _missing(bylaws: Bylaws) -> list[Problem]:
    do = {
        "rules": "write `rules: 1`, the version of the language the sentences are in",
        "id": "write a short name, as in `id: club-bylaws`",
        "title": "write the title of the bylaws",
    }
    return [
        Problem(
            code="rulebook.E003",
            what=f"the front matter has no `{key}`",
            where=str(Place(file=bylaws.file, line=1)),
            do=do[key],
        )
        for key in REQUIRED
        if key not in bylaws.front
    ]


def _unknown(bylaws: Bylaws) -> list[Problem]:
    found = []
    for key, (_, line) in bylaws.front.items():
        if key not in KEYS:
            near = difflib.get_close_matches(key, KEYS, 1)
            known = f"write `{near[0]}`" if near else "write one of: " + ", ".join(KEYS)
            found.append(
                _at(
                    bylaws,
                    line,
                    "rulebook.E004",
                    f"`{key}` is no key of the front matter",
                    known,
                )
            )
    return found


def _wrong(bylaws: Bylaws) -> list[Problem]:
    found = []
    for key, (value, line) in bylaws.front.items():
        if key == "rules" and value != VERSION:
            what = f"the language version is {value}, and this program reads version {VERSION}"
            found.append(
                _at(bylaws, line, "rulebook.E005", what, f"write `rules: {VERSION}`")
            )
        elif key in DATES and not isinstance(value, date):
            what = f"`{key}` is no date: {value}"
            found.append(
                _at(
                    bylaws,
                    line,
                    "rulebook.E006",
                    what,
                    "write year, month and day, as in 2024-06-16",
                )
            )
    return found


def _at(bylaws: Bylaws, line: int, code: str, what: str, do: str) -> Problem:
    return Problem(
        code=code, what=what, where=str(Place(file=bylaws.file, line=line)), do=do
    )
