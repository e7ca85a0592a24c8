"""The words that options of documents take: cheap to import, as every command does."""

from __future__ import annotations

from enum import StrEnum


class Paper(StrEnum):
    """The documents of a case."""

    NOTICE = "notice"
    INVITATION = "invitation"
    MINUTES = "minutes"
    DECISION = "decision"
    RECEIPT = "receipt"
    APPEAL = "appeal"


class Tongue(StrEnum):
    """The languages that documents are written in."""

    ENGLISH = "en"
    GERMAN = "de"
    CHINESE = "zh"
