"""How problems of a roll are worded: the place, the value, the nearest known word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goodstanding.problems import Problem

LISTED = 20
"""How many problems of one kind are listed for a table; the rest are counted."""

LONGEST = 60


def short(value: object) -> str:
    """A value as its writer will know it again, cut if it is long."""
    text = str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + "..."


def quoted(value: object) -> str:
    """The same, between quotation marks."""
    return f'"{short(value)}"'


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The known word that `word` may have been meant for."""
    import difflib  # noqa: PLC0415 -- needed only where something is wrong

    near = difflib.get_close_matches(word.strip().lower(), list(words), 1)
    return near[0] if near else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The question that ends a remedy with the nearest known word, or nothing."""
    near = nearest(word, words)
    return f"; did you mean {near}?" if near else ""


def listing(words: Sequence[str], last: str = "and") -> str:
    """Words in a row, as a sentence lists them.

    Example:
        >>> listing(["a", "b", "c"], "or")
        'a, b or c'
    """
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end


def cut(problems: Sequence[Problem], count: int, where: str) -> list[Problem]:
    """The first problems of one kind, and one line for the rest of the `count`."""
    first = list(problems[:LISTED])
    if count <= len(first):
        return first
    rest = Problem(
        code=first[0].code,
        what=f"and {count - len(first)} more of this kind",
        where=where,
        do="mend those above and load the roll again",
    )
    return [*first, rest]


def by_kind(problems: Iterable[Problem], where: str) -> list[Problem]:
    """Problems in the order of their codes, each kind cut."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(problem.code, []).append(problem)
    return [
        problem
        for _, same in sorted(kinds.items())
        for problem in cut(same, len(same), where)
    ]
