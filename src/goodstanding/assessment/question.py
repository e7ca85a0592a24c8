"""What an assessment asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodstanding.rulebook.model import Rulebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an assessment asks: the rules, the day, and of whom (None: everyone)."""

    rulebook: Rulebook
    as_of: date
    member: str | None = None
