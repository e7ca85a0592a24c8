"""The articles of the text: their headings, and the prose under each."""

from __future__ import annotations

from itertools import zip_longest

from markdown_it import MarkdownIt
from msgspec import Struct

from goodstanding.bylaws.from_markdown import FENCE
from goodstanding.editor.draft import Draft


class Article(Struct, frozen=True, kw_only=True):
    """A heading with its level, the lines from it up to the next, and its prose.

    `line` is that of the heading, `until` the first that is no longer of the article.
    """

    heading: str
    level: int
    line: int
    until: int
    prose: str


def articles(draft: Draft) -> list[Article]:
    """Every article, in the order of the text."""
    lines = draft.lines
    skipped = _front(lines)
    tokens = MarkdownIt().parse("\n".join(lines[skipped:]))
    heads: list[tuple[str, int, int]] = []
    fenced: set[int] = set()
    for token, after in zip_longest(tokens, tokens[1:]):
        if token.map is None:
            continue
        first, last = (line + skipped for line in token.map)
        if token.type == "heading_open" and after is not None:
            heads.append((after.content, int(token.tag[1:]), first))
        elif token.type == "fence":
            fenced.update(range(first, last))
    ends = [*(line for _, _, line in heads), len(lines)][1:]
    return [
        Article(
            heading=heading,
            level=level,
            line=line,
            until=until,
            prose=_prose(lines, [n for n in range(line + 1, until) if n not in fenced]),
        )
        for (heading, level, line), until in zip(heads, ends, strict=True)
    ]


def _front(lines: list[str]) -> int:
    """How many lines the front matter takes."""
    if not lines or lines[0].strip() != FENCE:
        return 0
    ends = (n for n, line in enumerate(lines[1:], 2) if line.strip() == FENCE)
    return next(ends, len(lines))


def _prose(lines: list[str], numbers: list[int]) -> str:
    return "\n".join(lines[number] for number in numbers).strip()
