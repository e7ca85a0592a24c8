"""What fills a slot with a single word, a number or a declared name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache

from goodstanding.rulebook.language.sentence import Reading, Terminal, Value
from goodstanding.rulebook.language.words import Kind, Word
from goodstanding.rulebook.names import PLURAL_KEYS, Name, Names, Sort

MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
DAYS_AT_MOST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
PHRASE_WORDS = 6
LARGEST = 999_999
"""No number of bylaws is larger: what is, is a slip of the hand."""

YEARS = range(1500, 3000)
"""No day of bylaws or of members lies outside these years."""

BOUNDS = {
    Kind.NUMBER: f"a number up to {LARGEST:,}",
    Kind.DATE: f"a day that exists, from {YEARS[0]} to {YEARS[-1]}",
    Kind.MONTH: f"a month that exists, from {YEARS[0]} to {YEARS[-1]}",
}
"""What may be read, where something of this kind was written and is none."""


def terminals(names: Names, *, declaring: bool) -> Mapping[str, tuple[str, Terminal]]:
    """The terminals of the table, each with what to call it in an error.

    While `declaring`, any word may stand for a declared name: the names are being
    collected, and a reference may stand before its declaration.
    """
    if declaring:
        return SHAPED | dict.fromkeys(NAMED, ("", _any_word))
    return SHAPED | {rule: ("", _named(names, *sorts)) for rule, sorts in NAMED.items()}


NAMED = {
    "duty": (Sort.DUTY,),
    "act": (Sort.ACT,),
    "series": (Sort.DUTY, Sort.ACT),
    "status": (Sort.STATUS,),
    "body": (Sort.BODY,),
    "notice": (Sort.NOTICE,),
    "ground": (Sort.GROUND,),
    "measure": (Sort.MEASURE,),
    "parameter": (Sort.PARAMETER,),
    "kind": (Sort.KIND,),
    "set": (Sort.SET,),
    "key": (Sort.KEY,),
    "set_key": (Sort.THE_KEY,),
    "amount": (Sort.AMOUNT,),
    "calendar": (Sort.CALENDAR,),
    "privilege": (Sort.RIGHT,),
}


def _of(kind: Kind, value: Callable[[str], Value]) -> Terminal:
    def read(reading: Reading, at: int) -> Iterator[tuple[Value, int]]:
        word = reading.take(at, kind)
        if word is None:
            return
        try:
            yield value(word.said), at + 1
        except (ValueError, ZeroDivisionError):
            reading.expect(at, BOUNDS.get(kind, f"{kind.value}, that exists"))

    return read


def _number(said: str) -> int:
    number = int(said)
    if number > LARGEST:
        raise ValueError(said)
    return number


def _day(said: str) -> date:
    day = date.fromisoformat(said)
    if day.year not in YEARS:
        raise ValueError(said)
    return day


def _fraction(said: str) -> Fraction:
    return Fraction(said)


def _word(reading: Reading, at: int) -> Iterator[tuple[Value, int]]:
    if at < len(reading.words) and reading.words[at].kind is Kind.NAME:
        yield reading.said[at], at + 1


def _any_word(reading: Reading, at: int) -> Iterator[tuple[Value, int]]:
    for value, end in _word(reading, at):
        yield Name(key=str(value), one=str(value), many=str(value)), end


def _phrase(reading: Reading, at: int) -> Iterator[tuple[Value, int]]:
    said: list[str] = []
    for word in reading.words[at : at + PHRASE_WORDS]:
        if word.kind is not Kind.NAME or (not said and word.said in ("a", "an")):
            return
        said.append(word.said)
        yield " ".join(said), at + len(said)


def _day_of_year(reading: Reading, at: int) -> Iterator[tuple[Value, int]]:
    words = reading.words[at : at + 2]
    if len(words) < 2 or words[0].kind is not Kind.NUMBER:  # noqa: PLR2004 -- a day, a month
        return
    if words[1].said in MONTH_NAMES:
        month = MONTH_NAMES.index(words[1].said) + 1
        said = words[0].said  # of thousands of digits Python makes no number
        if len(said) <= 2 and 1 <= int(said) <= DAYS_AT_MOST[month - 1]:  # noqa: PLR2004 -- digits of a day
            yield (month, int(words[0].said)), at + 2


def _named(names: Names, *sorts: Sort) -> Terminal:
    once_known = cache(lambda: _forms(names, sorts))

    def read(reading: Reading, at: int) -> Iterator[tuple[Value, int]]:
        first = reading.said[at] if at < len(reading.words) else ""
        for form, name in once_known().get(first, ()):
            same = _same(form, reading.words[at : at + len(form)])
            if same == len(form):
                yield name, at + same
            elif same:
                reading.expect(at + same, f"`{' '.join(form[same:])}`")
        reading.expect_each(at, _shown(names, sorts))
        reading.might(
            at, (" ".join(form) for each in once_known().values() for form, _ in each)
        )

    return read


def _same(form: tuple[str, ...], words: tuple[Word, ...]) -> int:
    """With how many of `words` the form begins."""
    same = 0
    for part, word in zip(form, words, strict=False):
        if word.said != part or (not same and word.kind is not Kind.NAME):
            break
        same += 1
    return same


def _forms(
    names: Names, sorts: tuple[Sort, ...]
) -> dict[str, list[tuple[tuple[str, ...], Name]]]:
    """What may be said of the names, by its first word."""
    known = [name for sort in sorts for name in names[sort].values()]
    by_key = {name.key: name for name in known}
    found: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    said = {(form, name.key) for name in known for form in name.forms()}
    for form, key in sorted(said):
        found.setdefault(form[0], []).append((form, by_key[key]))
    return found


def _shown(names: Names, sorts: tuple[Sort, ...]) -> Iterator[str]:
    """What to call the names in an error."""
    known = {name.key: name for sort in sorts for name in names[sort].values()}
    for name in known.values():
        yield f"`{name.many if sorts[0] in PLURAL_KEYS else name.one}`"
    if not known:
        yield f"the name of a {sorts[0]}, once one is declared"


SHAPED: dict[str, tuple[str, Terminal]] = {
    "name": ("a name of your own, one word", _word),
    "int": ("", _of(Kind.NUMBER, _number)),
    "fraction": ("", _of(Kind.FRACTION, _fraction)),
    "string": ("", _of(Kind.STRING, str)),
    "blank": ("", _of(Kind.BLANK, str)),
    "step": ("", _of(Kind.STEP, lambda said: said.rstrip("."))),
    "date": ("", _of(Kind.DATE, _day)),
    "month": ("", _of(Kind.MONTH, lambda said: _day(said + "-01"))),
    "day_of_year": ("a day of the year, as in 31 August", _day_of_year),
    "phrase": ("words of your own", _phrase),
}
"""Terminals that a word fills by its shape, whatever is declared."""
