"""Where the name under the cursor is declared."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from goodstanding.bylaws import Line
from goodstanding.editor.draft import Draft, Position, Span, span_of
from goodstanding.editor.unfinished import unfinished_at
from goodstanding.rulebook.language.may_stand import Named, may_stand
from goodstanding.rulebook.language.words import Kind, Word, words_of
from goodstanding.rulebook.names import Sort
from goodstanding.rulebook.read.declare import declarations
from goodstanding.rulebook.read.line import tree


class _Said(Struct, frozen=True, kw_only=True):
    """A declared name that the words of a line may say, and where they begin."""

    sort: Sort
    key: str
    start: int
    length: int


def definition(draft: Draft, at: Position) -> Span | None:
    """Where the name at `at` is declared; None where no declared name stands."""
    words = words_of(draft.row(at.line)) if _is_read(draft, at.line) else ()
    said = sorted(_said_at(draft, words, at.character), key=lambda each: -each.length)
    declared = {
        (sort, name.key): line
        for sort, name, line in declarations(
            tree(draft.rulebook.bylaws.blocks), draft.kept
        )
    }
    known = [each for each in said if (each.sort, each.key) in declared]
    if len(known) > 1:
        known = [each for each in known if _fits(draft, at.line, each, declared)]
    if not known:
        return None
    return span_of(declared[known[0].sort, known[0].key], known[0].key)


def _is_read(draft: Draft, line: int) -> bool:
    """Whether the line stands in a block."""
    blocks = draft.rulebook.bylaws.blocks
    return any(each.place.line == line + 1 for block in blocks for each in block.lines)


def _said_at(draft: Draft, words: tuple[Word, ...], column: int) -> Iterator[_Said]:
    """Yield each name that is said by words with `column` among them."""
    for sort, names in draft.rulebook.names.by_sort.items():
        for name in names.values():
            for form in name.forms():
                for first in range(len(words) - len(form) + 1):
                    said = words[first : first + len(form)]
                    if _covers(said, form, column):
                        start = said[0].column - 1
                        yield _Said(
                            sort=sort, key=name.key, start=start, length=len(form)
                        )


def _covers(said: tuple[Word, ...], form: tuple[str, ...], column: int) -> bool:
    if not said or tuple(word.said for word in said) != form:
        return False
    end = said[-1].column - 1 + len(said[-1].text)
    is_name = all(word.kind is Kind.NAME for word in said)
    return is_name and said[0].column - 1 <= column <= end


def _fits(
    draft: Draft, line: int, said: _Said, declared: dict[tuple[Sort, str], Line]
) -> bool:
    """Whether a name of this sort may stand there, or is declared there."""
    if declared[said.sort, said.key].place.line == line + 1:
        return True
    here = unfinished_at(draft, Position(line, said.start))
    if here is None:
        return False
    if here.rule == Sort.GROUND:
        return said.sort is Sort.GROUND
    return any(
        isinstance(each, Named) and (each.sort, each.key) == (said.sort, said.key)
        for each in may_stand(here.words, here.rule, draft.rulebook.names)
    )
