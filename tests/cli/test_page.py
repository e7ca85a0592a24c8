"""Pages as plain text of any width."""

from hypothesis import given
from hypothesis import strategies as st

from goodstanding.cli.page import Gap, Heading, Table, Text, Told, plain
from goodstanding.problems import Problem

words = st.text("abc ", min_size=1, max_size=30)


@given(st.lists(st.tuples(words, words, words), max_size=3), st.integers(44, 90))
def test_a_table_of_short_words_is_never_wider_than_the_page(rows, width):
    table = Table(("one", "two", "three"), tuple(rows))
    longest = max(
        (len(word) for row in rows for cell in row for word in cell.split()), default=0
    )
    text = plain([table], width)

    assert longest > 12 or all(len(line) <= width for line in text.splitlines())


def test_an_empty_column_is_left_out():
    assert (
        plain([Table(("a", "b"), (("1", ""), ("2", "")))], 80) == "  a\n  -\n  1\n  2\n"
    )


def test_a_page_begins_with_its_first_words():
    assert (
        plain([Gap(), Heading("A"), Text("b"), Gap(), Text("c")], 80) == "A\nb\n\nc\n"
    )


def test_a_problem_that_wraps_keeps_its_four_parts_apart():
    told = Told(Problem(code="x.E001", what="what " * 5, where="here", do="do " * 12))

    assert plain([told], 30) == (
        "  what what what what what\n"
        "    where: here\n"
        "    do:    do do do do do do\n"
        "           do do do do do do\n"
        "    code:  x.E001\n"
    )
