"""A Markdown file to bylaws: front matter, headings and fenced blocks, in order.

The text is only cut up here; `rulebook.from_bylaws` reads the sentences.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct

from goodstanding.bylaws.article import Block, Bylaws, Line, Place
from goodstanding.problems import Problem, Refused

KINDS = ("rule", "example")
FENCE = "---"


def read_bylaws(path: Path) -> tuple[Bylaws, list[Problem]]:
    """Read the file at `path`; what is doubtful about its layout comes beside it.

    Raises:
        Refused: there is no such file, it is empty, or it is not UTF-8 text.
    """
    return from_markdown(_text_of(path), str(path))


def from_markdown(text: str, file: str) -> tuple[Bylaws, list[Problem]]:
    """Cut `text` into front matter and blocks, each line with its place."""
    lines = text.splitlines()
    problems: list[Problem] = []
    front, body_from = _front_matter(lines, file, problems)
    blocks: list[Block] = []
    article, before = "", ""
    for token in _markdown().parse("\n".join(lines[body_from:])):
        if before == "heading_open":
            article = token.content
        elif token.type == "fence" and token.map:
            at = Place(file=file, line=token.map[0] + body_from + 1, article=article)
            height = token.map[1] - token.map[0]
            problems += _doubts(token, lines[at.line - 1 : at.line - 1 + height], at)
            if token.info.strip() in KINDS:
                blocks.append(_block(token, at))
        before = token.type
    digest = hashlib.sha256(text.encode()).hexdigest()
    bylaws = Bylaws(
        file=file, front=front, blocks=tuple(blocks), digest=digest, text=text
    )
    return bylaws, problems


@cache
def _markdown() -> MarkdownIt:
    """A reader of blocks: what stands inside a paragraph is nothing to us."""
    markdown = MarkdownIt()
    markdown.core.ruler.enableOnly(["normalize", "block"])
    return markdown


def _text_of(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise Refused(_unreadable(path, "there is no such file", error)) from error
    except UnicodeDecodeError as error:
        what = f"the file is not UTF-8 text: byte {error.start + 1} is {error.object[error.start]:#04x}"
        raise Refused(
            Problem(
                code="bylaws.E002",
                what=what,
                where=str(path),
                do="save the file as UTF-8 and check it again",
            )
        ) from error
    if not text.strip():
        raise Refused(
            Problem(
                code="bylaws.E003",
                what="the file is empty",
                where=str(path),
                do="write the articles, each with a `rule` block under it",
            )
        )
    return text


def _unreadable(path: Path, what: str, error: OSError) -> Problem:
    reason = (
        what
        if isinstance(error, FileNotFoundError)
        else (error.strerror or what).lower()
    )
    return Problem(
        code="bylaws.E001",
        what=reason,
        where=str(path),
        do="give the path of a Markdown file that can be read",
    )


def _front_matter(
    lines: list[str], file: str, problems: list[Problem]
) -> tuple[dict[str, tuple[object, int]], int]:
    if not lines or lines[0].strip() != FENCE:
        return {}, 0
    end = next(
        (i for i, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None
    )
    if end is None:
        problems.append(
            Problem(
                code="bylaws.E004",
                what="the front matter is not closed",
                where=str(Place(file=file, line=1)),
                do="close it with a line of three dashes",
            )
        )
        return {}, len(lines)
    return _keys(lines[1:end], file, problems), end + 1


def _keys(
    lines: list[str], file: str, problems: list[Problem]
) -> dict[str, tuple[object, int]]:
    """The keys, each with its value and line; a key that cannot be read is told."""
    found: dict[str, tuple[object, int]] = {}
    for key in _read_keys("\n".join(lines)):
        at = Place(file=file, line=key.line, column=key.column)
        if key.wrong:
            problems.append(_unread_front(at, key.wrong))
            continue
        if key.name in found:
            problems.append(_unread_front(at, f"`{key.name}` stands twice"))
        found[key.name] = (key.value, at.line)
    return found


class _Key(Struct, frozen=True):
    """A key of the front matter, its value, and where it stands, or what is wrong."""

    name: str
    value: object
    line: int
    column: int
    wrong: str = ""


BRACKETS = 100
"""Brackets that may open in a front matter: the time to read them grows by squares."""

TOO_DEEP = _Key("", None, 1, 1, wrong="values stand too deep in values")


@lru_cache(maxsize=256)
def _read_keys(text: str) -> tuple[_Key, ...]:
    """The keys of a front matter, whose first line is the second of its file."""
    if text.count("[") + text.count("{") > BRACKETS:
        return (TOO_DEEP,)
    try:
        loader = yaml.SafeLoader(text)
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        what = str(getattr(error, "problem", None) or "a character that is no text")
        mark = getattr(error, "problem_mark", None)
        return (_Key("", None, *_below(mark), wrong=what),)
    except RecursionError:  # the reader of YAML calls itself for each value in a value
        return (TOO_DEEP,)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return tuple(_read_key(loader, key, value) for key, value in pairs)


def _read_key(loader: yaml.SafeLoader, key: yaml.Node, value: yaml.Node) -> _Key:
    name, at = str(key.value), _below(key.start_mark)
    try:
        return _Key(name, loader.construct_object(value, deep=True), *at)
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        return _Key(name, None, *at, wrong=f"`{name}`: {error}")


def _below(mark: yaml.Mark | None) -> tuple[int, int]:
    """The line and column of `mark`, which counts from below the first dashes."""
    return (mark.line + 2, mark.column + 1) if mark else (1, 1)


def _unread_front(at: Place, what: str) -> Problem:
    return Problem(
        code="bylaws.E005",
        what=f"the front matter cannot be read: {what}",
        where=str(at),
        do="write each key once, as `key: value` on a line of its own; "
        "put a value that holds a colon in quotes",
    )


def _block(token: Token, at: Place) -> Block:
    rows = token.content.splitlines()
    return Block(kind=token.info.strip(), place=at, lines=tuple(_lines(rows, at)))


def _lines(rows: list[str], at: Place) -> Iterator[Line]:
    for offset, row in enumerate(rows, 1):
        if row.strip():
            indent = len(row) - len(row.lstrip())
            place = Place(
                file=at.file,
                line=at.line + offset,
                column=indent + 1,
                article=at.article,
            )
            yield Line(text=row.strip(), place=place)


def _doubts(token: Token, lines: list[str], at: Place) -> Iterator[Problem]:
    if len(lines) == 1 or not lines[-1].strip(" >").startswith(token.markup):
        yield Problem(
            code="bylaws.E006",
            what="the block is never closed",
            where=str(at),
            do=f"close it with a line of {token.markup}",
        )
    name = token.info.strip()
    near = difflib.get_close_matches(name.lower(), KINDS, 1, cutoff=0.7)
    if near and name not in KINDS:
        yield Problem(
            code="bylaws.W007",
            what=f"a block marked `{name}` is not read",
            where=str(at),
            do=f"mark it `{near[0]}` if it is meant to be read",
        )
