"""What the text holds, to be listed beside it: articles, and what each declares."""

from __future__ import annotations

from msgspec import Struct

from goodstanding.editor.articles import articles
from goodstanding.editor.draft import Draft, Span, span_of
from goodstanding.rulebook.names import Sort
from goodstanding.rulebook.read.declare import declarations
from goodstanding.rulebook.read.line import tree

SHOWN = {Sort.DUTY, Sort.ACT, Sort.GROUND, Sort.MEASURE}


class Symbol(Struct, frozen=True, kw_only=True):
    """An article, or something declared in one; it ends before the line `until`."""

    name: str
    kind: str
    span: Span
    until: int
    under: tuple[Symbol, ...] = ()


def symbols(draft: Draft) -> list[Symbol]:
    """Every article with the duties, acts, grounds and measures declared in it."""
    declared = [
        Symbol(name=name.key, kind=str(sort), span=_of_line(span), until=span.line + 1)
        for sort, name, line in declarations(
            tree(draft.rulebook.bylaws.blocks), draft.kept
        )
        if sort in SHOWN
        for span in [span_of(line)]
    ]
    return [
        Symbol(
            name=each.heading or "(no heading)",
            kind="article",
            span=Span(each.line, 0, len(draft.row(each.line))),
            until=each.until,
            under=tuple(
                symbol
                for symbol in declared
                if each.line <= symbol.span.line < each.until
            ),
        )
        for each in articles(draft)
    ]


def _of_line(span: Span) -> Span:
    return Span(span.line, 0, span.end)
