"""All grounds are found; the one that another hides says so, and opens nothing."""

from pathlib import Path

import pytest

from goodstanding.assessment.asked import Asked
from goodstanding.assessment.assess import (
    Question,
    assess_by_definition,
    assess_by_query,
)
from goodstanding.assessment.example_record import record_of
from goodstanding.assessment.finding import findings
from goodstanding.cli.sorted_findings import Group, sort
from goodstanding.roll import Roll
from goodstanding.rulebook import from_text
from goodstanding.terms import Answer
from small.loading import empty_roll, fill

ORDER = Path(__file__).parents[1] / "rulebooks/good/order.md"
THREE_UNPAID = "dues unpaid 2024-01..2024-03"


def asked(facts, text=None, change=("", "")):
    """The question that a row of an example with these facts puts."""
    text = (text or ORDER.read_text(encoding="utf-8")).replace(*change)
    row = f"\n```example\nx | {facts} | on 2024-04-01 | absent | not met\n```\n"
    rulebook, problems = from_text(text + row)
    assert [str(each) for each in problems if ".E" in each.code] == []
    example = rulebook.examples[-1]
    return Asked(rulebook, record_of(rulebook, example), example.on)


def found(*args, **kwargs):
    return {each.ground: each for each in findings(asked(*args, **kwargs))}


def test_a_ground_that_an_exception_hides_is_found_and_opens_nothing():
    behind = found(THREE_UNPAID)["behind"]

    assert behind.answer is Answer.NOT_MET
    assert behind.says == (
        "met since 2024-02-29; not opened while arrears is met (Article 10. Reminders)"
    )
    assert behind.sentence.endswith(
        "; not opened while arrears is met (Article 10. Reminders)"
    )
    assert behind.opens == ()
    assert behind.evidence[0].value == "3 in a row (2024-01 to 2024-03)"


def test_a_ground_that_is_declared_to_come_later_is_met_and_opens_nothing():
    hidden = found(f"{THREE_UNPAID}; visits missed 2024-01-10")["absent"]

    assert hidden.answer is Answer.MET
    assert hidden.says == (
        "met since 2024-01-10; not opened while arrears is met (Article 11. Visits)"
    )
    assert hidden.opens == ()
    assert hidden.as_json()["hidden_by"] == (
        {"ground": "arrears", "article": "Article 11. Visits", "answer": "met"},
    )


def test_nothing_is_hidden_where_the_first_ground_is_not_met():
    alone = found("visits missed 2024-01-10; dues unpaid 2024-02..2024-03")

    assert [(each.ground, each.hidden_by) for each in alone.values()] == [
        ("arrears", ()),
        ("behind", ()),
        ("absent", ()),
    ]
    assert alone["absent"].opens == ("the board may open warning",)


def test_what_only_may_come_first_hides_nothing_and_is_told():
    facts = f"{THREE_UNPAID}; visits missed 2024-01-10; record of dues complete before 2024-01-15"
    absent = found(facts)["absent"]

    assert absent.opens == ("the board may open warning",)
    assert absent.says == (
        "met since 2024-01-10; not opened if arrears is met (Article 11. Visits), "
        "which the record does not say"
    )


NOT_MODELLED = (
    'Not modelled in ground arrears: "a good reason", because "people weigh it".'
)


def test_what_is_not_modelled_of_a_ground_keeps_it_from_hiding_another():
    absent = found(
        f"{THREE_UNPAID}; visits missed 2024-01-10",
        change=("Every member may leave", f"{NOT_MODELLED}\nEvery member may leave"),
    )["absent"]

    assert absent.opens == ("the board may open warning",)
    assert [(str(each), each.is_sure) for each in absent.hidden_by] == [
        (
            "not opened if arrears is met (Article 11. Visits), which needs a finding",
            False,
        )
    ]


def test_a_measure_that_is_not_taken_is_told_with_its_reason():
    absent = found("visits missed 2024-01-10; young-member")["absent"]

    (opens,) = absent.opens

    assert opens == (
        "the board may open warning; warning is not taken if the member is a "
        "young-member (Article 11. Visits)"
    )


def test_a_hidden_finding_stands_in_a_group_of_its_own():
    told = findings(asked(f"{THREE_UNPAID}; visits missed 2024-01-10"))

    assert dict(sort(told).counts) == {
        (Group.MET, "arrears"): 1,
        (Group.HIDDEN, "behind"): 1,
        (Group.HIDDEN, "absent"): 1,
    }


@pytest.mark.parametrize(
    "facts", [THREE_UNPAID, f"{THREE_UNPAID}; visits missed 2024-01-10"]
)
def test_the_query_and_the_definition_find_the_same_that_is_hidden(facts):
    told = asked(facts)
    with empty_roll() as con:
        fill(con, [told.record], told.record.occasions)
        roll = Roll(
            con=con,
            source=ORDER,
            known_on=None,
            problems=(),
            left_out={},
            ids_are_numbers=False,
        )
        question = Question(rulebook=told.rulebook, as_of=told.on)
        by_query = list(assess_by_query(question, roll))

        assert list(assess_by_definition(question, roll)) == by_query
    assert [each.ground for each in by_query if each.is_hidden] != []
