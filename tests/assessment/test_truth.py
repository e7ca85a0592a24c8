"""Two questions, three truths, five answers: every table, whole."""

from itertools import product

import pytest

from goodstanding.assessment.to_sql import truths
from goodstanding.assessment.truth import NO, YES, Lack, Reason, Truth, Twice, unknown
from goodstanding.terms import Answer

RECORD = unknown(Reason(Lack.RECORD, "the record of dues"))
FINDING = unknown(Reason(Lack.FINDING, "the board, whether hardship"))
BOTH = unknown(*RECORD.reasons, *FINDING.reasons)
TRUTHS = {"no": NO, "record": RECORD, "finding": FINDING, "yes": YES}
ANSWERS = {
    "not met": Twice(NO, NO),
    "data missing": Twice(RECORD, RECORD),
    "needs a finding": Twice(FINDING, FINDING),
    "still curable": Twice(YES, NO),
    "met": Twice(YES, YES),
}
AND = ("not met", "data missing", "needs a finding", "still curable", "met")
OR = ("met", "still curable", "data missing", "needs a finding", "not met")


@pytest.mark.parametrize(("left", "right"), list(product(ANSWERS, ANSWERS)))
def test_and_takes_the_first_in_its_order(left, right):
    expected = min(left, right, key=AND.index)

    assert Answer(expected) is (ANSWERS[left] & ANSWERS[right]).answer


@pytest.mark.parametrize(("left", "right"), list(product(ANSWERS, ANSWERS)))
def test_or_takes_the_first_in_its_order(left, right):
    expected = min(left, right, key=OR.index)

    assert Answer(expected) is (ANSWERS[left] | ANSWERS[right]).answer


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("not met", Answer.MET),
        ("data missing", Answer.DATA_MISSING),
        ("needs a finding", Answer.NEEDS_FINDING),
        ("still curable", Answer.NOT_MET),
        ("met", Answer.NOT_MET),
    ],
)
def test_not_turns_what_is_known_and_keeps_what_is_not(name, expected):
    assert (~ANSWERS[name]).answer is expected
    assert ~~ANSWERS[name] == ANSWERS[name]


def test_a_record_is_asked_for_before_a_finding():
    assert Twice(BOTH, BOTH).answer is Answer.DATA_MISSING


@pytest.mark.parametrize(
    ("now", "later", "expected"),
    [
        (NO, NO, Answer.NOT_MET),
        (NO, YES, Answer.NOT_MET),
        (YES, YES, Answer.MET),
        (YES, NO, Answer.STILL_CURABLE),
        (YES, RECORD, Answer.STILL_CURABLE),
        (RECORD, NO, Answer.DATA_MISSING),
        (FINDING, YES, Answer.NEEDS_FINDING),
    ],
)
def test_the_answer_is_read_off_the_two_truths(now, later, expected):
    assert Twice(now, later).answer is expected


@pytest.mark.parametrize("values", list(product(TRUTHS.values(), repeat=3)))
def test_the_laws_of_the_logic_hold(values):
    a, b, c = values

    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert ~(a & b) == ~a | ~b
    assert _known(a & (b | c)) == _known((a & b) | (a & c))
    assert _known(a | (a & b)) == _known(a)


def _known(truth: Truth) -> tuple[bool, bool]:
    return truth.must, truth.may


@pytest.mark.parametrize(
    ("left", "right"), list(product(("TRUE", "FALSE", "x", "y"), repeat=2))
)
def test_folded_sql_says_what_it_says_unfolded(left, right):
    for x, y in product((True, False), repeat=2):
        scope = {"TRUE": True, "FALSE": False, "x": x, "y": y}

        assert _value(truths.conjunction(left, right), scope) == (
            scope[left] and scope[right]
        )
        assert _value(truths.disjunction(left, right), scope) == (
            scope[left] or scope[right]
        )
        assert _value(truths.negation(left), scope) == (not scope[left])


def _value(text: str, scope: dict[str, bool]) -> bool:
    said = text.replace("AND", "and").replace("OR", "or").replace("NOT", "not")
    return bool(eval(said, {}, scope))  # noqa: S307 -- a text of this test's own
