"""The import contracts of pyproject.toml, tried on a made tree."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFIG = Path(__file__).parents[2] / "pyproject.toml"
PACKAGES = (
    "assessment",
    "booklet",
    "bylaws",
    "cases",
    "cli",
    "editor",
    "roll",
    "rulebook",
)
MODULES = ("dates", "problems", "templates", "terms")
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


@pytest.fixture
def lint(made_tree):
    """Lint a made package with some sources of its own; return what is said."""

    def run(sources):
        names = [f"{package}/__init__" for package in PACKAGES] + [*MODULES, "__init__"]
        texts = dict.fromkeys(names, "") | sources
        root = made_tree(
            {f"goodstanding/{name}.py": text for name, text in texts.items()}
        )
        done = subprocess.run(
            [sys.executable, "-c", LINT, "--config", CONFIG, "--no-cache"],
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(root)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    return run


def broken(said):
    return [line[:-7] for line in said.splitlines() if line.endswith(" BROKEN")]


LINKS = [
    f"Nobody links a declaration to a member: register and {side}"
    for side in ("roll", "assessment", "cases")
]


def test_the_planned_packages_may_be_absent(lint):
    code, said = lint({})

    assert broken(said) == []
    assert code == 0


def test_the_register_reads_nothing_of_a_member(lint):
    reads = "from goodstanding import assessment, cases, roll\n"
    code, said = lint({"cases/__init__": "", "register/__init__": reads})

    assert broken(said) == ["The way of the data", *LINKS]
    assert code == 1


def test_nothing_of_a_member_reads_the_register(lint):
    readers = ("roll/__init__", "assessment/a", "cases/__init__")
    reads = dict.fromkeys(readers, "import goodstanding.register\n")
    code, said = lint({"register/__init__": "", **reads})

    assert broken(said) == LINKS
    assert code == 1


def test_an_import_across_the_way_is_refused(lint):
    code, said = lint(
        {
            "roll/check": "import goodstanding.rulebook\n",
            "roll/fetch": "import requests\n",
            "roll/show": "import rich\n",
            "bylaws/a": "import duckdb\nimport goodstanding.cli\n",
            "editor/a": "import goodstanding.roll\n",
            "rulebook/a": "import pygls\n",
            "unforeseen/__init__": "",
        }
    )

    assert broken(said) == [
        "The way of the data",
        "The core knows no web framework and no network",
        "Only the command line knows the terminal",
        "Only roll and assessment know DuckDB",
        "Only the editor's server speaks to editors",
        "Writing bylaws needs no roll",
    ]
    assert "roll is not allowed to import goodstanding.rulebook" in said
    assert "bylaws is not allowed to import goodstanding.cli" in said
    assert "goodstanding.unforeseen" in said
    assert code == 1


def test_an_import_along_the_way_is_kept(lint):
    code, said = lint(
        {
            "cli/__init__": "import typer\nimport goodstanding.assessment\n",
            "cli/terminal": "import rich\n",
            "editor/server": "import pygls\nimport goodstanding.assessment\n",
            "assessment/a": "import duckdb\nimport goodstanding.roll\n",
            "roll/__init__": "import duckdb\n",
            "cases/__init__": "",
            "web/__init__": "import django\nimport goodstanding.cases\n",
        }
    )

    assert broken(said) == []
    assert code == 0
