"""Lines to nodes: indentation says what belongs to what, the first word what it is.

A line that cannot be read gets its problem, and what stands under it is passed over:
one error is enough.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from goodstanding.bylaws import Block, Line
from goodstanding.problems import Problem
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.otherwise import said_otherwise
from goodstanding.rulebook.language.quick import Quick
from goodstanding.rulebook.language.sentence import Node, Reading
from goodstanding.rulebook.language.slip import Slip, slip_in
from goodstanding.rulebook.language.terminals import terminals
from goodstanding.rulebook.language.words import Kind, Word, words_of
from goodstanding.rulebook.names import Names
from goodstanding.rulebook.read.kept import ByWord, Kept

UNDER = {
    "duty": "duty_line",
    "ground": "ground_line",
    "excepting": "ground_line",
    "excepting_list": "ground_line",
    "measure": "measure_line",
    "calendar": "calendar_line",
}
LEAVING = "every member may leave"
HINDRANCES = {"if", "unless", "only", "but", "with", "when", "once"}
HINDRANCES |= {"accepted", "approved", "allowed", "granted", "decided", "subject"}
LEAVING_IS_FREE = (
    "leaving is free and waits for nobody: take this out, and where the text says it "
    'write `Not modelled: "...", because "leaving is free".`'
)
LONGEST = 1000
"""Words of a line: no sentence is longer; a reader of ours would give up before it."""

DEEPEST = 100
"""The column in which a line may begin at most."""

SHOWN = 8
WORDS_BEFORE = 4
UNIT_WORDS = {"day", "week", "month", "quarter", "half-year", "year"}


class Branch(Struct):
    """A line and the lines indented under it."""

    line: Line
    under: list[Branch] = field(default_factory=list)


def tree(blocks: Iterable[Block]) -> Iterator[Branch]:
    """The lines of all `rule` blocks, each with what is indented under it.

    A line that begins too far in has below it all that begins further in.
    """
    for block in blocks:
        if block.kind != "rule":
            continue
        margin: list[Branch] = []
        above: list[Branch] = []
        for line in block.lines:
            while above and above[-1].line.place.column >= line.place.column:
                above.pop()
            branch = Branch(line)
            (above[-1].under if above else margin).append(branch)
            if not above or above[-1].line.place.column <= DEEPEST:
                above.append(branch)
        yield from margin


class Reader:
    """Reads lines by the table of phrases, with the names declared.

    `kept` holds what was read before; it changes how soon a line is read, never how.
    """

    def __init__(
        self, names: Names, *, declaring: bool = False, kept: Kept | None = None
    ) -> None:
        self._terminals = terminals(names, declaring=declaring)
        self._declaring, self._kept = declaring, kept
        self._by_word = ByWord(names) if kept is not None and not declaring else None

    def read(self, line: Line, rule: str) -> Node | Problem:
        """The one reading of `line` as `rule`, or what is wrong with it."""
        if line.place.column > DEEPEST:
            return _too_deep(line)
        return self.phrase(words_of(line.text, column=line.place.column), rule, line)

    def found(self, line: Line, rule: str) -> Node | None:
        """The one reading of `line`, if there is one; nobody is told why there is none."""
        words = words_of(line.text, column=line.place.column)
        if line.place.column > DEEPEST or len(words) > LONGEST:
            return None
        return self._one(words, rule)

    def phrase(self, words: tuple[Word, ...], rule: str, line: Line) -> Node | Problem:
        """The same for a part of a line that stands by itself."""
        if len(words) > LONGEST:
            return _too_long(words, line)
        found = self._one(words, rule)
        return self._why(words, rule, line) if found is None else found

    def _one(self, words: tuple[Word, ...], rule: str) -> Node | None:
        if self._kept is None:
            return self._anew(words, rule)
        under = f"declaring {rule}" if self._declaring else rule
        near = self._by_word.near(words) if self._by_word else ()
        found = self._kept.get(under, words, near)
        if found is None:
            found = self._anew(words, rule)
            if found is not None:
                self._kept.keep(under, words, near, found)
        return found

    def _anew(self, words: tuple[Word, ...], rule: str) -> Node | None:
        found = Quick(words, ENGLISH, self._terminals).whole(rule)
        return found[0] if len(found) == 1 or (found and self._declaring) else None

    def _why(self, words: tuple[Word, ...], rule: str, line: Line) -> Problem:
        """What keeps the words from having one reading."""
        found = Quick(words, ENGLISH, self._terminals).whole(rule)
        if found:
            return _two_ways(line, found)
        reading = Reading(words, ENGLISH, self._terminals)
        reading.whole(rule)
        return _stuck(line, reading, rule)


def _two_ways(line: Line, found: list[Node]) -> Problem:
    return Problem(
        code="rulebook.E002",
        what=f"`{line.text}` can be read in {len(found)} ways",
        where=str(line.place),
        do="declare a name that differs from the words of the language, and use that",
    )


def _too_deep(line: Line) -> Problem:
    return Problem(
        code="rulebook.E090",
        what=f"the line begins in column {line.place.column}, and {DEEPEST} is the last",
        where=str(line.place),
        do="indent by two spaces, and give lists within lists a ground of their own",
    )


def _too_long(words: tuple[Word, ...], line: Line) -> Problem:
    return Problem(
        code="rulebook.E091",
        what=f"the sentence has {len(words):,} words and marks, and {LONGEST:,} are read",
        where=str(line.place),
        do="say it in several sentences",
    )


def _stuck(line: Line, reading: Reading, rule: str) -> Problem:
    wording = said_otherwise(reading, rule)
    slip = None if wording and wording.whole else slip_in(reading, rule)
    at, end = reading.furthest, reading.furthest + 1
    if slip:
        at, end = slip.at, slip.at + 1
    elif wording:
        at, end = wording.start, wording.end
    words = reading.words[at:end]
    shown = f'"{_text(line, words)}"' if words else "the end of the line"
    column = words[0].column if words else line.place.column + len(line.text)
    where = str(line.place).replace(
        f":{line.place.line}:{line.place.column}", f":{line.place.line}:{column}", 1
    )
    do = _do(line, words, reading, slip)
    if wording and not slip:
        do = f"write `{wording.meant}`"
    if line.text.startswith(("#", "```", "~~~")):
        do = "close the block above it, with a line like the marks that open it"
    what = f"{shown} cannot stand here{_after(line, reading, at)}"
    return Problem(code="rulebook.E001", what=what, where=where, do=do)


def _do(
    line: Line, words: tuple[Word, ...], reading: Reading, slip: Slip | None
) -> str:
    said = words[0].said if words else "the end of the line"
    if said in HINDRANCES and line.text.lower().startswith(LEAVING):
        return LEAVING_IS_FREE
    return _remedy(words[0] if words else None, reading, slip)


def _text(line: Line, words: tuple[Word, ...]) -> str:
    """The words as the writer wrote them, with what stands between them."""
    start = words[0].column - line.place.column
    return line.text[start : words[-1].column - line.place.column + len(words[-1].text)]


def _after(line: Line, reading: Reading, at: int) -> str:
    """The words just before the one numbered `at`, as the writer wrote them."""
    before = reading.words[max(0, at - WORDS_BEFORE) : at]
    return f", after `{_text(line, before)}`" if before else ""


def _remedy(word: Word | None, reading: Reading, slip: Slip | None) -> str:
    said = word.said if word else ""
    expected = list(reading.expected)
    if {"and", "or"} <= {each.said for each in reading.words} and said in ("and", "or"):
        return "do not mix `and` with `or`: put them on lines of their own under `any of` and `all of`"
    if said in UNIT_WORDS and Kind.NUMBER.value in expected:
        return f"write `the last 1 {said}` for the days up to now, or `the last full calendar {said}`"
    if slip and slip.at < reading.furthest:
        return f"write `{slip.meant}`"
    near = _near(said, expected, slip)
    rest = [what for what in expected if what.strip('"`') != near.strip('"`')]
    some = ", ".join(rest[:SHOWN]) + (", ..." if len(rest) > SHOWN else "")
    if not near:
        return (
            f"write {some}"
            if len(rest) == 1
            else f"write one of: {some}{_or_declare(rest)}"
        )
    return f"write {near}" + (f", or one of: {some}" if some else "")


def _near(said: str, expected: list[str], slip: Slip | None) -> str:
    """What was meant, as it is shown; empty where nothing is like it."""
    bare = {what.strip('"`'): what for what in expected}
    if slip:
        return bare.get(slip.meant, f"`{slip.meant}`")
    near = difflib.get_close_matches(said, bare, 1) if said else []
    return bare[near[0]] if near else ""


def _or_declare(expected: list[str]) -> str:
    named = any(what.startswith("`") or "declared" in what for what in expected)
    return "; a name of your own must be declared first" if named else ""
