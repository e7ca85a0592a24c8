"""What is wrong is told in four lines, all of it at once, and never as a traceback."""

import pytest

ASKED = ("assess", "rules.md", "club", "--as-of", "2024-06-30")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (
            (
                "assess",
                "rules.md",
                "club",
                "--as-of",
                "2024-02-30",
                "--known-on",
                "May",
            ),
            2,
            (
                '"2024-02-30" is not in the calendar\n'
                "  where: --as-of\n"
                "  do:    write the day as YYYY-MM-DD, as in 2024-12-31\n"
                "  code:  cli.E002\n"
                '"May" is not a day\n'
                "  where: --known-on\n"
                "  do:    write the day as YYYY-MM-DD, as in 2024-12-31\n"
                "  code:  cli.E002\n"
            ),
        ),
        (
            ("assess", "none.md", "nowhere", "--as-of", "2024-06-30"),
            1,
            (
                "there is no such file\n"
                "  where: none.md\n"
                "  do:    give the path of a Markdown file that can be read\n"
                "  code:  bylaws.E001\n"
                "there is no such folder or file\n"
                "  where: nowhere\n"
                "  do:    name the folder in which members.csv lies, or the workbook\n"
                "  code:  roll.E001\n"
            ),
        ),
        (
            ("assess", "rules.md", "club"),
            2,
            (
                "missing option '--as-of'\n"
                "  where: goodstanding assess\n"
                "  do:    see `goodstanding assess --help`\n"
                "  code:  cli.E001\n"
            ),
        ),
        (
            (*ASKED, "--format", "xml"),
            2,
            (
                "invalid value for '--format': 'xml' is not one of 'table', 'json', 'csv', "
                "'parquet'\n"
                "  where: goodstanding assess\n"
                "  do:    see `goodstanding assess --help`\n"
                "  code:  cli.E001\n"
            ),
        ),
        (
            (*ASKED, "--everyone"),
            2,
            (
                "no such option: --everyone\n"
                "  where: goodstanding assess\n"
                "  do:    see `goodstanding assess --help`\n"
                "  code:  cli.E001\n"
            ),
        ),
        (
            ("asses", "rules.md"),
            2,
            (
                "no such command 'asses'. Did you mean 'assess', 'case'?\n"
                "  where: goodstanding\n"
                "  do:    see `goodstanding --help`\n"
                "  code:  cli.E001\n"
            ),
        ),
        (
            (*ASKED, "--format", "parquet"),
            2,
            (
                "Parquet cannot be shown in a terminal\n"
                "  where: --format parquet\n"
                "  do:    name the file to write: --out findings.parquet\n"
                "  code:  cli.E006\n"
            ),
        ),
        (
            (*ASKED, "--member", "nobody at all"),
            1,
            (
                'no member "nobody at all" is on the roll\n'
                "  where: club\n"
                "  do:    look for the id in the table members\n"
                "  code:  cli.E004\n"
            ),
        ),
        (
            (*ASKED, "--out", "no/such/folder/found.csv"),
            1,
            (
                'nothing can be written there: there is no folder "no/such/folder"\n'
                "  where: no/such/folder/found.csv, --out\n"
                "  do:    give a place in a folder that you may write to\n"
                "  code:  cli.E005\n"
            ),
        ),
        (
            (*ASKED, "--out", "club"),
            1,
            (
                "nothing can be written there: a folder of this name is in the way\n"
                "  where: club, --out\n"
                "  do:    give a place in a folder that you may write to\n"
                "  code:  cli.E005\n"
            ),
        ),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(say, arguments, status, told):
    said = say(*arguments)

    assert (said.status, said.out, said.err) == (status, "", told)


def test_nobody_is_assessed_by_a_rulebook_with_an_error(say):
    said = say("assess", "wrong.md", "club", "--as-of", "2024-06-30")

    assert (said.status, said.out) == (1, "")
    assert said.err.count("  where: wrong.md:") == 2


@pytest.fixture
def bad_rows(club):
    """Two rows of the roll that nobody can read."""
    path = club / "club" / "dues.csv"
    text = path.read_text(encoding="utf-8")
    text = text.replace("cay,2024-04-01,1000,1000", "cay,2024-04-31,1000,1000")
    path.write_text(
        text.replace("dan,2024-05-01,1000,0", "dan,2024-05-01,ten,0"), encoding="utf-8"
    )


TOLD = (
    '"2024-04-31" is not in the calendar\n'
    "  where: dues.csv, row 17, period\n"
    "  do:    write a day that exists, of the years 0001 to 9999\n"
    "  code:  roll.E022\n"
    '"ten" is not a whole number\n'
    "  where: dues.csv, row 24, owed\n"
    "  do:    write a whole number of cents, pence or the like: 1250 for 12.50\n"
    "  code:  roll.E023\n"
)


@pytest.mark.usefixtures("bad_rows")
def test_rows_that_cannot_be_read_refuse_the_roll(say):
    said = say(*ASKED)

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            f"{TOLD}rows of the roll cannot be used: 2 of dues\n"
            "  where: club\n"
            "  do:    mend them, or go on without them: add --leave-out-bad-rows\n"
            "  code:  cli.E003\n"
        ),
    )


@pytest.mark.usefixtures("bad_rows")
def test_rows_left_out_on_purpose_are_told_and_counted(say):
    said = say(*ASKED, "--leave-out-bad-rows")

    assert (said.status, said.err) == (0, f"{TOLD}2 rows of the roll left out\n")
    assert (
        "2 rows of the roll left out: what hangs on them may be otherwise.\n"
    ) in said.out


def test_a_fault_of_ours_is_told_as_ours(say, monkeypatch):
    def fails(*_given):
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("goodstanding.cli.checked.examine", fails)
    monkeypatch.delenv("GOODSTANDING_TRACE", raising=False)

    said = say("check", "rules.md")

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            "the program itself failed, through no fault of yours "
            "(ZeroDivisionError: division by zero)\n"
            "  where: goodstanding check\n"
            "  do:    tell us how it came about; with GOODSTANDING_TRACE=1 in the "
            "environment it says where it failed\n"
            "  code:  cli.E009\n"
        ),
    )


def test_a_machine_without_room_is_told_as_such(say, monkeypatch):
    def fails(*_given):
        raise MemoryError("out of memory")

    monkeypatch.setattr("goodstanding.cli.checked.examine", fails)
    monkeypatch.delenv("GOODSTANDING_TRACE", raising=False)

    said = say("check", "rules.md")

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            "the machine could not go on: out of memory\n"
            "  where: goodstanding check\n"
            "  do:    make room on the disk or in memory, and call it again\n"
            "  code:  cli.E008\n"
        ),
    )


def test_a_fault_of_ours_can_be_traced(say, monkeypatch):
    def fails(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr("goodstanding.cli.checked.examine", fails)
    monkeypatch.setenv("GOODSTANDING_TRACE", "1")

    with pytest.raises(ZeroDivisionError):
        say("check", "rules.md")


def test_what_a_roll_says_cannot_command_the_terminal(say, club):
    path = club / "club" / "members.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",south,", ",so\x1b[2Juth,"), encoding="utf-8")

    said = say(*ASKED)

    assert "\x1b" not in said.out
    assert "so�[2Juth" in said.out
