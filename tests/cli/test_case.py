"""`goodstanding case`: opened from a finding, acted in, looked at, never half done."""

import json
import shlex
from pathlib import Path

import pytest

BOARD = "--body board"


@pytest.fixture
def do(say):
    """Call `goodstanding case` with a line as it is typed."""
    return lambda line: say("case", *shlex.split(line))


@pytest.fixture
def opened(do):
    """The case ann-1, just opened."""
    said = do(OPEN)
    assert (said.status, said.err) == (0, "")
    return do


OPEN = (
    "open rules.md club ann --ground arrears --measure removal "
    f"--as-of 2024-06-30 --on 2024-07-01 --by pia {BOARD}"
)
SEND = (
    'send ann-1 1 --means letter --states "the grounds" '
    f"--on 2024-07-02 --by pia {BOARD}"
)
DECIDE = f"decide ann-1 3 --on 2024-08-20 --by quin {BOARD} --said reasons"


def replied(do):
    assert do(SEND).status == 0
    assert do(f"receive ann-1 1 --on 2024-07-04 --by pia {BOARD}").status == 0
    assert do("take ann-1 2 --on 2024-07-20 --by ann --said sorry").status == 0


def test_a_case_is_opened_and_says_what_comes_next(do):
    said = do(OPEN)

    assert said.out == (
        "ann-1, 2024-07-01: a case of removal is opened (on the finding arrears, as of\n"
        "  2024-06-30), by pia for the board\n"
        "Next: 1. the board serves notice\n"
        "  goodstanding case send ann-1 1 --means MEANS --states 'the grounds' \\\n"
        "      --by PERSON --body board --on DAY\n"
    )


def test_help_lists_every_act(do, golden):
    golden(do("--help").out, "cli/help-case.txt")


def test_a_page_of_a_case(opened, golden):
    replied(opened)

    golden(opened("show ann-1").out, "cli/case.txt")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("take ann-1 2 --on 2024-07-02 --by ann", "cases.E010"),
        (f"take ann-1 1 --on 2024-07-02 --by pia {BOARD}", "cases.E018"),
        (f"effect ann-1 --on 2024-07-02 --by pia {BOARD}", "cases.E010"),
        (f"drop ann-1 --on 2024-07-02 --by pia {BOARD}", "cases.E023"),
        (f"note ann-1 --said x --on 2024-06-02 --by pia {BOARD}", "cases.E011"),
        (
            f"lengthen ann-1 --length '1 month' --on 2024-07-02 --by pia {BOARD}",
            "cases.E010",
        ),
        (f"note ann-2 --said x --on 2024-07-02 --by pia {BOARD}", "cases.E032"),
        (
            f"note ann-1 --said x --seen 7 --on 2024-07-02 --by pia {BOARD}",
            "cases.E029",
        ),
    ],
)
def test_a_refused_act_is_told_and_changes_nothing(opened, line, code):
    before = Path("cases.db").read_bytes()

    said = opened(line)

    assert (said.status, said.out) == (1, "")
    assert f"code:  {code}\n" in said.err
    assert Path("cases.db").read_bytes() == before


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (f"{DECIDE} --entitled 16 --ayes 8", "the vote is not counted in full"),
        (
            f"lengthen ann-1 --length long --on 2024-07-02 --by pia {BOARD}",
            '"long" is not a length of time',
        ),
        (f"hold ann-1 --until soon --on 2024-07-02 --by pia {BOARD}", "is not a day"),
        (f"note ann-1 --said x --on never --by pia {BOARD}", "is not a day"),
        ("note ann-1 --said x --on 2024-07-02", "missing option '--by'"),
        (
            f"conclude ann-1 lost --on 2024-07-02 --by pia {BOARD}",
            "'lost' is not one of 'lifted', 'unchanged', 'closed'",
        ),
    ],
)
def test_a_wrong_call_is_told(opened, line, what):
    said = opened(line)

    assert (said.status, said.out) == (2, "")
    assert what in said.err


def test_the_messages_of_wrong_calls_are_whole(opened):
    votes = opened(f"{DECIDE} --entitled 16 --ayes 8")
    length = opened(f"{DECIDE} --length long")

    assert votes.err == (
        "the vote is not counted in full\n"
        "  where: --present and --noes\n"
        "  do:    add --present and --noes, each a number\n"
        "  code:  cli.E012\n"
    )
    assert length.err == (
        '"long" is not a length of time\n'
        "  where: --length\n"
        "  do:    write a number and a unit, as in `6 months` or `14 days`\n"
        "  code:  cli.E013\n"
    )


def test_a_case_that_is_not_there_is_told_with_those_that_are(opened):
    assert opened("show ann-7").err == (
        'there is no case "ann-7"\n'
        "  where: cases.db\n"
        "  do:    give one of: ann-1\n"
        "  code:  cases.E032\n"
    )


def test_votes_are_weighed_by_the_rulebook(opened):
    replied(opened)

    few = opened(f"{DECIDE} --entitled 9 --present 5 --ayes 3 --noes 2 --carried")
    enough = opened(f"{DECIDE} --entitled 9 --present 6 --ayes 4 --noes 2")

    assert "the votes give not carried, and it was entered as carried" in few.err
    assert "carried (9 entitled, 6 present, 4 ayes, 2 noes)" in " ".join(
        enough.out.split()
    )


