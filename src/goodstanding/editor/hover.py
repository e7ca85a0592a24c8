"""What a line of a rulebook means: its article, its sentence, and an example of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from goodstanding.bylaws import Line
from goodstanding.editor.articles import articles
from goodstanding.editor.draft import Draft, Position, Span, path_to, span_of
from goodstanding.editor.on_example import first_example, on_example
from goodstanding.rulebook.language.english import ENGLISH
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.names import Sort
from goodstanding.rulebook.read.context import key
from goodstanding.rulebook.read.line import UNDER, Branch, Reader, tree

MEANING = {
    (phrase.rule, phrase.name): phrase.says
    for phrases in ENGLISH.values()
    for phrase in phrases
}
EXCEPTIONS = {"excepting", "excepting_list"}


class Hover(Struct, frozen=True, kw_only=True):
    """What is shown beside the line, as Markdown, and the words it is about."""

    markdown: str
    span: Span


def hover(draft: Draft, at: Position) -> Hover | None:
    """What the line at `at` means; None where no sentence or example stands."""
    path = path_to(draft, at.line)
    if path:
        line = path[-1].line
        parts = [_article(draft, at.line), *_meaning(draft, path), *_tried(draft, path)]
        return Hover(markdown="\n\n".join(filter(None, parts)), span=span_of(line))
    for example in draft.rulebook.examples:
        if example.place.line == at.line + 1:
            row = draft.row(at.line)
            span = Span(at.line, example.place.column - 1, len(row.rstrip()))
            return Hover(markdown=on_example(draft, example), span=span)
    return None


def _article(draft: Draft, line: int) -> str:
    """The heading and the prose of the article in which the line stands."""
    for article in articles(draft):
        if article.line <= line < article.until:
            quoted = "\n".join(
                f"> {row}".rstrip() for row in article.prose.splitlines()
            )
            return (
                f"**{article.heading}**\n\n{quoted}"
                if quoted
                else f"**{article.heading}**"
            )
    return ""


def _meaning(draft: Draft, path: list[Branch]) -> Iterator[str]:
    """The sentence, what it says, and what each part of it says."""
    found = _node(draft, path)
    if found is None:
        yield "This sentence cannot be read yet."
        return
    line, main = path[-1].line, _inmost(found)
    yield f"`{line.text}`: {MEANING[main.rule, main.name]}"
    parts = dict.fromkeys(
        f"- `{_words(line, part)}`: {MEANING[part.rule, part.name]}"
        for part in _parts(main)
    )
    yield "\n".join(parts)


def _node(draft: Draft, path: list[Branch]) -> Node | None:
    reader = Reader(draft.rulebook.names, kept=draft.kept)
    head = reader.read(path[0].line, "top")
    if len(path) == 1 or not isinstance(head, Node):
        return head if isinstance(head, Node) else None
    found = reader.read(path[-1].line, UNDER[head.name]) if head.name in UNDER else None
    return found if isinstance(found, Node) else None


def _inmost(node: Node) -> Node:
    """The phrase that says the most of a sentence: the last with all of its words."""
    for part in _nodes(node):
        if part.words == node.words:
            return _inmost(part)
    return node


def _parts(node: Node) -> Iterator[Node]:
    for part in _nodes(node):
        yield _inmost(part)
        yield from _parts(_inmost(part))


def _nodes(node: Node) -> Iterator[Node]:
    for value in node.fields.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Node) and each.words:
                yield each


def _words(line: Line, node: Node) -> str:
    first, last, offset = node.words[0], node.words[-1], line.place.column
    return line.text[first.column - offset : last.column - offset + len(last.text)]


def _tried(draft: Draft, path: list[Branch]) -> Iterator[str]:
    """The first example of the ground that the line belongs to, run."""
    ground = _ground(draft, path[0])
    example = first_example(draft, ground) if ground else None
    if example is not None:
        yield on_example(draft, example)
    elif ground:
        yield f"No example asks after {ground} yet."


def _ground(draft: Draft, head: Branch) -> str:
    """The ground that begins at `head`, or that `head` is an exception to."""
    reader = Reader(draft.rulebook.names, kept=draft.kept)
    ground = ""
    for branch in tree(draft.rulebook.bylaws.blocks):
        found = reader.read(branch.line, "top")
        name = found.name if isinstance(found, Node) else ""
        if name == str(Sort.GROUND) and isinstance(found, Node):
            ground = key(found["name"])
        elif name not in EXCEPTIONS:
            ground = ""
        if branch.line.place.line == head.line.place.line:
            return ground
    return ""
