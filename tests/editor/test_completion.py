import pytest

from goodstanding.editor.completion import SHAPES, completions
from goodstanding.rulebook.language.terminals import NAMED, terminals
from goodstanding.rulebook.names import Names

CONDITION = "at least 6 months of dues are missed in a row"


@pytest.fixture
def labels(at):
    def found(marked, instead_of):
        return [offer.label for offer in completions(*at(marked, instead_of))]

    return found


@pytest.fixture
def offer(at):
    def found(label, marked, instead_of):
        offers = completions(*at(marked, instead_of))
        (it,) = (each for each in offers if each.label == label)
        return it

    return found


def test_the_words_of_the_language_are_offered(labels):
    assert labels("at least 6 months of dues are ^", CONDITION) == [
        "missed",
        "done",
        "excused",
    ]


def test_a_word_half_written_is_taken_up(offer):
    done = offer("done", "at least 6 months of dues are do^", CONDITION)

    assert (done.span.end - done.span.start, done.plain) == (2, "done")


def test_a_duty_is_offered_where_a_duty_may_stand(labels):
    assert labels("at least 6 months of ^", CONDITION) == ["dues"]


def test_a_body_is_offered_where_a_body_may_stand(labels):
    offered = labels("The ^", "The board may open warning.")

    assert {"board", "general-meeting"} < set(offered)
    assert not {"dues", "warning", "six-months"} & set(offered)


def test_a_measure_is_offered_where_a_measure_may_stand(labels):
    assert labels("The board may open ^", "The board may open warning.") == ["warning"]


def test_a_name_of_several_words_is_finished(offer):
    found = offer("member on leave", "the member is a member ^", CONDITION)

    assert found.plain == "on leave"


def test_a_ground_is_offered_in_an_example(labels):
    row = "met since 2024-06-30\nanother | dues unpaid 2024-01 | on 2024-07-01 | ^"

    assert labels(row, "met since 2024-06-30") == ["six-months"]


def test_each_cell_of_an_example_has_its_own(labels):
    facts = labels("met\nanother | dues unpaid 2024-01; ^", "met since 2024-06-30")
    answers = labels(
        "met\nanother | dues unpaid 2024-01 | on 2024-07-01 | six-months | ^",
        "met since 2024-06-30",
    )

    assert {"joined {date}", "dues", "no {series}"} <= set(facts)
    assert answers[:2] == ["not met", "not met, coming near"]


def test_what_stands_under_a_line_is_offered_under_it(labels):
    under_duty = labels("ends a run.\n  ^", "ends a run.")
    at_margin = labels("ends a run.\n^", "ends a run.")

    assert "It is done by {means}" in under_duty
    assert (
        "Ground {name} [, one for each {set} [{of_whom}]] [, {join}]" not in under_duty
    )
    assert "Ground {name} [, one for each {set} [{of_whom}]] [, {join}]" in at_margin


@pytest.mark.parametrize("head", ["any of:", "at least 2 of:", "all but 1 of:"])
def test_under_a_list_there_are_conditions(labels, head):
    nested = labels(f"{head}\n    ^", CONDITION)

    assert "ground {ground} is [{not}] met" in nested


def test_under_a_condition_nothing_may_stand(labels):
    assert labels(f"{CONDITION}\n    ^", CONDITION) == []


def test_a_step_is_gone_on_with(labels):
    assert "decides {what}" not in labels("2. ^", "2. The board decides")
    assert labels("2. The ^", "2. The board decides")[:2] == [
        "board",
        "general-meeting",
    ]


def test_gaps_are_filled_one_after_the_other(offer):
    whole = "{comparison} {number} {points} is|are {state} in a row [within {aligned}]"
    found = offer(whole, "^", CONDITION)

    assert found.says == "how many without a break, up to now"
    assert found.snippet == (
        "${1|at least,at most,more than,fewer than,less than|} ${2:number} "
        "${3:points} ${4|is,are|} ${5|missed,done,excused|} in a row"
    )
    assert found.plain == ""


def test_a_space_is_added_where_none_is(offer):
    assert (
        offer(
            "each {calendar} [with a|an {kind}]",
            "owes dues,^",
            "owes dues, each month",
        ).plain
        == " each"
    )


def test_every_shape_of_a_word_is_told_in_words():
    known = terminals(Names(), declaring=False)

    assert set(SHAPES) == set(known) - set(NAMED)


def test_nothing_is_offered_in_prose(labels):
    assert labels("Dues are ^", "Dues are paid") == []


def test_nothing_is_offered_inside_quotes_or_numbers(labels):
    assert labels('the board finds "late ^', CONDITION) == []
    assert labels("at least 6^", CONDITION) == []
