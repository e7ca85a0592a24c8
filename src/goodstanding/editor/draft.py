"""A rulebook as it stands in the editor: its text, and what has been read of it."""

from __future__ import annotations

from msgspec import Struct

from goodstanding.bylaws import Line
from goodstanding.problems import Problem
from goodstanding.rulebook import Rulebook
from goodstanding.rulebook.from_bylaws import from_text
from goodstanding.rulebook.read.kept import Kept
from goodstanding.rulebook.read.line import Branch, tree

SEPARATORS = str.maketrans(dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
"""What Python takes for the end of a line, and no editor does."""


class Position(Struct, frozen=True, order=True):
    """A place in the text: line and character, both counted from 0."""

    line: int
    character: int


class Span(Struct, frozen=True, order=True):
    """A stretch of one line: from `start` up to, and without, `end`."""

    line: int
    start: int
    end: int


class Draft(Struct, frozen=True, kw_only=True):
    """The text in the editor, and the rulebook it says as far as it can be read.

    `source` is the text as it came; in `text` each line ends as the editor sees it.
    """

    source: str
    text: str
    rulebook: Rulebook
    problems: tuple[Problem, ...]
    kept: Kept

    @property
    def lines(self) -> list[str]:
        """The lines as the editor numbers them, from 0."""
        return self.text.splitlines()

    @property
    def has_errors(self) -> bool:
        """Whether the rulebook may not be run."""
        return any(".E" in problem.code for problem in self.problems)

    @property
    def is_rulebook(self) -> bool:
        """Whether the text is meant as a rulebook, and is not some other Markdown."""
        bylaws = self.rulebook.bylaws
        return "rules" in bylaws.front or bool(bylaws.blocks)

    def row(self, line: int) -> str:
        """The line of this number; an empty one after the last."""
        lines = self.lines
        return lines[line] if 0 <= line < len(lines) else ""


def draft_of(text: str, file: str = "bylaws.md", kept: Kept | None = None) -> Draft:
    """The draft that `text` is; with the `kept` of the draft before, it is read sooner."""
    kept = kept or Kept()
    plain = text.translate(SEPARATORS)
    rulebook, problems = from_text(plain, file, kept)
    return Draft(
        source=text,
        text=plain,
        rulebook=rulebook,
        problems=tuple(problems),
        kept=kept,
    )


def path_to(draft: Draft, line: int) -> list[Branch]:
    """The sentence on the line numbered `line`, after those it is indented under.

    Empty where no sentence of a `rule` block stands on it.
    """
    for branch in tree(draft.rulebook.bylaws.blocks):
        found = _down(branch, line + 1)
        if found:
            return found
    return []


def _down(branch: Branch, number: int) -> list[Branch]:
    if branch.line.place.line == number:
        return [branch]
    for under in branch.under:
        found = _down(under, number)
        if found:
            return [branch, *found]
    return []


def span_of(line: Line, part: str = "") -> Span:
    """Where `part` stands in the line, or the whole of it."""
    start = line.place.column - 1
    if part and part.lower() in line.text.lower():
        start += line.text.lower().index(part.lower())
        return Span(line.place.line - 1, start, start + len(part))
    return Span(line.place.line - 1, start, start + len(line.text))
