"""A club of eight, small enough to know everyone: its rules, its roll, the commands."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from goodstanding.cli import main

RULES = """\
---
rules: 1
id: rowing-club
title: Rules of the rowing club
version: "2024"
in force from: 2024-01-01
---

# Rules of the rowing club

## Article 4. Dues

A member who has paid no dues for three months running, without leave of the board,
may be asked to leave.

```rule
The bodies are the board, the treasurer and the general-meeting.
Every member owes dues, each month.
  It is done by payment in full.
  It is excused by leave of the board, approved before it closes.
  An excused one ends a run.
  It may be done until 14 days after it closes.
Ground arrears:
  at least 3 dues are missed in a row
  The board may open removal.
```

```example
A | dues unpaid 2024-01..2024-03                  | on 2024-06-30 | arrears | not met
B | dues unpaid 2024-01..2024-03                  | on 2024-04-20 | arrears | met since 2024-03-31
C | dues unpaid 2024-01..2024-03, excused 2024-02 | on 2024-04-20 | arrears | not met
```

## Article 5. Meetings

A member who comes to fewer than one in four of the meetings of half a year is asked
why.

```rule
Every member owes attendances, at each meeting.
  It is done by presence.
  It is excused by leave of the board, approved before it closes.
  An excused one is left out.
Ground absence:
  fewer than 1/4 of attendances are done in the last 6 months, of those held
  The board may open removal.
```

```example
D | attendances missed 2024-01-10, missed 2024-02-10 | on 2024-02-20 | absence | met
E | attendances missed 2024-01-10, done 2024-02-10   | on 2024-02-20 | absence | not met
```

## Article 6. Conduct

A member whom the board finds to have harmed the club may be removed.  A member who owes
dues for as many months as the general meeting lays down is named to the treasurer.

```rule
Ground conduct:
  the board finds "the member harmed the club"
  The board may open removal.
Ground named:
  at least [quota] dues are missed in a row
  It is told to the treasurer, nothing follows.
Not modelled: "the member holds views contrary to the club's", because "only conduct is looked at".
```

```example
F | the board finds "the member harmed the club"         | on 2024-06-30 | conduct | met
G | the board does not find "the member harmed the club" | on 2024-06-30 | conduct | not met
```

## Article 7. Removal

```rule
Measure removal:
  It ends membership.
  1. The board serves notice, in writing, at least 14 days before step 3, stating the grounds.
  2. The member may reply, in writing or in person.
  3. The board decides, by at least 2/3 of those present and voting, quorum at least 1/2 of those entitled, without the member.
  The member may appeal to the general-meeting within 30 days of service, which suspends it.
  The member may return, after 1 year, as new.
Every member may leave at any time, taking effect at once, in writing.
```
"""

WRONG = RULES.replace("  An excused one ends a run.\n", "").replace(
    "  It is told to the treasurer, nothing follows.\n", ""
)
"""The same without two sentences that it cannot do without."""

MONTHS = [f"2024-{month:02}" for month in range(1, 7)]
UNPAID = {
    "ann": MONTHS,  # six months: met
    "bob": MONTHS[3:],  # three, the last of which may still be paid: still curable
    "cay": ["2024-01", "2024-02", "2024-03"],  # paid again since
    "dan": ["2024-05"],
    "eve": ["2024-04", "2024-05", "2024-06"],  # with leave for May
    "fay": ["2024-05", "2024-06"],  # one more and it is met: coming near
}
MEETINGS = ["2024-02-10", "2024-04-10", "2024-06-10"]
AWAY = {"ann", "dan", "gus"}  # gus in the south, whose record nobody closed
BRANCHES = dict.fromkeys(["ann", "bob", "cay", "dan", "eve", "fay"], "north") | {
    "gus": "south",
    "hal": "north",
}


def rows(*lines):
    return "".join(f"{line}\n" for line in lines)


def members():
    left = {"hal": "2024-04-30,resigned"}
    return rows(
        "member_id,joined_on,branch_id,left_on,departure",
        *(
            f"{who},2024-01-01,{at},{left.get(who, ',')}"
            for who, at in BRANCHES.items()
        ),
    )


def dues():
    return rows(
        "member_id,period,owed,paid,paid_on,currency",
        *(
            f"{who},{month}-01,1000,0,,EUR"
            if month in UNPAID.get(who, [])
            else f"{who},{month}-01,1000,1000,{month}-15,EUR"
            for who in BRANCHES
            for month in MONTHS
        ),
    )


def occasions():
    held = [(day, branch) for day in MEETINGS for branch in ("north", "south")]
    return rows(
        "occasion_id,duty,held_on,branch_id",
        *(f"{day}-{branch},meeting,{day},{branch}" for day, branch in held),
    )


def attendance():
    came = [(who, branch) for who, branch in BRANCHES.items() if who not in AWAY]
    return rows(
        "member_id,occasion_id",
        *(f"{who},{day}-{branch}" for who, branch in came for day in MEETINGS),
    )


def tables():
    """Every table of the roll, as it stands in a file."""
    return {
        "members.csv": members(),
        "dues.csv": dues(),
        "occasions.csv": occasions(),
        "attendance.csv": attendance(),
        "excuses.csv": rows(
            "member_id,duty,from_on,to_on,approved_on",
            "eve,dues,2024-05-01,2024-05-31,2024-04-20",
        ),
        "complete.csv": rows(
            "branch_id,duty,through",
            ",dues,2024-07-01",
            "north,attendances,2024-07-01",
        ),
    }


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str


@pytest.fixture
def club(tmp_path, monkeypatch):
    """A folder with `rules.md`, `wrong.md` and the roll `club`, in which we stand."""
    (tmp_path / "rules.md").write_text(RULES, encoding="utf-8")
    (tmp_path / "wrong.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "club").mkdir()
    for name, text in tables().items():
        (tmp_path / "club" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "88")
    return tmp_path


@pytest.fixture
def say(club, capsys):
    """Call `goodstanding` in the club's folder; what it said."""
    assert club.is_dir()

    def called(*arguments):
        status = main([str(each) for each in arguments])
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return called
