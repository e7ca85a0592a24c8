"""What is due in a case: for the body and for the member, with days and articles."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from cases import told
from cases.runs import run
from cases.world import entered
from goodstanding.cases.acts.appeal import appeal, decide_appeal
from goodstanding.cases.acts.conclude import conclude
from goodstanding.cases.acts.end import leave
from goodstanding.cases.acts.remark import help_given, hold
from goodstanding.cases.calendar_file import Entries, calendar_of, uid
from goodstanding.cases.due import due
from goodstanding.cases.event import Ballot
from goodstanding.cases.moves import Kind

STAMP = datetime(2025, 3, 7, 12, 0, tzinfo=UTC)
BALLOT = Ballot(entitled=5, present=5, ayes=5, noes=0)
ARTICLES = "The measures and their order (Articles 3 and 9 and following; Constitution, Article 9)"


def rows(found, day, who=None):
    return {row.key: row for row in due([found.case], date.fromisoformat(day), who)}


def times(row):
    return str(row.first or "")[:10], str(row.last or "")[:10]


def served():
    found = told.association().send("2025-03-04", "1", means="letter")
    return found.received("2025-03-06", "1")


def expelled():
    found = served().passed("2025-03-21", "2")
    found.decided("2025-03-25", "3", carried=True, rule="a majority", ballot=BALLOT)
    return found


def delivered():
    right = ("the reasons and the right to appeal",)
    return expelled().send("2025-03-27", "4", states=right)


def test_the_member_has_a_reply_until_a_day_and_may_leave():
    found = rows(served(), "2025-03-07", "M12")

    assert [*found] == ["step 2", "leave"]
    assert found["step 2"].what == "2. the member may reply"
    assert times(found["step 2"]) == ("", "2025-03-20")
    assert not found["step 2"].owed


def test_a_reply_has_no_day_before_the_notice_came_to_hand():
    found = told.association().send("2025-03-04", "1", means="letter")

    reply = rows(found, "2025-03-05")["step 2"]
    receipt = rows(found, "2025-03-05", "committee")["receipt 1"]

    assert reply.notes == ("within 14 days of service, which has not come",)
    assert receipt.owed
    assert "came to hand" in receipt.what


def test_once_the_time_to_reply_is_over_the_body_goes_on():
    found = rows(served(), "2025-03-21")

    assert "step 2" not in found
    assert found["pass over step 2"].owed
    assert times(found["pass over step 2"]) == ("2025-03-21", "")


def test_a_decision_has_its_first_day_and_its_blank():
    found = rows(served().passed("2025-03-21", "2"), "2025-03-21", "committee")

    assert times(found["step 3"]) == ("2025-03-18", "")
    assert found["step 3"].notes == ("the text names no time",)


@pytest.mark.parametrize(
    ("day", "overdue"), [("2025-04-01", False), ("2025-04-02", True)]
)
def test_what_is_owed_is_overdue_when_its_last_day_is_over(day, overdue):
    row = rows(expelled(), day, "committee")["step 4"]

    assert times(row) == ("", "2025-04-01")
    assert row.is_overdue is overdue


def test_the_member_may_appeal_until_a_day_and_others_wait_for_it():
    found = rows(delivered(), "2025-03-30")

    assert times(found["appeal"]) == ("", "2025-04-03")
    assert found["appeal"].actors == ("M12",)
    assert found["appeal"].notes == ("an appeal suspends it",)
    assert times(found["let the time to appeal pass"]) == ("2025-04-04", "")


def test_an_appeal_is_due_with_the_body_it_went_to_and_what_is_won_is_put_right():
    found = delivered()
    found.do(appeal, entered("2025-04-01", "M12"))
    asked = rows(found, "2025-04-02", "general-meeting")
    assert asked["win the appeal"].what == "decide on the appeal"

    correction = told.in_effect()
    correction.do(appeal, entered("2025-03-01", "M12"), to="grass-roots-committee")
    judged = entered("2025-04-01", "J1", body="grass-roots-committee", said="unheard")
    correction.do(decide_appeal, judged, won=True)

    assert "put right" in rows(correction, "2025-04-02")


def test_a_blank_of_the_text_is_told_and_no_day_is_invented():
    row = rows(told.decided(), "2025-02-02", "grass-roots-committee")["step 9"]

    assert row.article == ARTICLES
    assert times(row) == ("", "")
    assert row.notes == ("the text leaves the time blank: [approval time limit]",)


def test_a_measure_that_runs_asks_for_help_and_for_what_came_of_it():
    found = rows(told.in_effect(), "2025-08-12")

    assert found["help"].is_overdue
    assert times(found["help"]) == ("", "2025-08-11")
    assert times(found["run out unchanged"]) == ("2025-08-12", "")
    assert "lift" in found
    assert found["appeal"].what == "the member may appeal to [appeal body]"


def test_help_that_was_given_is_due_no_more():
    helped = told.in_effect()
    helped.do(help_given, helped.by("2025-03-01", said="a talk each week"))

    assert "help" not in rows(helped, "2025-03-02")


def test_the_next_rung_is_told_to_the_body_until_somebody_opens_it():
    over = told.in_effect()
    over.do(help_given, over.by("2025-03-01", said="a talk each week"))
    unchanged = over.by("2025-08-12", said="nothing has changed")
    over.do(conclude, unchanged, Kind.RUN_OUT)

    (row,) = due([over.case], date(2025, 8, 13))

    assert row.actors == ("branch",)
    assert row.owed
    assert row.what == "open persuasion"


def test_nothing_is_due_once_the_member_has_left():
    left = delivered()
    left.do(leave, entered("2025-03-28", "M12"))

    assert due([left.case], date(2025, 3, 29)) == []


def test_what_is_held_up_may_come_from_the_day_on_which_it_goes_on():
    held = told.council()
    held.do(
        hold,
        held.by("2025-03-04", said="the roll is looked at"),
        until=date(2025, 3, 20),
    )
    row = rows(held, "2025-03-05")["step 1"]

    assert times(row) == ("2025-03-20", "")
    assert row.notes[-1] == "held up until 2025-03-20"
    assert times(rows(held, "2025-03-05")["leave"]) == ("", "")
    assert times(rows(held, "2025-03-20")["step 1"]) == ("", "")


def test_a_council_has_one_officer_who_certifies_and_the_authority_that_announces():
    assert [*rows(told.council(), "2025-03-04", "proper-officer")] == ["step 1"]
    assert [*rows(told.certified(), "2025-03-04", "authority")] == ["step 2"]


def test_of_several_cases_the_most_pressing_comes_first():
    cases = [told.council().case, expelled().case, told.in_effect().case]

    found = due(cases, date(2025, 4, 2))

    assert found[0].is_overdue
    assert [row.last for row in found if row.last] == sorted(
        row.last for row in found if row.last
    )


@given(st.integers(0, 2**20), st.integers(0, 12))
def test_in_every_case_the_member_may_leave_and_everything_has_words(seed, events):
    case = run(seed).case
    case = replace(case, events=case.events[:events])
    found = due([case], case.last_on)

    assert (f"leave {case.member}" in {f"{r.key} {r.actors[0]}" for r in found}) is (
        case.is_open
    )
    assert all(row.what and row.actors for row in found)
    assert len({uid(row) for row in found}) == len(found)
    assert found or not case.is_open


def test_the_calendar_can_be_read_back(golden):
    found = due([expelled().case, served().case], date(2025, 4, 2))
    written = calendar_of(found, STAMP)
    golden(written.decode().replace("\r\n", "\n"), "cases/due.ics")

    read = Calendar.from_ical(written)
    tasks = read.walk("VTODO")

    assert read.errors == []
    assert [str(task["uid"]) for task in tasks] == [uid(row) for row in found]
    assert [task["due"].dt for task in tasks if "due" in task] == [
        row.last for row in found if row.last
    ]
    assert {task["dtstamp"].dt for task in tasks} == {STAMP}
    assert all(
        row.article in str(task["description"])
        for row, task in zip(found, tasks, strict=True)
    )


def test_calendars_without_tasks_get_events_of_what_has_a_day():
    found = due([expelled().case], date(2025, 4, 2))
    events = Calendar.from_ical(calendar_of(found, STAMP, Entries.EVENTS)).walk(
        "VEVENT"
    )

    assert [event["dtstart"].dt for event in events] == [date(2025, 4, 1)]


def test_an_entry_keeps_its_uid_when_its_day_becomes_known():
    before = told.association().send("2025-03-04", "1", means="letter")

    assert uid(rows(before, "2025-03-05")["step 2"]) == uid(
        rows(served(), "2025-03-07")["step 2"]
    )
