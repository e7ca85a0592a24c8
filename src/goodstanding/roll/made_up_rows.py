# ruff: noqa: S608 -- only whole numbers and dates of the plan enter the text
"""The rows of a made-up roll, as queries over some of its members at a time.

Everything is drawn by hashing what is drawn, for whom and the seed, so that a row is
the same whichever rows are made beside it.  The shares are in millionths and mean
nothing: they are there so that everything a rulebook may ask occurs.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from goodstanding.dates import first_of_month, month_number

IN_A_BRANCH = 40
IN_A_REGION = 100
"""Members of a branch, and branches of a region."""


class Span(Struct, frozen=True, kw_only=True):
    """The time a made-up roll covers: so many months before the day `through`."""

    through: date
    months: int

    @property
    def first(self) -> date:
        """The first day of it."""
        return first_of_month(month_number(self.through) - self.months)


def macros(seed: int, span: Span) -> str:
    """The SQL that prepares a connection: how things are drawn, and when they were."""
    return f"""
CREATE MACRO drawn(what, whose, which) AS
    CAST(hash(whose, which, {seed:d}, what) % 1000000 AS INTEGER);
CREATE MACRO first_day() AS DATE '{span.first}';
CREATE MACRO end_day() AS DATE '{span.through}';
CREATE MACRO month_day(k) AS CAST(first_day() + to_months(CAST(k AS INTEGER)) AS DATE);
CREATE MACRO branch_name(b) AS 'B' || lpad(CAST(b AS VARCHAR), 7, '0');
CREATE MACRO region_name(r) AS 'R' || lpad(CAST(r AS VARCHAR), 5, '0');
CREATE MACRO occasion_name(b, k) AS
    branch_name(b) || '-' || left(CAST(month_day(k) AS VARCHAR), 7);
CREATE MACRO held_day(b, k) AS month_day(k) + drawn('held', b, k) % 28;
CREATE MACRO is_off(b, k) AS drawn('off', b, k) < 10000;
CREATE MACRO belongs(joined, gone, back, day) AS
    joined <= day AND (gone IS NULL OR day < gone OR coalesce(back <= day, false));
"""


def people(first: int, last: int, span: Span) -> str:
    """The SQL that makes the table `people` of the members `first` to `last`.

    Table:
        people: one row per member, with all that is drawn once for each
            joined, gone, back    date  the first spell, and the return of some; nobody
                                        joined before the record begins
            unpaid_from           int   the month since when nothing was paid
            absent_from           int   the month since when nothing was attended
    """
    return f"""
CREATE OR REPLACE TEMP TABLE people AS
SELECT
    *,
    CASE WHEN drawn('back', m, 0) < 100000 AND gone + 180 < end_day() THEN gone + 180
    END AS back
FROM (
    SELECT
        *,
        CASE WHEN drawn('gone', m, 0) < 60000 AND joined + 60 < day_gone THEN day_gone
        END AS gone
    FROM (
        SELECT
            range AS m,
            (range - 1) // {IN_A_BRANCH} AS b,
            greatest(
                (end_day() - to_months({span.months}))::DATE,
                end_day() - 40 - drawn('joined', range, 0) % 2200
            ) AS joined,
            end_day() - 1 - drawn('day gone', range, 0) % 700 AS day_gone,
            CASE WHEN drawn('unpaid', range, 0) < 50000
                THEN {span.months} - 1 - drawn('unpaid from', range, 0) % {span.months}
                END AS unpaid_from,
            CASE WHEN drawn('absent', range, 0) < 80000
                THEN {span.months} - 1 - drawn('absent from', range, 0) % {span.months}
                END AS absent_from
        FROM range({first}, {last} + 1)
    )
)
"""


MEMBERS = """
SELECT m AS member_id, branch_name(b) AS branch_id,
    CASE WHEN joined > end_day() - 365 THEN 'probationary' ELSE 'full' END AS category,
    joined AS joined_on, gone AS left_on,
    CASE WHEN gone IS NULL THEN NULL
        WHEN drawn('departure', m, 0) < 700000 THEN 'resigned'
        WHEN drawn('departure', m, 0) < 850000 THEN 'died'
        WHEN drawn('departure', m, 0) < 950000 THEN 'transferred'
        ELSE 'removed' END AS departure
FROM people
UNION ALL
SELECT m, branch_name(b), 'probationary', back, NULL, NULL FROM people
WHERE back IS NOT NULL
ORDER BY member_id, joined_on
"""

STATUSES = """
SELECT m AS member_id, 'suspended' AS status, day AS from_on, day + 89 AS to_on
FROM (SELECT *, end_day() - 30 - drawn('suspended on', m, 0) % 600 AS day FROM people)
WHERE drawn('suspended', m, 0) < 5000 AND belongs(joined, gone, back, day)
"""

DUES = """
SELECT member_id, period, due_on, owed,
    CASE WHEN paid_on IS NULL THEN 0 WHEN in_part THEN owed // 2 ELSE owed END AS paid,
    paid_on, 'EUR' AS currency
