"""Refuse a silenced check that does not say why: `# noqa: X -- the reason`."""

import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tree import PYTHON, files, report

SILENCER = re.compile(
    r"#\s*(?:noqa|(?:ruff|flake8):\s*noqa|type:\s*ignore|pragma:\s*no)"
)
REASON = re.compile(r"\s--\s+\S")


def unexplained(root: Path) -> Iterator[str]:
    """Yield one line for each comment that silences a check without a reason."""
    for path in files(root, PYTHON, [".py"]):
        with tokenize.open(path) as source:
            for token in tokenize.generate_tokens(source.readline):
                silences = token.type == tokenize.COMMENT and SILENCER.search(
                    token.string
                )
                if silences and not REASON.search(token.string[silences.end() :]):
                    yield f"{path}:{token.start[0]}: say why: {token.string} -- ..."


if __name__ == "__main__":
    report(unexplained)
