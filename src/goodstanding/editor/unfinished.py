"""The sentence that is being written where the cursor stands, up to the cursor."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.bylaws import Block, from_markdown
from goodstanding.editor.draft import Draft, Position
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.language.words import Word, words_of
from goodstanding.rulebook.read.line import UNDER, Branch, Reader, tree

BEGUN = re.compile(r"[^\W\d_][\w'\u2019-]*$")
STAND_IN = "x"
"""A word in the place of the one being written, so that its line is not empty."""

CELLS = ("", "fact", "asked", "ground", "expected")
FIRST_WORDS = {
    "every": "duty_line",
    "ground": "ground_line",
    "except": "ground_line",
    "measure": "measure_line",
}
"""What stands under a line that cannot be read yet, by its first word."""


class Unfinished(Struct, frozen=True, kw_only=True):
    """A sentence up to the word being written.

    `rule` is what the sentence is to be read as; `begun` is where the word being
    written begins; `spaced` tells that a space stands before it.
    """

    rule: str
    words: tuple[Word, ...]
    begun: int
    spaced: bool


def unfinished_at(draft: Draft, at: Position) -> Unfinished | None:
    """The sentence being written at `at`; None where none can stand."""
    row = draft.row(at.line)[: at.character]
    begun = BEGUN.search(row)
    start = begun.start() if begun else len(row)
    stem = row[:start]
    if stem[-1:].isdigit():
        return None
    block = _block(draft, at.line, stem + STAND_IN)
    if block is None:
        return None
    rule, said = (
        _example(stem) if block.kind == "example" else (_rule(draft, block), stem)
    )
    if not rule:
        return None
    return Unfinished(
        rule=rule,
        words=words_of((said + STAND_IN).lstrip())[:-1],
        begun=start,
        spaced=not said.strip() or stem[-1:].isspace(),
    )


def _block(draft: Draft, line: int, row: str) -> Block | None:
    """The block that holds `row` in place of the line, cut off after it."""
    lines = draft.lines
    lines += [""] * (line + 1 - len(lines))
    lines[line] = row
    bylaws, _ = from_markdown("\n".join(lines), draft.rulebook.bylaws.file)
    for block in bylaws.blocks:
        above = tuple(each for each in block.lines if each.place.line <= line + 1)
        if above and above[-1].place.line == line + 1 and block.lines:
            return replace(block, lines=above)
    return None


def _example(stem: str) -> tuple[str, str]:
    """What the last cell of a row is read as, and what is written of it."""
    cells = stem.split("|")
    if len(cells) > len(CELLS):
        return "", ""
    said = cells[-1]
    if CELLS[len(cells) - 1] == "fact":
        while (mark := said.find(";")) >= 0 and said[:mark].count('"') % 2 == 0:
            said = said[mark + 1 :]
    return CELLS[len(cells) - 1], said


def _rule(draft: Draft, block: Block) -> str:
    """What the last line of the block is read as, by what it is indented under."""
    *_, last = tree([block])
    path = [last]
    while path[-1].under:
        path.append(path[-1].under[-1])
    if len(path) == 1:
        return "top"
    reader = Reader(draft.rulebook.names, kept=draft.kept)
    rule = _under(reader, path[0])
    between = path[1:-1]
    if all(_is_list(reader, each) for each in between) and (
        not between or rule == "ground_line"
    ):
        return rule
    return ""


def _under(reader: Reader, head: Branch) -> str:
    found = reader.read(head.line, "top")
    if isinstance(found, Node):
        return UNDER.get(found.name, "")
    return FIRST_WORDS.get(head.line.text.split()[0].lower(), "")


def _is_list(reader: Reader, branch: Branch) -> bool:
    """Whether conditions are joined under this line, as under `any of:`."""
    found = reader.read(branch.line, "ground_line")
    return isinstance(found, Node) and found.name == "list"
