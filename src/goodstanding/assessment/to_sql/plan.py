"""What has to be packed for a rulebook on a day: columns, and the queries they need.

Conditions ask a plan for columns; each is made once, however many ask.  The plan ends
as one statement with one row per member who belongs on the day.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from goodstanding.assessment.to_sql.text import Values, quoted
from goodstanding.rulebook.model import Rulebook

PER_MEMBER = (
    "members",
    "statuses",
    "dues",
    "attendance",
    "tasks",
    "activity",
    "excuses",
    "contacts",
    "notices",
    "findings",
    "measures",
)
"""The tables with a `member_id`: what is packed in pieces is cut by it."""


Piece = tuple[object, object]
"""The members from one member_id up to, and without, another; None: no bound."""


@dataclass(slots=True)
class Plan:
    """The queries and columns asked for so far.

    `queries` are named queries in the order in which they may refer to each other;
    `joined` those of them with one row per member, `by_branch` those with one row per
    branch; `columns` the expressions to keep.
    """

    rulebook: Rulebook
    on: date
    values: Values = field(default_factory=Values)
    queries: dict[str, str] = field(default_factory=dict)
    joined: dict[str, None] = field(default_factory=dict)
    by_branch: dict[str, None] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        day = self.values.day(self.on)
        self.queries["here"] = (
            "SELECT member_id, branch_id, category FROM members "
            f"WHERE joined_on <= {day} AND (left_on IS NULL OR left_on > {day})"
        )

    def query(self, name: str, make: Callable[[], str]) -> str:
        """The query called `name`, made the first time it is asked for."""
        if name not in self.queries:
            text = make()
            self.queries[name] = text
        return quoted(name)

    def per_member(self, name: str, make: Callable[[], str]) -> str:
        """The same for a query with one row per member, joined to the members here."""
        found = self.query(name, make)
        self.joined[name] = None
        return found

    def column(self, name: str, expression: str) -> str:
        """The column called `name`, computed by `expression` over what is joined."""
        self.columns.setdefault(name, expression)
        return quoted(name)

    def packed(self, *, piece: Piece | None = None) -> tuple[str, dict[str, object]]:
        """The statement and its values: one row per member here.

        With a `piece`, of the members in it only; pieces that together hold every
        member make together the whole.

        Table:
            member_id, branch_id  the member and the branch on the day
            and the columns asked for
        """
        queries = {} if piece is None else _cut(self.values, piece)
        texts = queries | self.queries
        named = ",\n".join(
            f"{quoted(name)} AS ({text})" for name, text in texts.items()
        )
        columns = "".join(
            f",\n  {made} AS {quoted(name)}" for name, made in self.columns.items()
        )
        joins = "".join(
            f"\nLEFT JOIN {quoted(name)} ON {quoted(name)}.member_id = here.member_id"
            for name in self.joined
        )
        joins += "".join(
            f"\nLEFT JOIN {quoted(name)} ON {quoted(name)}.branch_id = here.branch_id"
            for name in self.by_branch
        )
        text = f"WITH {named}\nSELECT here.member_id, here.branch_id{columns}\nFROM here{joins}"
        return text, self.values.used_in(text)


def _cut(values: Values, piece: Piece) -> dict[str, str]:
    bounds = [
        f"member_id {sign} {values.bind(bound)}"
        for sign, bound in ((">=", piece[0]), ("<", piece[1]))
        if bound is not None
    ]
    where = " AND ".join(bounds) or "TRUE"
    return {table: f"SELECT * FROM main.{table} WHERE {where}" for table in PER_MEMBER}
