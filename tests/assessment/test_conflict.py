"""Articles that contradict each other are told with the smallest example that shows it."""

import re
from itertools import combinations
from pathlib import Path

from goodstanding.assessment import reference
from goodstanding.assessment.conflict import conflicts
from goodstanding.assessment.examples import asked_by, run_examples
from goodstanding.rulebook import from_text
from small.pairs import TEXT, text_of

TEXTS = Path(__file__).parents[1] / "rulebooks"
BAD = (TEXTS / "bad/contradictions.md").read_text(encoding="utf-8")
GOOD = (TEXTS / "good/no-contradiction.md").read_text(encoding="utf-8")
ROW = re.compile(r"`(both \|[^`]*)`(?:, and the same of ([a-z-]+))?$")
SEEDS = 32
MONTHS = ("2024-08", "2024-09", "2024-10", "2024-11", "2024-12")
WHO = ("rower", "trainer", 'the board finds "illness"')


def told(text):
    rulebook, problems = from_text(text)

    assert [str(each) for each in problems if ".E" in each.code] == []
    return conflicts(rulebook)


def rows(problem):
    """The row that is shown, for each of the two grounds that it is shown for."""
    row, other = ROW.search(problem.do).groups()
    ground = row.split(" | ")[3]
    return [row, *([row.replace(f"| {ground} |", f"| {other} |")] if other else [])]


def with_rows(text, rows):
    rulebook, problems = from_text(
        "{}\n```example\n{}\n```\n".format(text, "\n".join(rows))
    )

    assert [str(each) for each in problems if ".E" in each.code] == []
    return rulebook


def test_the_example_that_is_shown_can_be_pasted_and_holds_for_both():
    pasted = with_rows(BAD, [row for each in told(BAD) for row in rows(each)])

    assert run_examples(pasted) == []


def test_nothing_that_orders_two_articles_is_superfluous():
    orders = {
        "Ground no-visits comes before ground no-visits-warned.\n": 1,
        "Except where the member is a rower.\n": 1,
        "  In force from 2024-01-01.\n": 1,
        "  In force from 2020-01-01 until 2023-12-31.\n": 1,
    }

    assert {order: len(told(GOOD.replace(order, ""))) for order in orders} == orders


def test_a_choice_that_becomes_a_duty_contradicts_the_other():
    shall = GOOD.replace(
        "  The board may open warning", "  The board shall open warning"
    )
    (found,) = told(shall)

    assert "three-months" in found.what
    assert "may-be-warned" in found.what


def test_what_is_shown_is_met_by_both_and_nothing_smaller_is():
    seen = 0
    for seed in range(SEEDS):
        text = text_of(seed)
        for problem in told(text):
            seen += 1
            one, _ = shown = rows(problem)
            size = things(one)
            rulebook = with_rows(text, [*shown, *smaller(size, text)])

            assert run_examples_of(rulebook, shown) == [], text
            assert [
                example.text
                for example in rulebook.examples[len(shown) :]
                if meets_both(rulebook, example)
            ] == [], text

    assert seen > 5


def test_two_that_ask_the_same_of_everybody_are_always_told():
    for seed in range(SEEDS):
        text = text_of(seed)
        lines = text.splitlines()
        one, other = (lines[lines.index(name) + 1] if name in lines else name
                      for name in ("Ground one:", "Ground other:"))  # fmt: skip
        if one == other and "Except" not in text:
            assert len(told(text)) == 1, text


def test_more_of_the_same_is_a_ladder_though_no_small_history_tells_them_apart():
    share = "  at least {} percent of dues are missed in the last full calendar year"
    one, other = (
        f"Ground {name}:\n{share.format(percent)}"
        for name, percent in (("one", 80), ("other", 81))
    )
    text = TEXT.format(one=one, other=other, one_spares="", other_spares="")

    assert told(text) == []
    assert len(told(text.replace("81 percent", "80 percent"))) == 1


def run_examples_of(rulebook, shown):
    alone = [each for each in rulebook.examples if each.text in shown]

    assert len(alone) == len(shown)
    return [each.text for each in alone if not meets_both(rulebook, each)]


def meets_both(rulebook, example):
    asked = asked_by(rulebook, example)
    grounds = rulebook.grounds.values()
    return all(reference.judge(asked, each).twice.now.must for each in grounds)


def things(row):
    """How many months were missed, and what else was so."""
    facts = row.split(" | ")[1].split("; ")
    return sum(months_in(fact) if "missed" in fact else 1 for fact in facts)


def months_in(fact):
    spans = fact.removeprefix("dues missed ").split(", ")
    ends = [[int(end[-2:]) for end in span.split("..")] for span in spans]
    return sum(end[-1] - end[0] + 1 for end in ends)


def smaller(size, text):
    """A row for every history of the last months with fewer things in it."""
    who = WHO if "has found" in text else WHO[:-1]
    for count in range(size):
        for facts in combinations((*MONTHS, *who), count):
            missed = [fact for fact in facts if fact in MONTHS]
            said = [f"dues missed {', '.join(missed)}"] if missed else []
            said += [fact for fact in facts if fact in WHO]
            yield f"n | {'; '.join(said) or 'joined 2019-01-01'} | on 2025-01-01 | one | met"
