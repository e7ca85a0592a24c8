"""The front matter: which rulebook this is, and since when it is in force."""

from __future__ import annotations

import difflib
from datetime import date

from msgspec import Struct

from goodstanding.bylaws import Bylaws, Place
from goodstanding.problems import Problem
from goodstanding.rulebook import working_days

VERSION = 1
HOLIDAYS = "holidays"
TEXT = ("id", "title", "version", "replaces", "extends", "language", "source", HOLIDAYS)
DATES = ("in force from", "in force until")
KEYS = ("rules", *TEXT, *DATES)
REQUIRED = ("rules", "id", "title")


class Front(Struct, frozen=True, kw_only=True):
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
    problems += _without_calendar(bylaws)
    text = {key: str(value) for key, (value, _) in bylaws.front.items() if key in TEXT}
    days = {
        key: value for key, (value, _) in bylaws.front.items() if type(value) is date
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
    if not bylaws.front:
        what = "the file has no front matter that can be read"
        do = "begin it with a line of three dashes, then `rules: 1`, `id: ...` and "
        do += "`title: ...` on lines of their own, then three dashes again"
        return [_at(bylaws, 1, "rulebook.E003", what, do)]
    remedies = {
        "rules": "write `rules: 1`, the version of the language the sentences are in",
        "id": "write a short name, as in `id: club-bylaws`",
        "title": "write the title of the bylaws",
    }
    return [
        Problem(
            code="rulebook.E003",
            what=f"the front matter has no `{key}`",
            where=str(Place(file=bylaws.file, line=1)),
            do=remedies[key],
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
            what = f"the language version is {value}, and this program reads {VERSION}"
            do = f"write `rules: {VERSION}`"
            found.append(_at(bylaws, line, "rulebook.E005", what, do))
        elif key in DATES and type(value) is not date:
            what = f"`{key}` is no date: {value}"
            do = "write year, month and day, as in 2024-06-16"
            found.append(_at(bylaws, line, "rulebook.E006", what, do))
    return found or _never_in_force(bylaws)


def _never_in_force(bylaws: Bylaws) -> list[Problem]:
    days = [bylaws.front[key] for key in DATES if key in bylaws.front]
    if len(days) < len(DATES) or str(days[0][0]) <= str(days[1][0]):
        return []
    (begun, _), (until, line) = days
    what = f"the rulebook is in force until {until}, before it begins on {begun}"
    return [_at(bylaws, line, "rulebook.E032", what, "correct one of the two days")]


def holidays(bylaws: Bylaws) -> str | None:
    """The place whose holidays `bylaws` name, or the nearest parent that names one."""
    fronts = (each.front for each in (bylaws, *bylaws.parents))
    named = (str(front[HOLIDAYS][0]) for front in fronts if HOLIDAYS in front)
    return next((place for place in named if working_days.is_known(place)), None)


def _without_calendar(bylaws: Bylaws) -> list[Problem]:
    """That nobody knows the holidays of the place; `NO` is what YAML takes for false."""
    if HOLIDAYS not in bylaws.front:
        return []
    value, line = bylaws.front[HOLIDAYS]
    if isinstance(value, str) and working_days.is_known(value):
        return []
    what = f"no holidays are known of this place: {value}"
    do = "put the letters of the country in quotes"
    if isinstance(value, str):
        near = working_days.nearest(value)
        do = f"write a country or a part of one, as in `{HOLIDAYS}: {near}`"
    return [_at(bylaws, line, "rulebook.E051", what, do)]


def _at(bylaws: Bylaws, line: int, code: str, what: str, do: str) -> Problem:
    return Problem(
        code=code, what=what, where=str(Place(file=bylaws.file, line=line)), do=do
    )
