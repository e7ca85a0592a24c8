"""Every code of a problem stands in a test that holds its whole message.

A message is held whole where its code is the last of its four lines, or part of a
`Problem` that is compared; a test that looks for the code alone does not count.
"""

import re
from pathlib import Path

from check_docs import codes

ROOT = Path(__file__).parents[2]
WHOLE = re.compile(r'(?:code:  |code=")([a-z]+\.[EW]\d+)')


def test_the_whole_message_of_every_problem_stands_in_a_test():
    texts = [
        *ROOT.glob("tests/**/*.py"),
        *ROOT.glob("tests/rulebooks/*/*.md"),
        *ROOT.glob("tests/golden/**/*.txt"),
    ]
    held = {
        code
        for path in texts
        for code in WHOLE.findall(path.read_text(encoding="utf-8"))
    }

    assert codes(ROOT) - held == set()
