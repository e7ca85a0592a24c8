from goodstanding.editor.draft import draft_of
from goodstanding.editor.symbols import symbols


def test_the_outline_has_the_articles_and_what_each_declares(draft):
    assert [
        (each.name, [(under.kind, under.name) for under in each.under])
        for each in symbols(draft)
    ] == [
        ("Bylaws", []),
        ("Article 1. The club", []),
        (
            "Article 2. Dues",
            [("duty", "dues"), ("ground", "six-months"), ("measure", "warning")],
        ),
    ]


def test_an_empty_text_has_no_outline():
    assert symbols(draft_of("")) == []
