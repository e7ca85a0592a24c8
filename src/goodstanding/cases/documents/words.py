"""The words of the documents: one table for each language, beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from goodstanding.dates import Length

Say = Callable[..., Markup]


class Language(StrEnum):
    """A language in which documents can be written."""

    ENGLISH = "en"
    GERMAN = "de"
    CHINESE = "zh"


class Words:
    """How a language says what stands in a document."""

    def __init__(self, language: Language) -> None:
        self._table = table(language)

    def say(self, key: str, **values: object) -> Markup:
        """The words of this key, with what belongs into them, which is escaped."""
        said = Markup(self._table["say"][key])  # noqa: S704 -- the table is ours
        return said.format(**values)

    def day(self, day: date) -> str:
        """The day as it is said: 16 June 2024."""
        form = self._table["form"]
        month = form["months"][day.month - 1]
        said: str = form["day"].format(year=day.year, month=month, day=day.day)
        return said

    def length(self, length: Length) -> str:
        """The length as it is said: 6 months."""
        one, several = self._table["units"][str(length.unit)]
        said: str = (one if length.count == 1 else several).format(n=length.count)
        return said

    def known(self, group: str, word: str) -> str:
        """A word of ours in the language; one that is not ours stays as it is."""
        said: str = self._table[group].get(word, word)
        return said

    @property
    def form(self) -> dict[str, Any]:
        """What a page of the language looks like: its name, direction and fonts."""
        found: dict[str, Any] = self._table["form"]
        return found


@cache
def table(language: Language) -> dict[str, Any]:
    """All words of a language."""
    place = files("goodstanding.cases.documents").joinpath(f"{language}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))
