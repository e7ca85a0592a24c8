"""What the checks read off a page of Markdown: its headings and its links."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt


def headings(path: Path, levels: str = "123456") -> list[str]:
    """The headings of these levels, in order, without their marks."""
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    return [
        after.content.replace("`", "")
        for token, after in pairwise(tokens)
        if token.type == "heading_open" and token.tag[1] in levels
    ]


def differences(there: set[str], page: Path) -> Iterator[str]:
    """Yield what is `there` without a second-level heading in `page`, and the reverse."""
    told = set(headings(page, "2"))
    for name in sorted(there - told):
        yield f"{page}: no heading `## {name}`"
    for name in sorted(told - there):
        yield f"{page}: `## {name}` does not exist, or no longer"


def links(path: Path) -> Iterator[str]:
    """Yield the address of each link and picture, in order."""
    for token in MarkdownIt().parse(path.read_text(encoding="utf-8")):
        for part in token.children or ():
            address = part.attrs.get("href") or part.attrs.get("src")
            if address:
                yield str(address)


def broken_links(path: Path) -> Iterator[str]:
    """Yield one line for each relative link that leads to no file or no heading."""
    for address in links(path):
        parts = urlsplit(address)
        there = path.parent / unquote(parts.path) if parts.path else path
        if parts.scheme or parts.netloc:
            continue
        if not there.exists():
            yield f"{path}: {address} leads nowhere"
        elif there.suffix == ".md" and not _has(there, unquote(parts.fragment)):
            yield f"{path}: {address}: no such heading"


def _has(page: Path, fragment: str) -> bool:
    return not fragment or fragment in map(_anchor, headings(page))


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
