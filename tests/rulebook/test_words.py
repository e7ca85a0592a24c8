import pytest

from goodstanding.rulebook.language.words import Kind, words_of


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ('"Words, in quotes."', Kind.STRING, "Words, in quotes."),
        ("“Words”", Kind.STRING, "Words"),
        ("[appeal days]", Kind.BLANK, "appeal days"),
        ("2024-06-30", Kind.DATE, "2024-06-30"),
        ("2024-06", Kind.MONTH, "2024-06"),
        ("2/3", Kind.FRACTION, "2/3"),
        ("12", Kind.NUMBER, "12"),
        ("Theme-Day", Kind.NAME, "theme-day"),
        ("writer's", Kind.NAME, "writer's"),
        ("café", Kind.NAME, "café"),
        ("_", Kind.MARK, "_"),
        ('"', Kind.MARK, '"'),
    ],
)
def test_a_word_is_told_by_its_shape(text, kind, said):
    found = [(word.kind, word.said) for word in words_of(text)]

    assert found == [(kind, said)]


def test_the_number_of_a_step_stands_only_at_the_beginning():
    found = [(word.kind, word.text) for word in words_of("6a. The board decides 3.")]

    assert found == [
        (Kind.STEP, "6a."),
        (Kind.NAME, "The"),
        (Kind.NAME, "board"),
        (Kind.NAME, "decides"),
        (Kind.NUMBER, "3"),
    ]


def test_words_know_their_column_and_closing_marks_are_left_away():
    found = [(word.text, word.column) for word in words_of("Any of:,", column=3)]

    assert found == [("Any", 3), ("of", 7)]


def test_a_span_of_months_is_three_words():
    assert [word.said for word in words_of("2024-01..2024-06")] == [
        "2024-01",
        "..",
        "2024-06",
    ]
