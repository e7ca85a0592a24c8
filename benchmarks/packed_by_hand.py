# ruff: noqa: S608 -- only the names of our own columns enter the text
"""The pack of the Measures by hand: plain `bit_or ... GROUP BY`, joined on the member.

For 31 December 2024, when December has closed: bit 0 of a word is December 2024, and
before it is shifted there, bit 0 is January 2025.  It counts on what a made-up roll is:
one spell of membership holds every month that it touches at both ends.
"""

from measures_by_hand import AGAIN, DUTIES, FOUND

DAY = "DATE '2024-12-31'"
AGO = "date_diff('month', {}, DATE '2025-01-01')"
ALL_BUT_NOW = (1 << 62) - 2


def _bit(day: str) -> str:
    ago = AGO.format(day)
    return f"CASE WHEN {ago} BETWEEN 0 AND 61 THEN 1::BIGINT << {ago}::INTEGER END"


def _bits(low: str, high: str) -> str:
    first, last = f"greatest({low}, 0)::INTEGER", f"least({high}, 61)::INTEGER"
    return (
        f"CASE WHEN {last} >= {first} THEN "
        f"((1::BIGINT << ({last} + 1)) - 1) & ~((1::BIGINT << {first}) - 1) ELSE 0 END"
    )


LEAVE = _bits(f"{AGO.format('to_on + 1')} + 1", AGO.format("from_on"))
BELONGING = _bits(
    f"CASE WHEN left_on IS NULL THEN 0 ELSE {AGO.format('left_on')} + 1 END",
    f"{AGO.format('joined_on - 1')} - 1",
)
CLOSED = _bits(f"{AGO.format('max(through)')} + 1", "61")


def _by_member() -> dict[str, str]:
    """One row per member each: the words, and the days."""
    return {**_words(), **_days(), "heard": _heard(), "measured": _measured()}


def _words() -> dict[str, str]:
    left = ", ".join(
        f"bit_or({LEAVE}) FILTER (duty = '{duty}') AS {duty}_leave" for duty in DUTIES
    )
    return {
        "belonging": f"""SELECT member_id, bit_or({BELONGING}) AS owed,
                max(joined_on) AS joined FROM members GROUP BY member_id""",
        "paid": f"""SELECT member_id, bit_or({_bit("period")}) AS dues_by FROM dues
            WHERE paid >= owed AND (paid_on IS NULL OR paid_on <= {DAY})
            GROUP BY member_id""",
        "present": f"""SELECT member_id, bit_or({_bit("held_on")}) AS activities_by
            FROM attendance JOIN occasions USING (occasion_id)
            WHERE duty IN ('meeting', 'theme-day') AND NOT cancelled
                AND held_on <= {DAY} AND present > 0 GROUP BY member_id""",
        "worked": f"""SELECT member_id, bit_or({_bit("due_on")}) AS work_due,
                bit_or({_bit("done_on")}) FILTER (done_on <= {DAY}) AS work_by
            FROM tasks GROUP BY member_id""",
        "leave": f"""SELECT member_id, {left} FROM excuses
            WHERE approved_on <= {DAY} GROUP BY member_id""",
    }


def _days() -> dict[str, str]:
    return {
        "reached": f"""SELECT member_id, days[1] AS last_contact,
                days[2] AS contact_before
            FROM (SELECT member_id, max(DISTINCT "on", 2) AS days FROM contacts
                WHERE kind = 'reached' AND "on" <= {DAY} GROUP BY member_id)""",
        "statused": f"""SELECT member_id, max(from_on) AS suspended_on,
                bool_or({DAY} <= coalesce(to_on, {DAY})) AS suspended
            FROM statuses WHERE status = 'suspended' AND from_on <= {DAY}
            GROUP BY member_id""",
        "since": f"""SELECT member_id, count(*) AS reached_since
            FROM contacts JOIN statused USING (member_id)
            WHERE kind = 'reached' AND "on" <= {DAY} AND "on" > suspended_on
            GROUP BY member_id""",
    }


def _heard() -> str:
    found = ", ".join(
        f"arg_max(holds, found_on) FILTER (body = '{body}' AND ground = '{question}')"
        f" AS {name}"
        for name, (body, question) in FOUND.items()
    )
    return f"""SELECT member_id, {found} FROM findings
        WHERE found_on <= {DAY} GROUP BY member_id"""


def _measured() -> str:
    under = ", ".join(
        f"bool_or(measure = '{measure}' AND {DAY} <= coalesce(until_on, {DAY})"
        f" AND (ended_on IS NULL OR {DAY} < ended_on)) AS under_{measure}"
        for measure in ("correction", "persuasion")
    )
    return f"""SELECT member_id, {under},
            max(from_on) FILTER (measure = 'correction') AS corrected_on
        FROM measures WHERE from_on <= {DAY} GROUP BY member_id"""


def _states(duty: str) -> list[str]:
    """The words of a duty, shifted so that bit 0 is the last month that closed."""
    owed = "(owed & coalesce(work_due, 0))" if duty == "work" else "owed"
    done, leave = f"coalesce({duty}_by, 0)", f"coalesce({duty}_leave, 0)"
    rest = f"{owed} & ~{done} & ~{leave}"
    return [
        f"({rest} & {duty}_closed) >> 1 AS {duty}_missed",
        f"({owed} & {done}) >> 1 AS {duty}_done",
        f"({owed} & {leave} & ~{done}) >> 1 AS {duty}_excused",
        f"({rest} & ~{duty}_closed & {ALL_BUT_NOW}) >> 1 AS {duty}_unknown",
        f"0::BIGINT AS {duty}_open",
        (
            f"CASE WHEN {owed} & 1 = 0 THEN 0 WHEN {done} & 1 = 1 THEN 2"
            f" WHEN {leave} & 1 = 1 THEN 3 ELSE 1 END AS {duty}_next"
        ),
    ]


def pack() -> str:
    """One row per member on the day: the columns of `AGAIN`, under their packed names."""
    queries = _by_member()
    closed = ", ".join(
        f"(SELECT {CLOSED} FROM complete WHERE duty = '{duty}') AS {duty}_closed"
        for duty in DUTIES
    )
    named = ", ".join(f"{name} AS ({text})" for name, text in queries.items())
    joins = " ".join(f"LEFT JOIN {name} USING (member_id)" for name in queries)
    words = [word for duty in DUTIES for word in _states(duty)]
    told = [f"{name} AS {name}" for name in ("last_contact", "contact_before", *FOUND)]
    yes = ("suspended", "under_correction", "under_persuasion")
    told += [f"coalesce({name}, FALSE) AS {name}" for name in yes]
    told += [
        "coalesce(last_contact, joined) AS contact_or_joined",
        f"{_bits('0', AGO.format('joined + 1'))} AS months",
        "coalesce(reached_since, 0) AS reached_since",
        "category IS NOT DISTINCT FROM 'probationary' AS probationary",
        "corrected_on",
        "suspended_on",
        (
            f"(SELECT max(through) <= {DAY} FROM complete WHERE duty = 'contacts')"
            " AS contacts_open"
        ),
    ]
    again = ", ".join(f'{name} AS "{packed}"' for name, packed in AGAIN.items())
    return (
        f"WITH {named}, record AS (SELECT {closed}) "
        f"SELECT member_id, branch_id, {again} "
        f"FROM (SELECT here.member_id, branch_id, {', '.join([*words, *told])} "
        f"FROM (FROM members WHERE joined_on <= {DAY} "
        f"AND (left_on IS NULL OR left_on > {DAY})) AS here {joins} CROSS JOIN record)"
    )
