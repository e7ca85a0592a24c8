"""The columns of each table: how a cell is written, and what it may hold.

Read off the classes of `tables`, so that a table is described in one place only.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from types import NoneType
from typing import get_args

from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo, fields

from goodstanding.roll import tables


class Kind(Enum):
    """What a cell holds, with the SQL type that it has once read."""

    TEXT = "VARCHAR"
    DAY = "DATE"
    WHOLE = "BIGINT"
    SHARE = "DECIMAL(9,6)"
    YES_NO = "BOOLEAN"


KINDS = {
    str: Kind.TEXT,
    date: Kind.DAY,
    int: Kind.WHOLE,
    Decimal: Kind.SHARE,
    bool: Kind.YES_NO,
}
MONTHS_TOO = ("period",)
"""Days that may be written as a month, which stands for its first day."""


class Column(Struct, frozen=True, kw_only=True):
    """A column: its name, what it holds, and what an empty cell means.

    `words` are the only texts it may hold; none: any text.  `empty` is the SQL text
    of the value that an empty cell stands for.
    """

    name: str
    kind: Kind
    required: bool
    empty: str = "NULL"
    words: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The name of the column that keeps the text of the cell."""
        return f"{self.name}, as written"


def _column(field: FieldInfo) -> Column:
    asked = field.type
    held: type = next((part for part in get_args(asked) if part is not NoneType), asked)
    words = [str(word) for word in held] if issubclass(held, StrEnum) else []
    default = None if field.default is NODEFAULT else field.default
    return Column(
        name=field.name,
        kind=Kind.TEXT if words else KINDS[held],
        required=field.default is NODEFAULT,
        empty="NULL" if default is None else str(default),
        words=tuple(words),
    )


def _columns(row: type) -> tuple[Column, ...]:
    return tuple(_column(field) for field in fields(row))


COLUMNS = {name: _columns(row) for name, row in tables.TABLES.items()}
"""The columns of every table, in the order of its class."""
