"""What an assessment asks."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from goodstanding.rulebook.model import Rulebook


class Question(Struct, frozen=True, kw_only=True):
    """What an assessment asks: the rules, the day, and of whom (None: everyone)."""

    rulebook: Rulebook
    as_of: date
    member: str | None = None
