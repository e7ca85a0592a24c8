from goodstanding.roll.cells import Even


def test_a_row_with_more_or_fewer_cells_than_headings_is_left_out_and_told():
    even = Even(rows=[(2, ["a"]), (3, ["a", "b"]), (4, "abc")], width=2, shown="x.csv")

    assert list(even) == [(3, ["a", "b"])]
    assert even.uneven == 2
    assert (
        "\n".join(map(str, even.problems))
        == """\
the row has 1 cell, and there are 2 headings
  where: x.csv, row 2
  do:    give it one cell for each heading, empty ones too; put a text that holds \
the separator in "quotation marks"
  code:  roll.E010
the row has 3 cells, and there are 2 headings
  where: x.csv, row 4
  do:    give it one cell for each heading, empty ones too; put a text that holds \
the separator in "quotation marks"
  code:  roll.E010"""
    )


def test_empty_cells_behind_the_last_heading_are_none():
    rows = [(2, ["a", "b", "", " "])]
    even = Even(rows=rows, width=2, shown="x.csv")

    assert list(even) == rows
    assert even.uneven == 0


def test_of_many_uneven_rows_twenty_are_told_and_all_counted():
    even = Even(rows=[(row, []) for row in range(30)], width=2, shown="x.csv")

    assert list(even) == []
    assert even.uneven == 30
    assert [problem.what for problem in even.problems] == [
        *["the row has 0 cells, and there are 2 headings"] * 20,
        "and 10 more of this kind",
    ]
