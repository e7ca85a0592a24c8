import typer
from typer.main import get_command

from check_docs import codes, names
from pages import broken_links, differences


def test_what_is_there_and_not_told_is_found_and_the_reverse(made_tree):
    root = made_tree({"page.md": "# Page\n\n## `check`\n\n## gone\n\n### deeper\n"})

    assert list(differences({"check", "assess"}, root / "page.md")) == [
        f"{root}/page.md: no heading `## assess`",
        f"{root}/page.md: `## gone` does not exist, or no longer",
    ]


def test_headings_in_samples_do_not_count(made_tree):
    root = made_tree({"page.md": "```\n## check\n```\n"})

    assert list(differences({"check"}, root / "page.md")) == [
        f"{root}/page.md: no heading `## check`"
    ]


def test_codes_are_read_from_the_code_and_not_from_its_prose(made_tree):
    source = (
        '"""As in `code="roll.E001"`."""\nx = dict(code="roll.E002")\ny = "roll.E3"\n'
    )
    root = made_tree({"src/a.py": source, "tests/a.py": 'x = "roll.E009"\n'})

    assert codes(root) == {"roll.E002"}


def test_commands_are_named_as_they_are_typed():
    app, log = typer.Typer(), typer.Typer()
    app.command("check")(lambda: None)
    app.command("try-out", hidden=True)(lambda: None)
    log.command("verify")(lambda: None)
    app.add_typer(log, name="log")

    assert set(names(get_command(app))) == {"check", "log", "log verify"}


def test_a_link_that_leads_nowhere_is_found(made_tree):
    page = "[a](b.md) ![c](d.png) [e](#one-two) [f](../README.md#three)\n\n# Five\n"
    root = made_tree({"docs/a.md": page, "README.md": "# Four\n"})

    assert list(broken_links(root / "docs/a.md")) == [
        f"{root}/docs/a.md: b.md leads nowhere",
        f"{root}/docs/a.md: d.png leads nowhere",
        f"{root}/docs/a.md: #one-two: no such heading",
        f"{root}/docs/a.md: ../README.md#three: no such heading",
    ]


def test_links_that_lead_somewhere_are_let_through(made_tree):
    page = "[a](<b c.md>) [d](b%20c.md#one-two-3) [e](#one) [f](.) [g](https://x.org)\n"
    other = "## One `two`: 3\n"
    root = made_tree({"docs/a.md": f"{page}\n# One\n", "docs/b c.md": other})

    assert list(broken_links(root / "docs/a.md")) == []
