"""The words that options take."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """How findings are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


class Listing(StrEnum):
    """How all else is written."""

    TEXT = "text"
    JSON = "json"


class Engine(StrEnum):
    """What looks at the members: a query, or the definition, one member at a time.

    `auto` is whichever of the two is sooner done.
    """

    AUTO = "auto"
    DUCKDB = "duckdb"
    REFERENCE = "reference"


class Filed(StrEnum):
    """The files a made-up roll is written as."""

    CSV = "csv"
    PARQUET = "parquet"


class Outcome(StrEnum):
    """What came of a measure."""

    LIFTED = "lifted"
    UNCHANGED = "unchanged"
    CLOSED = "closed"


class Appealing(StrEnum):
    """What came of an appeal."""

    WON = "won"
    LOST = "lost"
