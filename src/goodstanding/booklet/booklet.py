"""A rulebook to one HTML page: first what a member wants to know, then the whole text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from goodstanding.booklet import offer
from goodstanding.booklet.ladder import ladders
from goodstanding.booklet.link import Links, to
from goodstanding.booklet.prose import Section, sections
from goodstanding.booklet.sentence import Sentence, Sentences, line_of
from goodstanding.bylaws import Block, Bylaws
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Ground, NotModelled, Rulebook
from goodstanding.rulebook.read.context import key
from goodstanding.rulebook.unsaid import open_blanks, open_shares
from goodstanding.templates import source, templates_of

EXCEPTIONS = {"excepting", "excepting_list"}
ASKED = {"condition", "list", ""}
ANY_OF = "any_of"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
COLUMNS = 5


class Shown(Struct, frozen=True):
    """A ground as it is shown: what is asked, but for what, and what follows."""

    of: Ground
    joined: str
    asked: tuple[Sentence, ...]
    exceptions: tuple[Sentence, ...]
    follows: tuple[Sentence, ...]
    examples: tuple[Example, ...]
    not_modelled: tuple[NotModelled, ...]


def html_of(rulebook: Rulebook) -> str:
    """The page of `rulebook`, which has no error and whose examples have been run.

    The same rulebook always gives the same page.
    """
    return _Booklet(rulebook).html()


class _Booklet:
    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        links = Links(rulebook)
        self._sentences = Sentences(rulebook, links)
        self._templates = _templates(links)

    def html(self) -> str:
        """The whole page."""
        page = self._templates.get_template("page.html")
        measures = ladders(self._rulebook, self._sentences)
        return page.render(
            rulebook=self._rulebook,
            style=source(self._templates, "page.css"),
            sources=self._sources(),
            leaving=self._leaving(),
            owed=[*self._of_kind("duty")],
            counted=[*self._of_kind("acts")],
            grounds=[self._ground(each) for each in self._rulebook.grounds.values()],
            ladders=measures,
            offers={
                "Reply, and be heard": offer.replies(measures),
                "Appeal": offer.appeals(measures),
                "Come back": offer.returns(measures),
            },
            blanks=open_blanks(self._rulebook),
            shares=list(open_shares(self._rulebook)),
            settings=[*self._of_kind("let"), *self._of_kind("bounds")],
            sections=self._text(),
        )

    def _of_kind(self, kind: str) -> Iterable[Sentence]:
        return (each for each in self._sentences.at_margin if each.kind == kind)

    def _leaving(self) -> Sentence | None:
        return next(iter(self._of_kind("leaving")), None)

    def _sources(self) -> list[str]:
        given, _ = self._rulebook.bylaws.front.get("source", ([], 0))
        return [str(each) for each in (given if isinstance(given, list) else [given])]

    def _ground(self, ground: Ground) -> Shown:
        margin = self._sentences.at_margin
        at = next(
            n for n, each in enumerate(margin) if each.at == line_of(ground.place)
        )
        exceptions: list[Sentence] = []
        for each in margin[at + 1 :]:
            if each.kind not in EXCEPTIONS:
                break
            exceptions.append(each)
        said = self._rulebook.not_modelled
        under = [*margin[at].under, *(each for ex in exceptions for each in ex.under)]
        return Shown(
            ground,
            _joined(margin[at]),
            tuple(each for each in margin[at].under if each.kind in ASKED),
            tuple(_asking(each) for each in exceptions),
            tuple(each for each in under if each.kind not in ASKED),
            tuple(e for e in self._rulebook.examples if e.ground == ground.name.key),
            tuple(each for each in said if each.what in ground.not_modelled),
        )

    def _text(self) -> list[Section]:
        """The text of the rulebook, and behind it those that it extends."""
        own = self._rulebook.bylaws
        found = sections(own, self._rulebook.title, self._blocks_of(own))
        for number, parent in enumerate(own.parents, 1):
            found += sections(
                parent, "", self._blocks_of(parent), f"parent-{number}-article"
            )
        return found

    def _blocks_of(self, text: Bylaws) -> Callable[[int], Markup]:
        """What gives the block that begins on a line of the file."""
        blocks = {each.place.line: each for each in text.blocks}
        return lambda line: self._block(blocks[line])

    def _block(self, block: Block) -> Markup:
        examples = self._examples(block)
        if block.kind != "rule" and not examples:
            return Markup()
        html = self._templates.get_template("block.html").render(
            block=block,
            sentences=self._sentences.by_block.get(line_of(block.place), ()),
            examples=examples,
        )
        return Markup(html)  # noqa: S704 -- made by a template that escapes

    def _examples(self, block: Block) -> list[Example]:
        lines = {line_of(line.place) for line in block.lines}
        return [
            each for each in self._rulebook.examples if line_of(each.place) in lines
        ]


def _joined(head: Sentence) -> str:
    """How the conditions under the head of a ground are joined, as words before them."""
    join = head.node["join"] if head.node else None
    if not isinstance(join, Node):
        return "Where this is so:"
    if join.name == ANY_OF:
        return "Where at least one of these is so:"
    return f"Where {head.words(join).lower()} these are so:"


def _asking(exception: Sentence) -> Sentence:
    """The exception without what follows from the ground."""
    asked = tuple(each for each in exception.under if each.kind in ASKED)
    return replace(exception, under=asked)


def _templates(links: Links) -> Environment:
    templates = templates_of("goodstanding.booklet")
    templates.filters |= {
        "day": _day,
        "facts": _facts,
        "promise": _promise,
        "words": _words,
        "capital": _capital,
    }
    templates.globals |= {"to": to, "to_line": links.to_line, "at": links.at}
    return templates


def _day(day: date) -> str:
    """The day as it is said: 16 June 2024."""
    return f"{day.day} {day:%B} {day.year}"


def _facts(example: Example) -> str:
    """What is so in the example, in the words of its row."""
    return example.text.split("|")[1].strip()


def _promise(example: Example) -> str:
    """The answer of the example, as fully as its row gives it."""
    said = example.text.split("|")[COLUMNS - 1].strip()
    return DAY.sub(lambda day: _day(date.fromisoformat(day[0])), said)


def _words(name: object) -> str:
    """A declared name as words: `six-months` is six months."""
    return key(name).replace("-", " ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
