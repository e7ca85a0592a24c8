from datetime import date, datetime
from decimal import Decimal

import pytest
import xlsxwriter

from goodstanding.problems import Refused
from goodstanding.roll import open_roll

HEADINGS = ["member_id", "joined_on", "category"]


@pytest.fixture
def book(tmp_path):
    """Write a workbook: each sheet by a function that fills it."""

    def write(**sheets):
        path = tmp_path / "roll.xlsx"
        with xlsxwriter.Workbook(path) as file:
            day = file.add_format({"num_format": "yyyy-mm-dd"})
            for name, fill in sheets.items():
                fill(file.add_worksheet(name), day)
        return path

    return write


def filled(*table):
    """What fills a sheet with rows, from its first."""

    def fill(sheet, day):
        for row, cells in enumerate(table):
            for column, value in enumerate(cells):
                kind = (day,) if isinstance(value, date) else ()
                sheet.write(row, column, value, *kind)

    return fill


def told(path):
    with open_roll(path) as roll:
        return "\n".join(map(str, roll.problems))


def test_dates_and_numbers_may_be_that_or_texts(book):
    path = book(
        Members=filled(
            ["Member_ID", "joined_on", "left_on"],
            [7, date(2020, 1, 1), "2024-01-01"],
            ["M2", "2020-01-01", datetime.fromisoformat("2024-01-01")],
            ["", "", ""],
        ),
        dues=filled(
            ["member_id", "period", "owed", "paid"],
            ["7", "2024-02", 1000, "1000"],
            ["M2", date(2024, 2, 1), "1000", 500.0],
        ),
        occasions=filled(
            ["occasion_id", "duty", "held_on", "cancelled"],
            ["a", "meeting", date(2024, 1, 5), False],
        ),
        attendance=filled(
            ["member_id", "occasion_id", "present", "late"],
            [7, "a", 0.25, True],
            ["M2", "a", "0.25", "no"],
        ),
    )

    with open_roll(path) as roll:
        first, second = roll.records()

        assert roll.problems == ()
        assert (first.member_id, second.member_id) == ("7", "M2")
        for record, paid, late in ((first, 1000, True), (second, 500, False)):
            (spell,), (dues,) = record.spells, record.dues
            assert (spell.joined_on, spell.left_on) == (
                date(2020, 1, 1),
                date(2024, 1, 1),
            )
            assert (dues.period, dues.owed, dues.paid) == (date(2024, 2, 1), 1000, paid)
            assert record.attendance[0].present == Decimal("0.25")
            assert record.attendance[0].late is late


def test_a_time_of_day_is_no_date(book):
    noon = datetime.fromisoformat("2020-01-01 12:00")
    path = book(members=filled(HEADINGS, ["M1", noon]))

    assert (
        told(path)
        == """\
"2020-01-01 12:00:00" is not a date
  where: roll.xlsx, sheet members, row 2, joined_on
  do:    write the day as YYYY-MM-DD
  code:  roll.E021"""
    )


def test_the_table_may_begin_anywhere_in_its_sheet(book):
    def fill(sheet, _):
        sheet.write_row(3, 2, HEADINGS)
        sheet.write_row(6, 2, ["M1", "soon"])

    assert (
        told(book(members=fill))
        == """\
"soon" is not a date
  where: roll.xlsx, sheet members, row 7, joined_on
  do:    write the day as YYYY-MM-DD
  code:  roll.E021"""
    )


def test_merged_cells_are_told_and_their_rows_left_out(book):
    def fill(sheet, _):
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, ["M1", "2020-01-01"])
        sheet.merge_range(2, 2, 3, 2, "full")
        sheet.write_row(2, 0, ["M2", "2020-01-01"])
        sheet.write_row(3, 0, ["M3", "2020-01-01"])
        sheet.merge_range(9, 27, 9, 28, "")

    path = book(members=fill)

    assert (
        told(path)
        == """\
the cells C3:C4 are merged
  where: roll.xlsx, sheet members
  do:    unmerge them, and write into each cell what it holds
  code:  roll.E012"""
    )
    with open_roll(path) as roll:
        assert roll.left_out == {"members": 2}
        assert [record.member_id for record in roll.records()] == ["M1"]


def test_merged_headings_are_told(book):
    def fill(sheet, _):
        sheet.merge_range(0, 0, 0, 27, "Members")
        sheet.write_row(1, 0, HEADINGS)

    assert (
        told(book(members=fill))
        == """\
the cells A1:AB1 are merged
  where: roll.xlsx, sheet members
  do:    unmerge them, and write into each cell what it holds
  code:  roll.E012"""
    )


def test_a_formula_without_a_value_is_told_and_its_row_left_out(book):
    def fill(sheet, _):
        sheet.write_row(0, 0, ["member_id", "joined_on", "left_on"])
        sheet.write_row(1, 0, ["M1", "2020-01-01"])
        sheet.write_formula(1, 2, "=B2/0", value="#DIV/0!")
        sheet.write_row(2, 0, ["M2", "2020-01-01"])
        sheet.write_formula(2, 2, "=B2+1", value="")
        sheet.write_row(3, 0, ["M3", "2020-01-01"])
        sheet.write_formula(3, 2, '="2021"&"-01-01"', value="2021-01-01")

    path = book(members=fill)

    assert (
        told(path)
        == """\
a formula gave no value: C2 (#DIV/0!)
  where: roll.xlsx, sheet members, row 2
  do:    mend the formula, or write the value
  code:  roll.E014
a formula gave no value: C3 (no value)
  where: roll.xlsx, sheet members, row 3
  do:    mend the formula, or write the value
  code:  roll.E014"""
    )
    with open_roll(path) as roll:
        assert [record.member_id for record in roll.records()] == ["M3"]
        assert roll.record("M3").spells[0].left_on == date(2021, 1, 1)


def test_a_sheet_that_is_no_table_is_doubted(book):
    path = book(
        members=filled(HEADINGS, ["M1", "2020-01-01"]),
        duess=filled(["x"]),
        Notes=filled(),
    )

    assert (
        told(path)
        == """\
the sheet "duess" is not a table of a roll, and was not loaded
  where: roll.xlsx
  do:    rename it, or leave it as it is; did you mean dues?
  code:  roll.W001
the sheet "Notes" is not a table of a roll, and was not loaded
  where: roll.xlsx
  do:    rename it, or leave it as it is; did you mean notices?
  code:  roll.W001"""
    )


def test_an_empty_sheet_and_one_without_headings_are_told(book):
    path = book(members=filled(), dues=filled(["M1", "2024-01", 1, 1]))

    assert (
        told(path)
        == """\
the sheet is empty
  where: roll.xlsx, sheet members
  do:    write the names of the columns in the first row, or delete the sheet
  code:  roll.E004
the first row names no column of this table
  where: roll.xlsx, sheet dues
  do:    write the names of the columns in the first row: member_id, period, owed, \
paid, due_on, paid_on, posted_on, currency and recorded_on
  code:  roll.E007"""
    )


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "roll.xlsx"
    path.write_text("member_id,joined_on")

    with pytest.raises(Refused) as refused:
        open_roll(path)

    assert (
        str(refused.value)
        == """\
the file cannot be read: it is damaged, broken off or of another kind
  where: roll.xlsx
  do:    copy or export it again
  code:  roll.E006"""
    )
