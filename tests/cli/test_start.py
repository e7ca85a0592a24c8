"""How a command starts: at once, and with what it needs only."""

import os
import subprocess
import sys

import pytest

from goodstanding import __version__

LOADED = """
import sys
from goodstanding.cli import main
status = main({arguments})
heavy = ("duckdb", "markdown_it", "pydantic", "rich", "yaml")
print(status, sorted(set(heavy) & set(sys.modules)), file=sys.stderr)
"""


def loaded(*arguments):
    """The status, and which heavy libraries a command has loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return done.stderr.splitlines()[-1]


def test_help_loads_nothing_heavy():
    assert loaded("--help") == "0 []"


def test_no_command_loads_what_only_typer_would_need(club):
    asked = ("assess", "rules.md", "club", "--as-of", "2024-06-30")

    assert club.is_dir()
    assert loaded(*asked) == "0 ['duckdb', 'markdown_it', 'yaml']"


def test_help_is_shown_to_who_asks_nothing(say, golden):
    said = say()

    assert (said.status, said.err) == (0, "")
    assert said.out == say("--help").out
    golden(said.out, "cli/help.txt")


@pytest.mark.parametrize("command", ["assess", "explain"])
def test_each_command_says_what_it_takes(say, golden, command):
    golden(say(command, "--help").out, f"cli/help-{command}.txt")


def test_the_version_can_be_asked(say):
    assert say("--version").out == f"goodstanding {__version__}\n"


@pytest.mark.parametrize("arguments", [("made-up", "--members", "many", "out")])
def test_a_number_that_is_none_is_told(say, arguments):
    said = say(*arguments)

    assert (said.status, said.out) == (2, "")
    assert said.err == (
        "invalid value for '--members': 'many' is not a whole number\n"
        "  where: goodstanding made-up\n"
        "  do:    see `goodstanding made-up --help`\n"
        "  code:  cli.E001\n"
    )


@pytest.mark.parametrize(
    ("arguments", "status"), [(("check", "rules.md"), 0), (("check", "nowhere.md"), 1)]
)
def test_a_process_of_its_own_says_all_of_it_and_ends_with_its_status(
    say, club, arguments, status
):
    code = "import sys; from goodstanding.cli import run; sys.argv[0] = 'x'; run()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    said = say(*arguments)

    assert club.is_dir()
    assert (done.returncode, done.stdout, done.stderr) == (status, said.out, said.err)
