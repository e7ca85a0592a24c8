"""Arguments read by a few lines of our own, so that a command starts at once.

Typer reads every argument by a library of validation that takes longer to load than
a club takes to assess.  We have paths, words, numbers and texts only.  Where a later
Typer keeps its readers elsewhere, nothing is lost but the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import Any, get_args

Read = Callable[[Any], object]
READER = "_runtime_param"
"""Where Typer keeps the reader of an argument, once it has made one."""


class _Reader:
    """What Typer asks of a reader."""

    def __init__(
        self, read: Read, *, many: bool, wrong: Callable[..., Exception]
    ) -> None:
        self._read, self._many, self._wrong = read, many, wrong

    def coerce(self, value: Any, param: object, ctx: object) -> object:
        """The value of an argument; nothing, where none was given."""
        if value is None:
            return () if self._many else None
        try:
            return (
                [self._read(each) for each in value]
                if self._many
                else self._read(value)
            )
        except ValueError as error:
            raise self._wrong(str(error), ctx=ctx, param=param) from error


def lighten(params: Iterable[Any], wrong: Callable[..., Exception]) -> None:
    """Let these arguments be read by us; `wrong` is raised for one that cannot be."""
    for param in params:
        kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
        many = getattr(kind, "__origin__", None) is list
        read = _read_as(get_args(kind)[0] if many else kind)
        if read is not None and hasattr(param, READER):
            setattr(param, READER, _Reader(read, many=many, wrong=wrong))


def _read_as(kind: Any) -> Read | None:
    """How an argument of this kind is read; None: we do not know it."""
    if kind is int:
        return _number
    if kind in (bool, str, Path):
        return kind  # type: ignore[no-any-return]  # -- a type makes its value of a text
    if isinstance(kind, type) and issubclass(kind, Enum):
        return lambda text: _word(kind, text)
    return None


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise ValueError(f"'{text}' is not a whole number") from error


def _word(kind: type[Enum], text: str) -> Enum:
    try:
        return kind(text)
    except ValueError as error:
        words = ", ".join(f"'{word.value}'" for word in kind)
        raise ValueError(f"'{text}' is not one of {words}") from error
