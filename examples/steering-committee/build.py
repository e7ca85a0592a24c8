"""Make the tables of this roll from the lists in `source/`: run it with no arguments.

Each row of a source list becomes a row of a table, in the order of its key; nothing is
added but the day before which the record is complete: the day after the last occasion.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
DUTIES = ("attendances", "votes")


def rows(name):
    """The rows of a source list."""
    with (HERE / "source" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def members():
    """A spell of membership a row; leaving the committee is no measure of ours."""
    for row in rows("roll.csv"):
        left = row["left_on"]
        yield {
            "member_id": row["member_id"],
            "joined_on": row["joined_on"],
            "category": row["category"],
            "left_on": left,
            "departure": "other" if left else "",
        }


def occasions():
    """A meeting or a recorded vote a row."""
    for row in rows("occasions.csv"):
        yield {
            "occasion_id": row["occasion_id"],
            "duty": row["kind"],
            "held_on": row["on"],
        }


def attendance():
    """A meeting attended or a vote taken part in, a row."""
    for row in rows("activity.csv"):
        yield {"member_id": row["member_id"], "occasion_id": row["occasion_id"]}


def complete():
    """Both records are complete to the last occasion."""
    last = max(date.fromisoformat(row["on"]) for row in rows("occasions.csv"))
    for duty in DUTIES:
        yield {"duty": duty, "through": last + timedelta(1)}


def write(name, found):
    """Write the table `name`, its rows in the order of their values."""
    made = sorted(found, key=lambda row: tuple(str(value) for value in row.values()))
    with (HERE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, made[0], lineterminator="\n")
        table.writeheader()
        table.writerows(made)


def main():
    """Write every table."""
    for table in (members, occasions, attendance, complete):
        write(table.__name__, table())


if __name__ == "__main__":
    main()
