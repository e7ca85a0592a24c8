"""A file is written whole or not at all."""

import pytest

from goodstanding.assessment.assess import assess_by_definition
from goodstanding.cli.whole_file import whole

ASKED = ("assess", "rules.md", "club", "--as-of", "2024-06-30")
FORMATS = ["found.json", "found.csv", "found.parquet", "found.txt"]


@pytest.fixture
def ends_midway(monkeypatch):
    """Let the assessment end in the midst of writing, in a way of our choice."""

    def ends(how):
        def broken(*given, **_packed):
            yield next(assess_by_definition(*given))
            raise how

        monkeypatch.setattr("goodstanding.cli.assessing.assess", broken)

    return ends


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    "how", [OSError(28, "No space left on device"), KeyboardInterrupt()]
)
def test_a_run_that_fails_leaves_what_was_there(say, club, ends_midway, name, how):
    (club / name).write_text("what was there", encoding="utf-8")
    before = sorted(club.iterdir())
    ends_midway(how)

    said = say(*ASKED, "--out", name)

    assert (said.status, said.err.splitlines()[-1]) == (
        (1, "  code:  cli.E005")
        if isinstance(how, OSError)
        else (130, "stopped: no file was written")
    )
    assert sorted(club.iterdir()) == before
    assert (club / name).read_text(encoding="utf-8") == "what was there"


@pytest.mark.parametrize(
    "how", [KeyboardInterrupt(), RuntimeError("Query interrupted")]
)
def test_a_run_that_is_stopped_says_so_and_leaves_no_file(say, club, ends_midway, how):
    before = sorted(club.iterdir())
    ends_midway(how)

    said = say(*ASKED, "--out", "found.json")

    assert (said.status, said.out, said.err) == (
        130,
        "",
        "stopped: no file was written\n",
    )
    assert sorted(club.iterdir()) == before


def test_a_full_disk_is_told(say, ends_midway):
    ends_midway(OSError(28, "No space left on device"))

    assert say(*ASKED, "--out", "found.json").err == (
        "nothing can be written there: no space left on device\n"
        "  where: found.json, --out\n"
        "  do:    give a place in a folder that you may write to\n"
        "  code:  cli.E005\n"
    )


def test_who_may_read_the_file_stays_as_it_was(tmp_path):
    path = tmp_path / "found.json"
    path.write_text("before", encoding="utf-8")
    path.chmod(0o640)

    with whole(path) as part:
        part.write_text("after", encoding="utf-8")

    assert (path.read_text(encoding="utf-8"), path.stat().st_mode & 0o777) == (
        "after",
        0o640,
    )
