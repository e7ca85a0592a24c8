"""SQL text with bound values, and the few expressions that differ by engine.

Values never enter the text: `Values.bind` gives the name under which they are bound.
The words of a history are 62 bits of a BIGINT: bit k is the point k steps ago.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct, field

from goodstanding.dates import MONTHS, Aligned, Length, Unit

BITS = 62
ALL = (1 << BITS) - 1
NAMED = re.compile(r"\$(v\d+)")


class CannotSay(Exception):  # noqa: N818 -- what it says: a query cannot say this
    """A condition that no query here can say; the definition answers it instead."""


class Values(Struct):
    """The values bound to the names in a query, each value once."""

    bound: dict[str, object] = field(default_factory=dict)
    _names: dict[tuple[str, str], str] = field(default_factory=dict)

    def bind(self, value: object) -> str:
        """The name that stands for `value` in the text."""
        key = (type(value).__name__, repr(value))
        if key not in self._names:
            self._names[key] = f"v{len(self._names) + 1}"
            self.bound[self._names[key]] = value
        return f"${self._names[key]}"

    def word(self, value: int) -> str:
        """A 62-bit word."""
        return f"{self.bind(value)}::BIGINT"

    def day(self, value: date) -> str:
        """A day."""
        return f"{self.bind(value)}::DATE"

    def used_in(self, text: str) -> dict[str, object]:
        """The values that `text` names, and no others."""
        names = set(NAMED.findall(text))
        return {name: value for name, value in self.bound.items() if name in names}


def quoted(name: str) -> str:
    """`name` as a column or table of its own."""
    return '"' + name.replace('"', '""') + '"'


def bits_between(low: str, high: str, *, least: int = 0) -> str:
    """The word with every bit from `low` to `high`, as far as it lies in a word."""
    return f"({_first_bits(f'{high} + 1')} & ~{_first_bits(low, least)})"


def _first_bits(many: str, least: int = 0) -> str:
    """The word with the lowest so many bits; of null, `least` of them."""
    return f"((1::BIGINT << least(greatest({many}, {least}), {BITS})::INTEGER) - 1)"


def bit(number: str) -> str:
    """The word with the one bit, where it lies in a word; else null."""
    return (
        f"CASE WHEN ({number}) BETWEEN 0 AND {BITS - 1} "
        f"THEN 1::BIGINT << ({number})::INTEGER END"
    )


def below(stops: str) -> str:
    """Every bit below the lowest bit of `stops`; every bit where it has none."""
    return f"((({stops}) & -({stops})) - 1)"


def steps_back(values: Values, aligned: Aligned, running: int, day: str) -> str:
    """How many periods `day` lies before the running one."""
    if aligned == Aligned(Unit.MONTH):
        return f"date_diff('month', {day}, {values.day(aligned.start(running))})"
    if aligned.unit is Unit.WEEK:
        days, since = 7 * aligned.count, date(1, 1, 1) + timedelta(aligned.first_day)
        return f"({values.bind(running)} - (({day} - {values.day(since)}) // {days}))"
    first = values.bind(aligned.first_month)
    months = values.bind(MONTHS[aligned.unit] * aligned.count)
    return f"({values.bind(running)} - ((year({day}) * 12 + month({day}) - {first}) // {months}))"


def moved(values: Values, day: str, length: Length, *, back: bool = False) -> str:
    """The corresponding day a length after (or before) `day`.

    Raises:
        CannotSay: a length in business days.
    """
    if length.unit is Unit.BUSINESS_DAY:
        raise CannotSay("business days from a day of the record")
    sign = "-" if back else "+"
    if length.unit in MONTHS:
        months = values.bind(length.count * MONTHS[length.unit])
        return f"({day} {sign} to_months({months}::INTEGER))::DATE"
    days = length.count * (7 if length.unit is Unit.WEEK else 1)
    return f"({day} {sign} {values.bind(days)}::INTEGER)"


def corresponding(
    values: Values, day: str, length: Length, *, back: bool = False
) -> str:
    """The last day whose length before it is not after `day`.

    With `back`, the first day whose length after it is not before `day`.

    Raises:
        CannotSay: a length in business days.
    """
    found = moved(values, day, length, back=back)
    if length.unit not in MONTHS:
        return found
    if back:
        return f"({found} + CASE WHEN day({found}) < day({day}) THEN 1 ELSE 0 END)"
    return (
        f"(CASE WHEN {day} = last_day({day}) THEN last_day({found}) ELSE {found} END)"
    )


def either(*conditions: str) -> str:
    """Any of `conditions`."""
    return "(" + " OR ".join(conditions) + ")"


def one_of(values: Values, column: str, names: tuple[str, ...]) -> str:
    """Whether `column` is one of `names`."""
    return f"{column} IN ({', '.join(values.bind(name) for name in names)})"
