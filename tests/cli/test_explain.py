"""The command `explain`."""

import json

import pytest

DAY = ("--as-of", "2024-06-30")


@pytest.mark.parametrize("member", ["ann", "bob", "cay", "fay", "gus"])
def test_a_member_reads_why(say, golden, member):
    said = say("explain", "rules.md", "club", member, *DAY)

    assert (said.status, said.err) == (0, "")
    golden(said.out, f"cli/explain-{member}.txt")


def test_a_member_who_left_is_told_so(say):
    said = say("explain", "rules.md", "club", "hal", *DAY)

    assert (said.status, said.out) == (
        0,
        (
            "Member hal: on 2024-06-30\n"
            "What the rules say, and why: Rules of the rowing club, 2024\n"
            "\n"
            "Not a member on 2024-06-30: the membership ended on 2024-04-30.\n"
        ),
    )


def test_a_member_yet_to_come_is_told_so(say):
    said = say("explain", "rules.md", "club", "ann", "--as-of", "2023-12-31")

    assert said.out.endswith(
        "Not a member on 2023-12-31: the membership begins on 2024-01-01.\n"
    )


def test_programs_are_told_the_findings_of_the_assessment(say):
    explained = say("explain", "rules.md", "club", "ann", *DAY, "--format", "json")
    assessed = say("assess", "rules.md", "club", *DAY, "--format", "json")

    assert json.loads(explained.out) == [
        each for each in json.loads(assessed.out) if each["member"] == "ann"
    ]


def test_an_unknown_member_is_answered_with_the_nearest_id(say):
    said = say("explain", "rules.md", "club", "anne", *DAY)

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            'no member "anne" is on the roll\n'
            "  where: club\n"
            "  do:    did you mean ann? If not, look for the id in the table members\n"
            "  code:  cli.E004\n"
        ),
    )
