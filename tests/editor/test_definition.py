import pytest

from goodstanding.editor.definition import definition

DECLARED = {
    "months of du^es are": ("months of dues are", "Every member owes dues"),
    "The bo^ard may open": ("The board may open", "The bodies are the board"),
    "may open warn^ing.": ("may open warning.", "Measure warning"),
    "is a member on lea^ve.": ("is a member on leave.", "A member-on-leave"),
    "2024-07-01 | six-mon^ths": ("2024-07-01 | six-months", "Ground six-months"),
}


@pytest.mark.parametrize("marked", DECLARED)
def test_a_name_leads_to_where_it_is_declared(at, marked):
    instead_of, declared = DECLARED[marked]
    draft, position = at(marked, instead_of)
    found = definition(draft, position)
    row = draft.row(found.line)

    assert row[: found.end] == declared


def test_of_two_names_that_are_said_alike_the_one_that_may_stand_is_meant(at):
    again = "may open six-mon^ths.\n\nMeasure six-months:\n  It ends membership."
    draft, position = at(again, "may open warning.")
    found = definition(draft, position)

    assert draft.row(found.line) == "Measure six-months:"


@pytest.mark.parametrize(
    ("marked", "instead_of"),
    [("Du^es are paid", "Dues are paid"), ("at le^ast 6", "at least 6")],
)
def test_what_is_no_name_leads_nowhere(at, marked, instead_of):
    assert definition(*at(marked, instead_of)) is None