def test_a_case_goes_on_to_an_appeal_and_ends(opened):
    replied(opened)
    lines = [
        f"{DECIDE} --entitled 9 --present 9 --ayes 9 --noes 0",
        f"send ann-1 delivery --means hand --on 2024-08-21 --by pia {BOARD}",
        "appeal ann-1 --on 2024-08-25 --by ann --said unfair",
        "decide-appeal ann-1 won --on 2024-09-25 --by rex --body general-meeting --said x",
    ]

    for line in lines:
        assert opened(line).status == 0, line

    assert opened("list").out.splitlines()[-1].endswith("ended: annulled on appeal")


def test_a_body_may_be_named_in_words(opened):
    replied(opened)
    lines = [
        f"{DECIDE} --entitled 9 --present 9 --ayes 9 --noes 0",
        f"send ann-1 delivery --means hand --on 2024-08-21 --by pia {BOARD}",
        "appeal ann-1 --on 2024-08-25 --by ann",
        "decide-appeal ann-1 lost --on 2024-09-25 --by rex --said x --body 'general meeting'",
    ]

    assert [opened(line).status for line in lines] == [0, 0, 0, 0]


def test_leaving_ends_a_case(opened):
    said = opened("leave ann-1 --on 2024-07-01 --by ann")

    assert said.out == (
        "ann-1, 2024-07-01: the member leaves, by ann\n"
        "The case has ended: the member left.\n"
    )


def test_a_hold_is_over_by_itself(opened):
    held = opened(
        f"hold ann-1 --until 2024-07-10 --on 2024-07-01 --by pia {BOARD} --said ill"
    )
    early = opened(SEND)
    late = opened(SEND.replace("2024-07-02", "2024-07-10"))

    assert [held.status, early.status, late.status] == [0, 1, 0]
    assert "the case is held up until 2024-07-10" in early.err


def test_the_member_is_told_that_silence_needs_a_chance(opened):
    assert opened(SEND).status == 0
    line = f"pass ann-1 2 --on 2024-07-20 --by pia {BOARD}"

    assert "cases.E020" in opened(line).err
    assert opened(f"{line} --offered 2024-07-04").status == 0


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            ("--ground arrears", "--ground arears"),
            'the rulebook has no ground "arears"',
        ),
        (("open rules.md club ann", "open rules.md club cay"), "arrears is not met"),
        (("open rules.md club ann", "open rules.md club zed"), 'no member "zed"'),
        (("--measure removal", "--measure exile"), "may not open exile"),
        (("--body board", "--body treasurer"), "may not open removal"),
        (("--by pia", "--by ann"), "is the member concerned"),
        (("open rules.md", "open nowhere.md"), "there is no such file"),
    ],
)
def test_what_cannot_be_opened_is_told_and_leaves_no_file(do, change, what):
    said = do(OPEN.replace(*change))

    assert (said.status, said.out) == (1, "")
    assert what in said.err
    assert not Path("cases.db").exists()


def test_a_second_case_of_the_same_is_refused_while_one_is_open(opened):
    assert "case ann-1 against ann is still open" in opened(OPEN).err


PAID = ("ann,2024-06-01,1000,0,,EUR", "ann,2024-06-01,1000,1000,2024-07-03,EUR")


def test_what_was_paid_since_is_shown_beside_the_finding(opened):
    dues = Path("club/dues.csv")
    same = opened("show ann-1 --roll club").out
    dues.write_text(dues.read_text().replace(*PAID))

    then = opened("show ann-1 --roll club").out
    later = opened("show ann-1 --roll club --as-of 2024-07-05").out

    assert "as of 2024-06-30\n  The same.\n" in same
    assert "The same." in then
    assert "the answer" in later
    assert "The finding would not be made now." in later
    assert "goodstanding case drop ann-1" in later
    assert (
        "arrears: still curable since 2024-03-31" in later
    )  # the finding itself stays


def test_a_case_for_programs(opened):
    found = json.loads(opened("show ann-1 --roll club --format json").out)

    assert (found["case"], found["open"], found["entries"]) == ("ann-1", True, 1)
    assert found["finding"]["ground"] == "arrears"
    assert [each["type"] for each in found["events"]] == ["opened"]
    assert found["may_come"][0]["command"].startswith("goodstanding case send ann-1 1")
    assert found["now"]["otherwise"] == []
    assert json.loads(opened("list --format json").out)[0]["case"] == "ann-1"


def test_a_changed_rulebook_changes_no_open_case(opened):
    rules = Path("rules.md")
    rules.write_text(rules.read_text().replace("2/3", "1/100"))
    replied(opened)

    said = opened(f"{DECIDE} --entitled 9 --present 6 --ayes 3 --noes 3 --carried")

    assert "the votes give not carried" in said.err


@pytest.mark.parametrize("name", ["rules.md", "club", "nowhere.db"])
def test_a_file_that_is_none_of_cases_is_told(opened, name):
    said = opened(f"list --cases {name}")

    assert (said.status, said.out) == (1, "")
    assert "code:  cases.E033\n" in said.err


def test_every_command_of_what_comes_next_can_be_filled_in(opened):
    replied(opened)
    found = json.loads(opened("show ann-1 --format json").out)

    for each in found["may_come"]:
        line = each["command"].removeprefix("goodstanding case ")
        filled = (
            line.replace(" N", " 9")
            .replace("--on DAY", "--on 2024-08-30")
            .replace("--noes 9", "--noes 0")
            .replace("PERSON", "quin")
        )
        assert "cli.E" not in opened(filled).err
