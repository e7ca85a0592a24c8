# ruff: noqa: S608 -- only the names of our own columns enter the text
"""The Measures by hand, in SQL: what somebody who knows them and DuckDB would write.

On 31 December 2024, over the columns that a pack has.  `AGAIN` gives those columns
short names; it is the one place to change when the pack names them otherwise.
"""

NEXT = ("", "missed", "done", "excused")
DUTIES = ("activities", "dues", "work")
STATES = ("missed", "done", "excused", "unknown", "open")

OTHERS = {
    "last_contact": "last contacts",
    "contact_before": "before last contacts",
    "contact_or_joined": (
        "day of OrElse(moment=LastDone(series='contacts'), fallback=Joining())"
    ),
    "contacts_open": "contacts unclosed on 2024-12-31",
    "suspended": "is suspended-member on 2024-12-31",
    "probationary": "is probationary-member on 2024-12-31",
    "suspended_on": "day of Becoming(status='suspended-member')",
    "corrected_on": "day of Begun(measure='correction')",
    "under_correction": "under correction",
    "under_persuasion": "under persuasion",
    "months": "since joining by month from 1",
    "reached_since": "count(*) contacts Since(moment=Becoming(status='suspended-member'))",
}
FOUND = {
    "sanctioned_absence": ("discipline-body", "sanctioned for this absence"),
    "sanctioned_arrears": ("discipline-body", "sanctioned for this arrears of dues"),
    "slack": ("branch-committee", "slack at work and sets no example"),
    "sanctioned_slack": ("discipline-body", "sanctioned for this slackness"),
    "sanctioned_contact": ("discipline-body", "sanctioned for this loss of contact"),
    "threatens": (
        "branch",
        "threatens to withdraw to reach a personal aim, unchanged after education",
    ),
    "sanctioned_threat": ("discipline-body", "sanctioned for this threat"),
    "unchanged": ("branch-meeting", "unchanged when the time for correction ended"),
    "sanctioned_failure": (
        "discipline-body",
        "sanctioned for what was to be corrected",
    ),
    "sanctioned_months": ("discipline-body", "sanctioned for these six months"),
    "refuses": ("branch-meeting", "was persuaded to withdraw and refuses"),
    "searched": ("branch", "not found by any means"),
}
AGAIN = {
    **{f"{duty}_{state}": f"{duty} {state}" for duty in DUTIES for state in STATES},
    **{f"{duty}_next": f"{duty} next" for duty in DUTIES},
    **OTHERS,
    **{name: f"{body} found {question}" for name, (body, question) in FOUND.items()},
}

GROUNDS = {
    "irregular-activities": """CASE
        WHEN {activities} AND sanctioned_absence IS NOT TRUE THEN 2 ELSE 0 END""",
    "irregular-dues": """CASE
        WHEN {dues} AND sanctioned_arrears IS NOT TRUE THEN 2 ELSE 0 END""",
    "lost-and-found": """CASE
        WHEN last_contact >= contact_before + INTERVAL 6 MONTH
            AND last_contact <= contact_before + INTERVAL 2 YEAR
            AND NOT suspended AND sanctioned_contact IS NOT TRUE THEN 4 ELSE 0 END""",
    "slack-at-work": """CASE
        WHEN slack AND sanctioned_slack IS NOT TRUE THEN 4 ELSE 0 END""",
    "threat": """CASE
        WHEN threatens AND NOT probationary AND sanctioned_threat IS NOT TRUE
            THEN 4 ELSE 0 END""",
    "correction-failed": """CASE
        WHEN corrected_on <= {a_day_ago} AND NOT under_correction AND NOT probationary
            AND sanctioned_failure IS NOT TRUE
            THEN CASE unchanged WHEN TRUE THEN 4 WHEN FALSE THEN 0 ELSE 2 END
        ELSE 0 END""",
    "six-months": """CASE
        WHEN {six} AND NOT probationary AND sanctioned_months IS NOT TRUE
            THEN 4 ELSE 0 END""",
    "six-months-on-probation": """CASE
        WHEN {six} AND probationary AND sanctioned_months IS NOT TRUE
            THEN 4 ELSE 0 END""",
    "unreachable-two-years": """CASE
        WHEN suspended AND suspended_on <= {two_years_ago} AND reached_since = 0
            THEN 4 ELSE 0 END""",
    "refuses-persuasion": """CASE
        WHEN under_persuasion
            THEN CASE refuses WHEN TRUE THEN 4 WHEN FALSE THEN 0 ELSE 2 END
        ELSE 0 END""",
    "lost-contact": """CASE
        WHEN contact_or_joined <= {half_a_year_ago} AND NOT suspended
            THEN CASE searched WHEN TRUE THEN 4 WHEN FALSE THEN 0 ELSE 2 END
        ELSE 0 END""",
}
"""The answer of each ground as a number, where no record is lacking."""

NOW = {
    "a_day_ago": "DATE '2024-12-30'",
    "half_a_year_ago": "DATE '2024-06-30'",
    "two_years_ago": "DATE '2022-12-31'",
    "six": "six",
    "activities": "activities_missed & (months >> 1) <> 0",
    "dues": "dues_missed & (months >> 1) <> 0",
}
AHEAD = {
    "a_day_ago": "DATE '2025-01-06'",
    "half_a_year_ago": "DATE '2024-07-31'",
    "two_years_ago": "DATE '2023-01-31'",
    "six": "six_ahead",
    "activities": "activities_missed_ahead & months <> 0",
    "dues": "dues_missed_ahead & months <> 0",
}


def answers(source: str, grounds: list[str], *, near: bool) -> str:
    """The answers of `grounds` for every member of a pack; with `near`, a step ahead."""
    columns = [f'{GROUNDS[name].format(**NOW)} AS "{name}"' for name in grounds]
    again = [f'"{packed}" AS {name}' for name, packed in AGAIN.items()]
    steps = [f"SELECT member_id, branch_id, {', '.join(again)} FROM {source}"]
    if near:
        columns += [
            f'{GROUNDS[name].format(**AHEAD)} AS "{name} ahead"' for name in grounds
        ]
        steps.append(f"SELECT *, {', '.join(_moved_on())} FROM ({steps[-1]})")
    marks = ["", "_ahead"] if near else [""]
    stops = [
        f"{duty}_done{mark} | {duty}_excused{mark} AS {duty}_stops{mark}"
        for duty in DUTIES
        for mark in marks
    ]
    steps.append(f"SELECT *, {', '.join(stops)} FROM ({steps[-1]})")
    sixes = [
        f"({' OR '.join(_run(duty, mark) for duty in DUTIES)}) AS six{mark}"
        for mark in marks
    ]
    steps.append(f"SELECT *, {', '.join(sixes)} FROM ({steps[-1]})")
    return f"SELECT member_id, branch_id, {', '.join(columns)} FROM ({steps[-1]})"


def _run(duty: str, mark: str) -> str:
    """Six months or more are missed since the last one that is not."""
    stops = f"{duty}_stops{mark}"
    return f"bit_count({duty}_missed{mark} & (({stops} & -{stops}) - 1)) >= 6"


def _moved_on() -> list[str]:
    """The words as they will be when the running month has closed."""
    return [
        f"{duty}_{state} << 1 | ({duty}_next = {NEXT.index(state)})::BIGINT AS {duty}_{state}_ahead"
        for duty in DUTIES
        for state in STATES[:3]
    ]
