"""The command `demo`."""

from pathlib import Path

import pytest

from goodstanding.cli import demonstrating


@pytest.mark.slow
def test_the_demonstration_ends_with_what_to_try_next(say):
    said = say("demo")

    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("1. A real committee, and three versions of its rule\n")
    assert "\n3. One answer in full, as the member reads it\n" in said.out
    assert said.out.endswith(
        "Write your own rulebook: docs/tutorial/your-first-rulebook.md\n"
        "Every command: docs/reference/commands.md\n"
    )


def test_where_the_examples_are_not_it_says_where_they_are(say, tmp_path, monkeypatch):
    elsewhere = Path(tmp_path, "a", "b", "c", "demonstrating.py")
    monkeypatch.setattr(demonstrating, "__file__", str(elsewhere))

    said = say("demo")

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            "the examples are not here: rulebooks/tsc-charter-r0.md, "
            "rulebooks/tsc-charter-r1.md, rulebooks/tsc-charter-r2.md, "
            "examples/steering-committee, rulebooks/measures-2024.md\n"
            "  where: goodstanding demo\n"
            "  do:    run it in a checkout of the sources, with `make demo`\n"
            "  code:  cli.E007\n"
        ),
    )
