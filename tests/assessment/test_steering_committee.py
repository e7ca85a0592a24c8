"""A real committee: the rule of the day holds on each day an independent count found."""

import csv
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from goodstanding.assessment import on_duckdb, reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.to_sql.answers import compile_rulebook
from goodstanding.roll import open_roll
from goodstanding.rulebook import read_rulebook
from goodstanding.terms import Answer

ROOT = Path(__file__).parents[2]
COMMITTEE = ROOT / "examples" / "steering-committee"
ONE = timedelta(1)
HOLDS = {"R0": Answer.NEEDS_FINDING, "R1": Answer.MET, "R2": Answer.MET}
"""R0 has a limb that is not recorded: where its other two hold, a body must find."""

with (Path(__file__).parent / "reference_episodes.csv").open(encoding="utf-8") as file:
    EPISODES = list(csv.DictReader(file))
FIRST_DAYS = sorted(
    {(row["rule"], date.fromisoformat(row["from"])) for row in EPISODES}
)


@pytest.fixture(scope="module")
def roll():
    with open_roll(COMMITTEE) as roll:
        yield roll


@pytest.fixture(scope="module")
def records(roll):
    return {record.member_id: record for record in roll.records()}


@pytest.fixture(scope="module")
def rulebooks():
    return {
        version: read_rulebook(ROOT / "rulebooks" / f"tsc-charter-{version.lower()}.md")
        for version in HOLDS
    }


def in_force(rulebook, day):
    until = rulebook.in_force_until
    return rulebook.in_force_from <= day and (until is None or day <= until)


def the_answer(rulebook, record, day):
    return reference.answer(Asked(rulebook, record, day), rulebook.grounds["inactive"])


def test_the_roll_has_no_problem(roll):
    assert roll.problems == ()


def test_the_tables_are_what_the_script_makes_of_the_sources(tmp_path):
    copy = tmp_path / "committee"
    copy.mkdir()
    (copy / "source").symlink_to(COMMITTEE / "source")
    (copy / "build.py").write_text((COMMITTEE / "build.py").read_text(encoding="utf-8"))

    subprocess.run([sys.executable, copy / "build.py"], check=True)

    for path in COMMITTEE.glob("*.csv"):
        assert path.read_bytes() == (copy / path.name).read_bytes(), path.name


@pytest.mark.parametrize(
    "row", EPISODES, ids=lambda row: f"{row['rule']}-{row['member_id']}-{row['from']}"
)
def test_the_rule_of_the_day_holds_on_the_days_of_the_episode_only(
    row, records, rulebooks
):
    rulebook, record = rulebooks[row["rule"]], records[row["member_id"]]
    first, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
    inside = [first + timedelta(n) for n in range((last - first).days + 1)]
    outside = [day for day in (first - ONE, last + ONE) if in_force(rulebook, day)]

    assert [HOLDS[row["rule"]]] * len(inside) == [
        the_answer(rulebook, record, day) for day in inside
    ]
    assert [Answer.NOT_MET] * len(outside) == [
        the_answer(rulebook, record, day) for day in outside
    ]


@pytest.mark.parametrize(("version", "day"), FIRST_DAYS, ids=str)
def test_the_query_finds_the_same_members(version, day, roll, records, rulebooks):
    rulebook = rulebooks[version]
    on_duckdb.pack(roll.con, compile_rulebook(rulebook, day))
    told = on_duckdb.answers(roll.con, rulebook, day)

    assert {
        member
        for member, record in records.items()
        if the_answer(rulebook, record, day) is HOLDS[version]
    } == {each.member_id for each in told if each.answer("inactive") is HOLDS[version]}


@pytest.mark.parametrize(
    ("version", "day", "members"),
    [("R1", date(2021, 11, 20), {"T37", "T45"}), ("R2", date(2023, 3, 21), {"T03"})],
)
def test_known_days_find_exactly_the_known_members(
    version, day, members, records, rulebooks
):
    rulebook = rulebooks[version]

    assert members == {
        member
        for member, record in records.items()
        if the_answer(rulebook, record, day) is Answer.MET
    }


def test_a_limb_that_is_not_recorded_needs_a_finding_and_is_never_met(
    records, rulebooks
):
    rulebook = rulebooks["R0"]
    days = [day for version, day in FIRST_DAYS if version == "R0"]
    answers = {
        the_answer(rulebook, record, day) for day in days for record in records.values()
    }

    assert {Answer.NOT_MET, Answer.NEEDS_FINDING} == answers