FROM (
    SELECT *,
        CASE WHEN unpaid THEN NULL
            WHEN drawn('paid late', member_id, k) >= 20000
                THEN period + drawn('paid on', member_id, k) % 28
            WHEN due_on + 20 < end_day() THEN due_on + 20 END AS paid_on
    FROM (
        SELECT m AS member_id, k, month_day(k) AS period,
            last_day(month_day(k)) AS due_on,
            CAST(1000 AS BIGINT) AS owed,
            drawn('in part', m, k) < 5000 AS in_part,
            coalesce(k >= unpaid_from, false)
                OR drawn('missed', m, k) < 30000
                OR drawn('excused', m, k) < 10000 AS unpaid
        FROM (SELECT *, unnest(range({months})) AS k FROM people)
        WHERE belongs(joined, gone, back, month_day(k))
    )
)
"""

ATTENDANCE = """
SELECT m AS member_id, occasion_name(b, k) AS occasion_id,
    CAST(CASE WHEN drawn('share', m, k) < 20000 THEN 0.5 ELSE 1 END
        AS DECIMAL(9, 6)) AS present,
    drawn('late', m, k) < 30000 AS late
FROM (SELECT *, unnest(range({months})) AS k FROM people)
WHERE NOT (coalesce(k >= absent_from, false)
        OR drawn('not there', m, k) < 50000
        OR drawn('excused from', m, k) < 10000
        OR is_off(b, k))
    AND belongs(joined, gone, back, held_day(b, k))
"""

EXCUSES = """
SELECT m AS member_id, duty, month_day(k) AS from_on, last_day(month_day(k)) AS to_on,
    CASE WHEN drawn('reason', m, k) < 500000 THEN 'illness' ELSE 'work' END AS reason,
    CASE WHEN drawn('approved', m, k) < 900000 THEN month_day(k) - 5
        WHEN drawn('approved', m, k) < 950000 AND month_day(k) + 40 < end_day()
            THEN month_day(k) + 40 END AS approved_on,
    CASE WHEN approved_on IS NOT NULL THEN 'board' END AS approved_by
FROM (
    SELECT *, unnest(range({months})) AS k
    FROM (SELECT *, unnest(['activities', 'dues']) AS duty FROM people)
)
WHERE drawn(CASE duty WHEN 'dues' THEN 'excused' ELSE 'excused from' END, m, k) < 10000
    AND belongs(joined, gone, back, month_day(k))
"""

TASKS = """
SELECT member_id, task_id, due_on - 30 AS assigned_on, due_on,
    CASE WHEN drawn('done', member_id, j) < 940000
            THEN due_on - drawn('done on', member_id, j) % 25
        WHEN drawn('done', member_id, j) < 970000 AND due_on + 15 < end_day()
            THEN due_on + 15 END AS done_on,
    CASE WHEN drawn('done', member_id, j) >= 997000 THEN due_on - 1 END AS refused_on
FROM (
    SELECT *, m AS member_id, 'T' || m || '-' || j AS task_id,
        first_day() + drawn('due', m, j) % CAST(end_day() - first_day() AS INTEGER)
            AS due_on
    FROM (SELECT *, unnest(range(drawn('tasks', m, 0) % 4)) AS j FROM people)
)
WHERE belongs(joined, gone, back, due_on)
"""

CONTACTS = """
SELECT m AS member_id, day AS "on",
    CASE WHEN kind < 960000 THEN 'reached' WHEN kind < 980000 THEN 'sought'
        WHEN kind < 990000 THEN 'returned' ELSE 'silent' END AS kind
FROM (
    SELECT *, drawn('contact', m, q) AS kind,
        month_day(3 * q) + drawn('contact on', m, q) % 89 AS day
    FROM (SELECT *, unnest(range(greatest({months} // 3, 1))) AS q FROM people)
)
WHERE kind >= 120000 AND day < end_day() AND belongs(joined, gone, back, day)
"""

BRANCHES = """
SELECT branch_name(b) AS branch_id, 'Branch ' || b AS name,
    region_name(b // {in_a_region}) AS parent_id
FROM range({first_branch}, {end_branch}) branches(b)
UNION ALL
SELECT region_name(b // {in_a_region}), 'Region ' || (b // {in_a_region}), 'ALL'
FROM range({first_branch}, {end_branch}) branches(b)
WHERE b % {in_a_region} = 0
UNION ALL
SELECT 'ALL', 'All branches, made up', NULL WHERE {first_branch} = 0
ORDER BY branch_id
"""

OCCASIONS = """
SELECT occasion_name(b, k) AS occasion_id, 'meeting' AS duty,
    branch_name(b) AS branch_id, held_day(b, k) AS held_on, is_off(b, k) AS cancelled
FROM (SELECT b, unnest(range({months})) AS k
    FROM range({first_branch}, {end_branch}) branches(b))
"""

COMPLETE = """
SELECT CAST(NULL AS VARCHAR) AS branch_id, duty, end_day() AS through
FROM (SELECT unnest(['activities', 'contacts', 'dues', 'tasks-done', 'work']) AS duty)
WHERE {first_branch} = 0
"""

QUERIES = {
    "branches": BRANCHES,
    "statuses": STATUSES,
    "dues": DUES,
    "occasions": OCCASIONS,
    "attendance": ATTENDANCE,
    "tasks": TASKS,
    "excuses": EXCUSES,
    "contacts": CONTACTS,
    "complete": COMPLETE,
    "members": MEMBERS,
}
"""The rows of each table that belong to the members of `people`; members last."""


def rows(table: str, first: int, last: int, span: Span) -> str:
    """The query for the rows of a table that go with the members `first` to `last`."""
    return QUERIES[table].format(
        months=span.months,
        first_branch=-(-(first - 1) // IN_A_BRANCH),
        end_branch=-(-last // IN_A_BRANCH),
        in_a_region=IN_A_REGION,
    )
