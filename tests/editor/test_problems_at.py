from goodstanding.editor.draft import draft_of
from goodstanding.editor.problems_at import problems_at, runs_at

UNHEARD = """
## Article 12. Expulsion

```rule
Measure expulsion:
  It ends membership.
  No appeal is owed, because "it is the first text of the club".
  1. The board decides.
```
"""


def shown(text):
    draft = draft_of(text)
    return [
        (each.code, draft.row(each.span.line)[each.span.start : each.span.end])
        for each in problems_at(draft)
    ]


def test_a_sound_text_has_no_problems(bylaws):
    assert shown(bylaws) == []


def test_a_word_that_cannot_stand_is_marked_and_no_more(bylaws):
    wrong = bylaws.replace("dues are missed", "dues are missd")

    assert shown(wrong) == [("rulebook.E001", "missd")]


def test_words_in_quotes_are_marked_whole(bylaws):
    wrong = bylaws.replace(
        "The board may open warning.", 'The board "may open" warning.'
    )

    assert shown(wrong) == [("rulebook.E001", '"may open"')]


def test_a_sentence_that_breaks_off_is_marked_where_it_ends(bylaws):
    assert shown(bylaws.replace(" missed in a row", "")) == [("rulebook.E001", "")]


def test_a_name_that_is_unknown_is_marked(bylaws):
    wrong = bylaws.replace("on 2024-07-01 | six-months", "on 2024-07-01 | six-moons")

    assert shown(wrong) == [("rulebook.E041", "six-moons")]


def test_a_blank_is_marked(bylaws):
    left = bylaws.replace("at least 6 months", "at least [how many] months")

    assert ("rulebook.W050", "[how many]") in shown(left)


def test_a_problem_of_a_whole_line_marks_the_line(bylaws):
    wrong = bylaws.replace("  It is done by payment in full.\n", "")

    assert shown(wrong) == [("rulebook.E012", "Every member owes dues, each month.")]


def test_an_empty_text_is_no_fault_of_the_server():
    assert not draft_of("").is_rulebook
    assert problems_at(draft_of("")) is not None


def test_marks_that_only_python_takes_for_line_ends_move_nothing(bylaws):
    wrong = bylaws.replace("Dues are paid", "Dues\u2028are\x0cpaid").replace(
        "dues are missed", "dues are missd"
    )

    assert shown(wrong) == [("rulebook.E001", "missd")]


def test_each_example_is_run_by_itself(bylaws):
    broken = draft_of(bylaws.replace("met since 2024-06-30", "not met"))
    found = list(runs_at(broken))

    safeguards, *examples = [[each.code for each in one] for one in found]

    assert safeguards == []
    assert examples == [["assessment.E001"], []]
    assert found[1][0].what == (
        "the example six unpaid says not met, and the rules give met"
    )


def test_no_example_is_run_where_there_is_an_error(bylaws):
    assert list(runs_at(draft_of(bylaws.replace("missed in", "missd in")))) == []


def test_a_broken_safeguard_marks_its_measure(bylaws):
    unheard = bylaws + UNHEARD
    draft = draft_of(unheard)
    first = next(runs_at(draft))

    assert problems_at(draft) == []
    assert [(each.code, draft.row(each.span.line)) for each in first] == [
        ("cases.E001", "Measure expulsion:")
    ]
