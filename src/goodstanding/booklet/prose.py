"""The text of the bylaws, section by section, with the blocks that stand in it.

Nothing of the text is markup of the page: what it writes as HTML is shown as it is
written, and a picture becomes a link, so that the page fetches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape
from msgspec import Struct, field

from goodstanding.bylaws import Bylaws
from goodstanding.bylaws.from_markdown import FENCE, KINDS

DEEPEST = 6
"""The deepest heading there is."""

OWN = 3
"""The level of the first heading of the text: below the page's own."""


class Row(Struct):
    """Some of the text, and the blocks that follow it."""

    text: Markup = field(default_factory=Markup)
    blocks: list[Markup] = field(default_factory=list)


class Section(Struct):
    """A heading of the text with what stands under it, up to the next heading.

    `id` names it on the page; one without a heading has none.
    """

    title: Markup = field(default_factory=Markup)
    name: str = ""
    level: int = OWN
    id: str = ""
    rows: list[Row] = field(default_factory=list)


def sections(
    bylaws: Bylaws,
    title: str,
    block: Callable[[int], Markup],
    called: str = "article",
) -> list[Section]:
    """The text of `bylaws` cut at its headings.

    `block` gives the block that begins on a line of the file; each section has `called`
    and its number for its id.  A first heading that
    repeats `title` is left away: it stands at the head of the page.
    """
    lines = bylaws.text.splitlines()
    before = _front_lines(lines)
    prose = _Prose(before, block)
    found = list(prose.sections("\n".join(lines[before:])))
    return list(_levelled(found, title, called))


def _front_lines(lines: Sequence[str]) -> int:
    """How many lines the front matter takes."""
    if not lines or lines[0].strip() != FENCE:
        return 0
    ends = (n for n, line in enumerate(lines[1:], 2) if line.strip() == FENCE)
    return next(ends, len(lines))


class _Html(RendererHTML):
    """The text as HTML; each method is the rule for the tokens of its name.

    HTML that the text writes is shown as it is written, and a remark left away.
    """

    block: Callable[[int], Markup]

    def fence(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """A block of ours, or words that keep their shape."""
        token = tokens[idx]
        if token.info.strip() in KINDS and token.map:
            return str(self.block(token.map[0]))
        return str(Markup("<pre>{}</pre>\n").format(token.content))

    def image(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """A link to the picture: the page fetches nothing."""
        said = Markup('<a href="{}">{}</a>')
        token = tokens[idx]
        return str(said.format(token.attrs["src"], token.content or "picture"))

    def html_block(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """Shown as it is written."""
        shown = _shown(tokens[idx])
        return f"<p>{shown}</p>\n" if shown else ""

    def html_inline(
        self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        """Shown as it is written."""
        return _shown(tokens[idx])

    def heading_open(self, *_: object) -> str:
        """One that stands in a list or a quotation is none of the page's own."""
        return "<p><strong>"

    def heading_close(self, *_: object) -> str:
        """The end of it."""
        return "</strong></p>\n"


class _Prose:
    """The text as Markdown, in which no HTML is written and no picture fetched."""

    def __init__(self, before: int, block: Callable[[int], Markup]) -> None:
        # As in `bylaws`, HTML is read as such: so the same fences are found.
        self._markdown = MarkdownIt(renderer_cls=_Html).enable("table")
        assert isinstance(self._markdown.renderer, _Html)
        self._markdown.renderer.block = lambda line: block(line + before + 1)

    def sections(self, text: str) -> Iterator[Section]:
        """Yield the sections of `text`; the first may have no heading."""
        section, prose = Section(), list[Token]()
        tokens = self._markdown.parse(text)
        for at, token in enumerate(tokens):
            if token.type == "heading_open" and token.level == 0:
                self._close(section, prose)
                if section.rows or section.title:
                    yield section
                said = tokens[at + 1]
                section = Section(self._html([said]), said.content, int(token.tag[1]))
            elif _of_heading(tokens, at):
                continue
            elif self._is_block(token):
                self._close(section, prose)
                if not section.rows:
                    section.rows.append(Row())
                section.rows[-1].blocks.append(self._html([token]))
            else:
                prose.append(token)
        self._close(section, prose)
        yield section

    def _close(self, section: Section, prose: list[Token]) -> None:
        """Put the text gathered so far into a row of its own."""
        if prose:
            section.rows.append(Row(self._html(prose)))
            prose.clear()

    def _is_block(self, token: Token) -> bool:
        fence = token.type == "fence" and token.level == 0
        return fence and token.info.strip() in KINDS

    def _html(self, tokens: Sequence[Token]) -> Markup:
        said = self._markdown.renderer.render(tokens, self._markdown.options, {})
        return Markup(said)  # noqa: S704 -- made of tokens, each escaped


def _of_heading(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token is what a heading says, or its end."""
    if tokens[at].type == "heading_close":
        return tokens[at].level == 0
    before = tokens[at - 1] if at else None
    return bool(before and before.type == "heading_open" and before.level == 0)


def _shown(token: Token) -> str:
    """What the text writes as HTML, to be read; nothing of a remark."""
    said = token.content.strip()
    is_remark = said.startswith("<!--") and said.endswith("-->")
    return "" if is_remark else str(escape(token.content))


def _levelled(found: Sequence[Section], title: str, called: str) -> Iterator[Section]:
    """Yield the sections with headings that begin at `OWN` and leave no level out."""
    first = next((each for each in found if each.name), None)
    if first and first.name.strip() == title.strip():
        first.title, first.name = Markup(), ""
    elif first and [each.level for each in found].count(1) == 1 == first.level:
        first.level = 2
    top = min((each.level for each in found if each.name), default=OWN)
    before = OWN - 1
    for number, each in enumerate(found, 1):
        if each.name:
            each.id = f"{called}-{number}"
            before = each.level = min(each.level - top + OWN, before + 1, DEEPEST)
        yield each
