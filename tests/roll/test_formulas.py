import pytest
import xlsxwriter

from goodstanding.roll.formulas import failed_formulas


@pytest.fixture
def book(tmp_path):
    """A workbook with a formula that failed on the second of its sheets."""
    path = tmp_path / "roll.xlsx"
    with xlsxwriter.Workbook(path) as file:
        file.add_worksheet("members").write_string(0, 0, "<f>text</f>")
        sheet = file.add_worksheet("dues & more")
        sheet.write_formula(0, 0, "=1+1", value=2)
        sheet.write_formula(4, 27, "=1/0", value="#DIV/0!")
        sheet.write_formula(4, 28, "=X", value="#NAME?")
        sheet.write_formula(5, 0, "=1+1", value="")
    return path


def test_the_cells_whose_formula_gave_no_value_are_found(book):
    assert failed_formulas(book, "dues & more") == {
        5: ["AB5 (#DIV/0!)", "AC5 (#NAME?)"],
        6: ["A6 (no value)"],
    }


def test_a_text_that_looks_like_a_formula_is_none(book):
    assert failed_formulas(book, "members") == {}
