"""Explanations as `explain` prints them, for every kind of condition: read and kept.

`shown.yaml` says of which example of which rulebook; the texts stand in
`tests/golden/explanations`.
"""

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml
from msgspec.structs import replace

from goodstanding.assessment.examples import asked_by
from goodstanding.assessment.finding import findings
from goodstanding.cli import explained
from goodstanding.cli.page import plain
from goodstanding.cli.terminal import WIDTH
from goodstanding.rulebook import from_text
from goodstanding.rulebook.condition import Condition, parts

ROOT = Path(__file__).parents[2]
SHOWN = yaml.safe_load((Path(__file__).parent / "shown.yaml").read_text("utf-8"))
FOLDERS = {
    "rulebooks": ROOT / "rulebooks",
    "records": ROOT / "rulebooks" / "records",
    "good": ROOT / "tests" / "rulebooks" / "good",
    "explanations": ROOT / "tests" / "explanations",
}
CASES = [(kind, name) for kind, cases in SHOWN.items() for name in cases]
WRONG = re.compile(
    r"\b0 of 0\b|None|\b1 (days|months|years|weeks) |Fraction|<|\bday's\b"
)


@cache
def rulebook_of(name):
    """The rulebook of this name, read once."""
    folder, _, file = name.partition("/")
    rulebook, _ = from_text((FOLDERS[folder] / file).read_text("utf-8"), file)
    return rulebook


def example_of(kind, name):
    file, called, _ = SHOWN[kind][name]
    rulebook = rulebook_of(file)
    (example, *others) = [each for each in rulebook.examples if each.name == called]

    assert others == []
    return rulebook, example


def explanation(kind, name):
    """The page that the member of the example gets."""
    asked = asked_by(*example_of(kind, name))
    asked = replace(asked, record=replace(asked.record, member_id="M17"))
    return plain(explained.page(asked, list(findings(asked))), WIDTH)


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_an_explanation_is_as_it_was_read(kind, name, golden):
    text = explanation(kind, name)

    assert WRONG.search(text) is None
    golden(text, f"explanations/{kind}/{name}.txt")


def test_every_kind_of_condition_has_an_explanation():
    assert list(SHOWN["patterns"]) == [f"C{number:02}" for number in range(1, 38)]


def test_every_part_of_the_condition_language_has_an_explanation():
    assert set(SHOWN["constructs"]) == {each.__name__ for each in get_args(Condition)}


@pytest.mark.parametrize("name", SHOWN["constructs"])
def test_an_explanation_is_of_the_part_that_it_is_kept_for(name):
    rulebook, example = example_of("constructs", name)
    condition = rulebook.grounds[example.ground].condition

    assert name in {type(part).__name__ for part in parts(condition)}


def test_no_golden_explanation_is_left_over(golden):
    kept = golden.folder / "explanations"
    files = {path.relative_to(kept).as_posix() for path in kept.rglob("*.txt")}

    assert files == {f"{kind}/{name}.txt" for kind, name in CASES}
