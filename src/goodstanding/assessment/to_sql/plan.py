"""What has to be packed for a rulebook on a day: columns, and the queries they need.

Conditions ask a plan for columns; each is made once, however many ask.  The plan ends
as one statement with one row per member who belongs on the day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec import Struct, field

from goodstanding.assessment.to_sql.text import Values, quoted
from goodstanding.rulebook.model import Rulebook
from goodstanding.rulebook.names import family

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


class Plan(Struct):
    """The queries and columns asked for so far.

    `queries` are named queries in the order in which they may refer to each other;
    `gathered` what is made of the rows of one table or query, in one GROUP BY of it;
    `joined` the queries that may be joined to the members here, and on what (nothing:
    they have one row); `parts` what is worked out once beside the joins, and `columns`
    what is kept, made of the parts.
    """

    rulebook: Rulebook
    on: date
    values: Values = field(default_factory=Values)
    queries: dict[str, str] = field(default_factory=dict)
    gathered: dict[str, dict[str, str]] = field(default_factory=dict)
    joined: dict[str, str | None] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        day = self.values.day(self.on)
        self.queries["here"] = (
            "SELECT member_id, branch_id, joined_on FROM members "
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
        self.joined[name] = "member_id"
        return found

    def gather(
        self, source: str, name: str, aggregate: str, chosen: str | None = None
    ) -> str:
        """The expression for `aggregate` over the `chosen` rows of a member in `source`.

        Null where the member has none.  `source` is a table of the roll, or a query
        that was asked for before; however much is gathered, it is read once.
        """
        return self._gather(source, "member_id", name, _of(aggregate, chosen))

    def gather_records(self, series: str) -> str:
        """The day before which the record of `series` is complete, as an expression.

        The record of the member's own branch goes before one of every branch.
        """
        series = family(series)
        through = _of("max(through)", f"duty = {self.values.bind(series)}")
        rows = "SELECT * FROM complete WHERE branch_id IS"
        branches = self.query("records of branches", lambda: f"{rows} NOT NULL")
        everyone = self.query("records of all", lambda: f"{rows} NULL")
        own = self._gather(branches, "branch_id", series, through)
        every = self._gather(everyone, None, series, through)
        return f"coalesce({own}, {every})"

    def _gather(self, source: str, key: str | None, name: str, aggregate: str) -> str:
        query = "of " + source.strip('"')
        self.queries.setdefault(query, "")
        self.joined[query] = key
        self.gathered.setdefault(source, {})[name] = aggregate
        return f"{quoted(query)}.{quoted(name)}"

    def part(self, name: str, expression: str) -> str:
        """What `expression` is over what is joined, under a name for the columns."""
        self.parts.setdefault(name, expression)
        return quoted(name)

    def column(self, name: str, expression: str) -> str:
        """The column called `name`, computed by `expression` over what is joined."""
        return self.column_of_parts(name, self.part(name, expression))

    def column_of_parts(self, name: str, expression: str) -> str:
        """The column called `name`, computed by `expression` over the parts."""
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
        texts = queries | self.queries | self._gatherings()
        named = ",\n".join(
            f"{quoted(name)} AS ({text})" for name, text in texts.items()
        )
        parts, columns = _listed(self.parts), _listed(self.columns)
        text = (
            f"WITH {named}\nSELECT member_id, branch_id{columns}\nFROM (\n"
            f"SELECT here.member_id, here.branch_id{parts}\nFROM here{self.joins(parts)})"
        )
        return text, self.values.used_in(text)

    def joins(self, told: str) -> str:
        """The joins of `here` to the queries that the expressions `told` name."""
        return "".join(
            f"\nLEFT JOIN {quoted(name)} ON {quoted(name)}.{key} = here.{key}"
            if key
            else f"\nCROSS JOIN {quoted(name)}"
            for name, key in self.joined.items()
            if f"{quoted(name)}." in told
        )

    def _gatherings(self) -> dict[str, str]:
        """The queries that gather, in full: one row per member, per branch, or one."""
        texts = {}
        for source, columns in self.gathered.items():
            name = "of " + source.strip('"')
            key = self.joined[name]
            made = [f"{text} AS {quoted(column)}" for column, text in columns.items()]
            listed = ", ".join([*([key] if key else []), *made])
            grouped = f" GROUP BY {key}" if key else ""
            texts[name] = f"SELECT {listed} FROM {source}{grouped}"
        return texts


def _of(aggregate: str, chosen: str | None) -> str:
    return aggregate if chosen is None else f"{aggregate} FILTER (WHERE {chosen})"


def _listed(made: dict[str, str]) -> str:
    return "".join(f",\n  {text} AS {quoted(name)}" for name, text in made.items())


def _cut(values: Values, piece: Piece) -> dict[str, str]:
    bounds = [
        f"member_id {sign} {values.bind(bound)}"
        for sign, bound in ((">=", piece[0]), ("<", piece[1]))
        if bound is not None
    ]
    where = " AND ".join(bounds) or "TRUE"
    return {table: f"SELECT * FROM main.{table} WHERE {where}" for table in PER_MEMBER}
