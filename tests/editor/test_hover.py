from goodstanding.editor.hover import hover

ARTICLE = (
    "**Article 2. Dues**\n\n"
    "> Dues are paid by the month. Whoever is six months behind may be warned.\n\n"
)
TRIED = (
    "Example “six unpaid”: dues unpaid 2024-01..2024-06; on 2024-07-01, "
    "six-months is **met** since 2024-06-30. Article 2. Dues: at least 6 months of "
    "dues are missed in a row: 6 in a row (2024-01 to 2024-06); "
    "the board may open warning"
)


def test_a_ground_shows_its_article_its_meaning_and_its_first_example(at):
    found = hover(*at("Gro^und six-months", "Ground six-months"))

    assert found.markdown == (
        f"{ARTICLE}`Ground six-months:`: when somebody falls short; the conditions and "
        "what follows stand under it; `one for each` is a ground for each of a set, named "
        f"`idle/ports-bit`\n\n{TRIED}"
    )


def test_a_condition_shows_what_each_part_of_it_means(at):
    found = hover(*at("dues are^ missed", "dues are missed"))

    assert found.markdown == (
        f"{ARTICLE}`at least 6 months of dues are missed in a row`: how many without a "
        "break, up to now\n\n"
        "- `at least`: this or more\n"
        "- `6`: a whole number\n"
        "- `months of dues`: the periods in which a duty is owed, in the unit it is owed in\n"
        "- `months`: calendar months\n"
        "- `missed`: neither done nor excused, and no longer open\n\n"
        f"{TRIED}"
    )


def test_a_line_that_is_no_ground_has_no_example(at):
    found = hover(*at("owes du^es, each", "owes dues, each"))

    assert found.markdown.startswith(ARTICLE)
    assert "Example" not in found.markdown


def test_an_example_shows_what_the_rules_say_on_it(at):
    found = hover(*at("five un^paid", "five unpaid"))

    assert found.markdown == (
        "Example “five unpaid”: dues unpaid 2024-01..2024-05; on 2024-06-15, six-months "
        "is **not met, coming near**. Article 2. Dues: one step away: at least 6 months "
        "of dues are missed in a row: 6 in a row (2024-01 to 2024-06)"
    )


def test_an_example_that_misses_its_ground_shows_what_was_counted(at):
    found = hover(
        *at(
            "five un^paid | dues unpaid 2024-01 |",
            "five unpaid | dues unpaid 2024-01..2024-05 |",
        )
    )

    assert found.markdown.endswith(
        "six-months is **not met**. at least 6 months of dues are missed in a row: none"
    )


def test_nothing_is_run_while_there_is_an_error(at):
    found = hover(
        *at("Gro^und six-months:\n  at lest 6 dues are missed", "Ground six-months:")
    )

    assert found.markdown.endswith(
        "on 2024-07-01. It is not run while the text has an error."
    )


def test_a_sentence_that_cannot_be_read_says_so(at):
    found = hover(*at("dues are^ missd", "dues are missed"))

    assert "This sentence cannot be read yet." in found.markdown


def test_prose_has_nothing_to_show(at):
    assert hover(*at("Dues are^ paid", "Dues are paid")) is None


def test_an_exception_shows_the_example_of_its_ground(at):
    after = (
        "The board may open warning.\n\nExcept whe^re the member is a member on leave."
    )
    found = hover(*at(after, "The board may open warning."))

    assert "Example “six unpaid”" in found.markdown


def test_a_ground_without_an_example_says_so(at):
    more = "Ground tw^o:\n  at least 2 months of dues are missed in a row\n\nGround six-months:"
    found = hover(*at(more, "Ground six-months:"))

    assert found.markdown.endswith("No example asks after two yet.")
