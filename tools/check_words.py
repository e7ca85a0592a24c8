"""Refuse words that judge people: what we name neutrally, we think of neutrally.

A line that quotes a source is let through with the mark `words: quoted`, in Markdown
as `<!-- words: quoted -->`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tree import files, report

PLACES = ("src", "docs", "rulebooks", "examples", "changelog.d")
TEXTS = (
    ".py",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".json",
    ".csv",
    ".txt",
    ".html",
    ".sql",
)
WORDS = re.compile(
    r"\b(scor(e[sd]?|ing|ecards?)"
    r"|risk(s|ed|ing|y|ier|iest)?"
    r"|offenders?|violators?"
    r"|punish(e[sd]|ing|ments?|able)?|punitive"
    r"|purg(e[sd]?|ing)"
    r"|black ?list(s|ed|ing)?"
    r"|(dis)?loyal(ly|ty|ties|ists?)?"
    r"|target(s|ed|ing)?"
    r"|flag(s|ged|ging)?)\b",
    re.IGNORECASE,
)
JOINT = re.compile(r"_|-|(?<=[a-z])(?=[A-Z])")
QUOTED = "words: quoted"


def unwanted(root: Path) -> Iterator[str]:
    """Yield one line for each word we do not use, in prose or in a name."""
    pages = sorted(path.name for path in root.glob("*.md"))
    for path in files(root, (*PLACES, *pages), TEXTS):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if QUOTED in line:
                continue
            for found in WORDS.finditer(JOINT.sub(" ", line)):
                yield f"{path}:{number}: {found[0]}: name the thing neutrally"


if __name__ == "__main__":
    report(unwanted)
