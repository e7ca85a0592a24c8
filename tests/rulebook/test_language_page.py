import re
from pathlib import Path

import make_reference
from goodstanding.assessment.examples import run_examples
from goodstanding.rulebook import from_text
from goodstanding.rulebook.language.english import ENGLISH

PAGE = Path(__file__).parents[2] / "docs/reference/language.md"


def test_every_phrase_stands_on_the_page_with_what_it_says():
    page = PAGE.read_text(encoding="utf-8").splitlines()
    missing = [
        row
        for phrases in ENGLISH.values()
        for phrase in phrases
        if (row := f"| `{phrase.source}` | {phrase.says} |".replace("|", "\\|"))
        not in {line.replace("\\|", "|").replace("|", "\\|") for line in page}
    ]

    assert missing == []


def test_the_page_has_a_place_for_every_rule():
    assert "### More" not in make_reference.language_page()


def test_the_ladder_on_the_page_can_be_read():
    page = PAGE.read_text(encoding="utf-8")
    ladder = re.search(
        r"^## Ladders\n.*?^```\n(.*?)^```\n", page, re.DOTALL | re.MULTILINE
    )
    head = (
        "---\nrules: 1\nid: a\ntitle: A\n---\n```rule\nThe right is the commit-bit.\n"
    )
    bodies = "The bodies are the board, the panel and the treasurer.\n"
    rest = "Measure removal:\n  It is a warning.\nEvery member may leave at any time.\n```\n"

    assert from_text(head + bodies + ladder[1] + rest)[1] == []


def test_the_rulebook_on_the_first_screen_runs():
    page = PAGE.read_text(encoding="utf-8")
    screen = re.search(r"^````markdown\n(.*?)^````\n", page, re.DOTALL | re.MULTILINE)
    rulebook, problems = from_text(screen[1])

    assert problems == []
    assert run_examples(rulebook) == []
