from goodstanding.problems import Problem
from goodstanding.roll.wording import by_kind, cut, did_you_mean, nearest, quoted


def a_problem(code="roll.E020", what="something"):
    return Problem(code=code, what=what, where="dues.csv", do="mend it")


def test_a_long_value_is_cut():
    assert quoted("x" * 60) == f'"{"x" * 60}"'
    assert quoted("x" * 61) == f'"{"x" * 60}..."'


def test_the_nearest_word_is_asked_for_if_one_is_near():
    assert nearest(" Resigend ", ["resigned", "removed"]) == "resigned"
    assert did_you_mean("duess", ["dues"]) == "; did you mean dues?"
    assert did_you_mean("photographs", ["dues"]) == ""


def test_twenty_problems_of_a_kind_are_listed_and_the_rest_counted():
    problems = [a_problem(what=str(number)) for number in range(25)]

    assert cut(problems[:20], 20, "dues.csv") == problems[:20]
    assert cut(problems, 25, "dues.csv") == [
        *problems[:20],
        Problem(
            code="roll.E020",
            what="and 5 more of this kind",
            where="dues.csv",
            do="mend those above and load the roll again",
        ),
    ]


def test_problems_stand_kind_by_kind_in_the_order_of_codes():
    second, first = a_problem("roll.W001"), a_problem("roll.E001")

    assert by_kind([second, first, second], "dues.csv") == [first, second, second]
