"""The command `assess`."""

import csv
import io
import json

import duckdb
import pytest

KEYS = [
    "member",
    "branch",
    "ground",
    "article",
    "answer",
    "near",
    "since",
    "through",
    "count",
    "evidence",
    "sentence",
    "opens",
    "cure",
    "hidden_by",
]
ASKED = ("assess", "rules.md", "club", "--as-of", "2024-06-30")


def answers(findings):
    return [
        (each["member"], each["ground"], each["answer"], each["near"])
        for each in findings
    ]


QUESTIONS = [("conduct", "needs a finding", False), ("named", "needs a finding", False)]
SAID = {
    "ann": [("arrears", "still curable", False), ("absence", "met", False)],
    "bob": [("arrears", "still curable", False)],
    "cay": [],
    "dan": [("absence", "met", False)],
    "eve": [],
    "fay": [("arrears", "not met", True)],
    "gus": [("absence", "data missing", False)],
}
ANSWERS = [(who, *row) for who, found in SAID.items() for row in [*found, *QUESTIONS]]


def test_an_officer_sees_who_and_what_and_what_to_do_next(say, golden):
    said = say(*ASKED)

    assert (said.status, said.err) == (0, "")
    golden(said.out, "cli/assess.txt")


def test_a_narrow_terminal_shows_the_same(say, golden, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")

    golden(say(*ASKED).out, "cli/assess-60.txt")


def test_programs_are_given_every_row_with_its_evidence(say):
    found = json.loads(say(*ASKED, "--format", "json").out)

    assert answers(found) == ANSWERS
    assert [list(each) for each in found] == [KEYS] * len(ANSWERS)
    assert found[0] == {
        "member": "ann",
        "branch": "north",
        "ground": "arrears",
        "article": "Article 4. Dues",
        "answer": "still curable",
        "near": False,
        "since": "2024-03-31",
        "through": "2024-06-30",
        "count": 6,
        "evidence": [
            {
                "says": "at least 3 dues are missed in a row",
                "article": "Article 4. Dues",
                "value": "6 in a row (2024-01 to 2024-06)",
                "rows": [
                    {
                        "series": "dues",
                        "what": f"2024-{month:02}",
                        "day": f"2024-{month:02}-{last}",
                        "state": "missed" if month < 6 else "open",
                    }
                    for month, last in enumerate((31, 29, 31, 30, 31, 30), 1)
                ],
            }
        ],
        "sentence": "Article 4. Dues: at least 3 dues are missed in a row: "
        "6 in a row (2024-01 to 2024-06)",
        "opens": ["the board may open removal"],
        "cure": "dues of 2024-06 may still be paid until 2024-07-14",
        "hidden_by": [],
    }


def test_a_spreadsheet_holds_the_same_rows(say):
    plain = json.loads(say(*ASKED, "--format", "json").out)
    table = list(csv.DictReader(io.StringIO(say(*ASKED, "--format", "csv").out)))

    assert list(table[0]) == KEYS
    assert [
        row
        | {
            "near": row["near"] == "yes",
            "since": row["since"] or None,
            "through": row["through"] or None,
            "count": int(row["count"]) if row["count"] else None,
            "branch": row["branch"] or None,
            "evidence": json.loads(row["evidence"]),
            "opens": row["opens"].split(" | ") if row["opens"] else [],
            "hidden_by": row["hidden_by"].split(" | ") if row["hidden_by"] else [],
        }
        for row in table
    ] == plain


def test_parquet_holds_the_same_rows(say, club):
    plain = json.loads(say(*ASKED, "--format", "json").out)

    assert say(*ASKED, "--out", "found.parquet").status == 0
    table = duckdb.sql(f"FROM '{club}/found.parquet'")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]
    assert [
        row
        | {
            "since": row["since"] and row["since"].isoformat(),
            "through": row["through"] and row["through"].isoformat(),
            "evidence": json.loads(row["evidence"]),
        }
        for row in rows
    ] == plain


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("found.json", '[\n{"member": "ann"'),
        ("found.csv", "member,branch,"),
        ("found.txt", "Rules of the rowing club, 2024: on 2024-06-30\n"),
    ],
)
def test_the_name_of_the_file_says_the_format(say, club, name, begins):
    said = say(*ASKED, "--out", name)

    assert (said.status, said.out, said.err) == (0, "", "")
    assert (club / name).read_text(encoding="utf-8").startswith(begins)


def test_one_member_may_be_asked_about(say):
    found = json.loads(say(*ASKED, "--member", "gus", "--format", "json").out)

    assert answers(found) == [each for each in ANSWERS if each[0] == "gus"]


def test_nobody_found_is_a_list_of_nobody(say):
    said = say(
        "assess", "rules.md", "club", "--as-of", "2023-06-30", "--format", "json"
    )

    assert (said.status, said.out) == (0, "[]\n")


@pytest.mark.parametrize("engine", ["duckdb", "reference"])
def test_the_query_and_the_definition_give_the_same(say, engine):
    assert say(*ASKED, "--engine", engine).out == say(*ASKED).out


def test_what_was_recorded_later_is_not_used(say, club):
    path = club / "club" / "excuses.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        f"{lines[0]},recorded_on\n{lines[1]},2024-08-01\n", encoding="utf-8"
    )

    now = say(*ASKED, "--member", "eve")
    then = say(*ASKED, "--member", "eve", "--known-on", "2024-07-31")

    assert "arrears" not in now.out
    assert "2024-06-30, as known on 2024-07-31\n" in then.out
    assert "eve     north   2024-06-30" in then.out


def test_a_day_on_which_the_rules_were_not_in_force_is_doubted(say):
    said = say("assess", "rules.md", "club", "--as-of", "2023-12-31")

    assert said.status == 0
    assert said.err == (
        "the rulebook is in force from 2024-01-01, and the day asked about is 2023-12-31\n"
        "  where: rules.md, --as-of\n"
        "  do:    ask by the rulebook that was in force then; what follows is what this "
        "one would have said\n"
        "  code:  cli.W001\n"
    )


def test_where_nobody_closed_a_record_it_is_said_once_and_not_of_each(say, club):
    (club / "club" / "complete.csv").unlink()
    (club / "club" / "attendance.csv").unlink()

    said = say(*ASKED)

    assert said.status == 0
    assert (
        "Data missing for everyone\n"
        "1 ground waits for the record for each of the 7 members:\n"
    ) in said.out
    assert "  dues         every branch  not closed" in said.out


def test_a_long_list_is_cut_and_says_where_all_of_it_is(say, golden, monkeypatch):
    monkeypatch.setattr("goodstanding.cli.sorted_findings.MOST_SHOWN", 1)

    golden(say(*ASKED).out, "cli/assess-cut.txt")
