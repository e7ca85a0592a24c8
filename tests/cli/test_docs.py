"""The commands that the docs show, called again: they say what the page says.

A fence ```` ```console ```` holds `$ goodstanding ...` and what it says, once or several
times; a command that ends in a backslash goes on in the next line.  A fence with a
name after its language is a file, written before the commands of its page are called.
`--accept` writes what is said into the page.
"""

import re
import shlex
from pathlib import Path

import pytest

from goodstanding.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [
    "docs/how-to/member-read-your-explanation.md",
    "docs/how-to/officer-assess-a-branch.md",
    "docs/how-to/officer-see-what-is-due.md",
    "docs/how-to/read-a-rulebook.md",
    "docs/reference/commands.md",
    "docs/tutorial/a-harder-rule.md",
    "docs/tutorial/a-whole-case.md",
    "docs/tutorial/your-first-rulebook.md",
]
FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<body>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
START = "$ goodstanding "
CALL = re.compile(r"^\$ goodstanding (?:.*\\\n)*.*\n", re.MULTILINE)


@pytest.fixture
def call(tmp_path, monkeypatch, capsys):
    """Call a command beside the rulebooks and examples that come with us."""
    for name in ("examples", "rulebooks"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def called(line):
        typed = line.removeprefix(START).replace("\\\n", " ")
        main(shlex.split(typed))
        said = capsys.readouterr()
        return said.out + said.err

    return called


@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_the_commands_say(name, call, request):
    page = ROOT / name
    text = page.read_text(encoding="utf-8")

    said = FENCE.sub(lambda fence: again(fence, call), text)

    if request.config.getoption("--accept"):
        page.write_text(said, encoding="utf-8")
    assert said == page.read_text(encoding="utf-8")


def again(fence, call):
    """The fence with its file written, or its command called again."""
    language, _, path = fence["info"].strip().partition(" ")
    body = fence["body"]
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(body, encoding="utf-8")
    if language != "console" or not body.startswith(START):
        return fence[0]
    said = "".join(line + call(line) for line in CALL.findall(body))
    return f"{fence['fence']}console\n{said}{fence['fence']}"


@pytest.mark.slow
def test_the_front_page_shows_the_demonstration(call):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = text.partition("<!-- demo -->")[2].partition("<!-- /demo -->")[0]
    said = call("$ goodstanding demo")
    (block,) = FENCE.finditer(shown)

    for part in block["body"].split("\n...\n"):
        assert part.strip() in said
