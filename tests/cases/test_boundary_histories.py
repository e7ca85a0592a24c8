"""Histories on the boundary, as cases: the days and numbers on which the rules turn."""

from datetime import date

import pytest
from msgspec.structs import replace

from cases.conducted import (
    MEASURES,
    REGULATIONS,
    SAID,
    decided,
    in_effect,
    opened,
)
from cases.world import basis, entered
from goodstanding.cases.acts.answer import answer
from goodstanding.cases.acts.ask_back import ask_back
from goodstanding.cases.acts.conclude import conclude
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.end import leave
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.remark import help_given
from goodstanding.cases.acts.take_back import take_back
from goodstanding.cases.event import Ballot, Left, TookEffect
from goodstanding.cases.moves import End, Kind, Stage
from goodstanding.cases.way_back import back_on, is_out
from goodstanding.dates import Length, Unit
from goodstanding.problems import Refused
from goodstanding.roll.record import Record
from goodstanding.roll.tables import BodyFinding, Member
from goodstanding.terms import Answer

BOARD = "branch-meeting"
COUNTY = "approval at county level"


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def meeting(on, said=SAID):
    return entered(on, "X1", body=BOARD, said=said)


def member(on, said=""):
    return entered(on, "M12", said=said)


# -- 10: suspended for ten months, the member writes and asks to return


@pytest.fixture(params=[MEASURES, REGULATIONS], ids=["2024", "2019"])
def suspended(request):
    """Suspended since 1 October 2024."""
    case = opened("lost-contact", "suspension", "2024-10-01", book=request.param)
    return in_effect(case, "2024-10-01")


def test_10_who_was_suspended_ten_months_ago_asks_and_is_restored(suspended):
    case = suspended.then(ask_back(suspended, member("2025-08-01")))
    assert is_out(case)

    entry = meeting("2025-08-20")
    case = case.then(take_back(case, entry, granted=True, shown=(COUNTY,)))

    assert back_on(case) == date(2025, 8, 20)
    assert not is_out(case)


def test_10_the_branch_alone_does_not_restore(suspended):
    case = suspended.then(ask_back(suspended, member("2025-08-01")))
    with pytest.raises(Refused, match="approval at county level, and nobody") as found:
        take_back(case, meeting("2025-08-20"), granted=True)

    assert codes(found) == ["cases.E018"]


def test_10_another_body_does_not_decide_and_a_refusal_has_its_reasons(suspended):
    case = suspended.then(ask_back(suspended, member("2025-08-01")))
    branch = entered("2025-08-20", "X1", body="branch")
    with pytest.raises(Refused) as found:
        take_back(case, branch, granted=False)

    assert codes(found) == ["cases.E012", "cases.E023"]


@pytest.mark.parametrize(
    ("on", "is_late"), [("2026-10-01", False), ("2026-10-02", True)]
)
def test_10_the_request_may_come_for_two_years(suspended, on, is_late):
    if not is_late:
        assert ask_back(suspended, member(on)).way == 1
        return
    with pytest.raises(Refused, match="until 2026-10-01; 2026-10-02 is too late"):
        ask_back(suspended, member(on))


# -- 11: the time for correction is over


@pytest.fixture
def corrected():
    """Correction for six months from 2 February 2025, with help given."""
    case = opened(
        "irregular-activities", "correction", "2025-02-01", body="branch-committee"
    )
    case = in_effect(case, "2025-02-01")
    entry = entered("2025-03-01", "B1", body="branch", said="a talk each week")
    return case.then(help_given(case, entry))


def test_11_who_has_changed_is_done_with_it(corrected):
    case = corrected.then(conclude(corrected, meeting("2025-08-10"), Kind.LIFT))

    assert corrected.runs_until == date(2025, 8, 2)
    assert case.state.end is End.LIFTED
    with pytest.raises(Refused) as found:
        opened("irregular-dues", "persuasion", "2025-08-11", name="C-2", others=(case,))
    assert codes(found) == ["cases.E026"]


def test_11_that_nothing_changed_is_not_found_before_the_time_is_over(corrected):
    with pytest.raises(Refused, match="its time runs until 2025-08-02"):
        conclude(corrected, meeting("2025-08-02"), Kind.RUN_OUT)


def test_11_not_changed_then_persuaded_then_refused_then_removed(corrected):
    first = corrected.then(conclude(corrected, meeting("2025-08-03"), Kind.RUN_OUT))
    assert first.state.end is End.UNCHANGED

    second = opened(
        "correction-failed", "persuasion", "2025-08-04", name="C-2", others=(first,)
    )
    second = in_effect(second, "2025-08-04")
    refusal = answer(second, member("2025-09-01"), agreed=False)
    second = second.then(refusal)
    assert second.state.end is End.REFUSED

    third = opened(
        "refuses-persuasion",
        "removal",
        "2025-09-02",
        name="C-3",
        others=(first, second),
    )
    third = in_effect(third, "2025-09-02")

    assert third.state.stage is Stage.IN_EFFECT
    assert is_out(third)


def test_11_who_agrees_to_withdraw_is_not_removed(corrected):
    first = corrected.then(conclude(corrected, meeting("2025-08-03"), Kind.RUN_OUT))
    second = opened(
        "correction-failed", "persuasion", "2025-08-04", name="C-2", others=(first,)
    )
    second = in_effect(second, "2025-08-04")
    second = second.then(answer(second, member("2025-09-01"), agreed=True))

    assert second.state.end is End.AGREED
    with pytest.raises(Refused) as found:
        opened("threat", "removal", "2025-09-02", name="C-3", others=(second,))
    assert codes(found) == ["cases.E026"]


# -- 12: correction set to thirteen months


@pytest.mark.parametrize(("months", "is_refused"), [(12, False), (13, True)])
def test_12_correction_lasts_twelve_months_at_most(months, is_refused):
    case = opened(
        "irregular-activities", "correction", "2025-02-01", body="branch-committee"
    )
    case = decided(case, "2025-02-01", until="8")
    count = Count(ballot=Ballot(entitled=16, present=9, ayes=9, noes=0))
    on = case.last_on.isoformat()
    length = Length(months, Unit.MONTH)
    if not is_refused:
        voted = decide(case, meeting(on), "8", count=count, length=length)
        assert voted.length == length
        return
    with pytest.raises(Refused, match="13 months is longer than correction may last"):
        decide(case, meeting(on), "8", count=count, length=length)


# -- 13: warned by the discipline body for the same absence


def _found(question, on):
    return BodyFinding(
        member_id="M12",
        ground=question,
        found_on=on,
        body="discipline-body",
        holds=True,
    )


def test_13_a_sanction_bars_a_second_handling_of_the_same_matter():
    warned = _found("sanctioned for the same matter", date(2024, 12, 20))
    record = Record(member_id="M12", findings=(warned,))
    with pytest.raises(Refused) as found:
        opened(
            "irregular-activities",
            "correction",
            "2025-02-01",
            body="branch-committee",
            record=record,
        )

    assert codes(found) == ["cases.E027"]


def test_13_nor_is_there_a_finding_to_open_it_on():
    on = basis(MEASURES, "six-months", date(2025, 1, 1))
    on = replace(on, finding=replace(on.finding, answer=Answer.NOT_MET))
    with pytest.raises(Refused) as found:
        open_case(on, entered("2025-01-02", "S1", body="branch"), "removal", name="C-1")

    assert codes(found) == ["cases.E025"]


# -- 14: a probationary member


def test_14_a_probationary_member_is_not_persuaded_to_withdraw():
    joined = Member(
        member_id="M12",
        branch_id="B1",
        category="probationary",
        joined_on=date(2024, 3, 1),
    )
    record = Record(member_id="M12", spells=(joined,))
    with pytest.raises(Refused) as found:
        opened("threat", "persuasion", "2025-01-02", record=record)

    assert codes(found) == ["cases.E027"]


@pytest.mark.parametrize("measure", ["probation-extended", "probation-cancelled"])
def test_14_the_probation_is_extended_or_cancelled(measure):
    case = opened("six-months-on-probation", measure, "2025-01-02")

    assert in_effect(case, "2025-01-02").state.stage is Stage.IN_EFFECT


# -- 15: the member leaves while a case of removal is open


@pytest.mark.parametrize("before", ["1", "4", "8", "11", None])
def test_15_leaving_ends_the_case_at_every_step_and_is_no_measure(before):
    case = opened("six-months", "removal", "2025-01-02")
    case = decided(case, "2025-01-02", until=before)
    case = case.then(leave(case, member(case.last_on.isoformat())))

    assert case.state.end is End.LEFT
    assert not any(case.of(TookEffect))
    assert len(list(case.of(Left))) == 1
    assert not is_out(case)


def test_15_who_left_needs_no_way_back():
    case = opened("six-months", "removal", "2025-01-02")
    case = case.then(leave(case, member("2025-01-03")))
    with pytest.raises(Refused, match="is kept from nothing by this case") as found:
        ask_back(case, member("2025-01-04"))

    assert codes(found) == ["cases.E030"]


# -- 16: sixteen entitled


VOTES = {
    (8, 8): Kind.LOSE,
    (9, 8): Kind.LOSE,
    (9, 9): Kind.TAKE,
    (7, 7): Kind.NO_QUORUM,
}


@pytest.mark.parametrize(("present", "ayes"), VOTES)
def test_16_of_sixteen_eight_are_a_quorum_and_nine_ayes_carry(present, ayes):
    case = decided(
        opened("six-months", "removal", "2025-01-02"), "2025-01-02", until="8"
    )
    ballot = Ballot(entitled=16, present=present, ayes=ayes, noes=present - ayes)
    on = case.last_on.isoformat()
    voted = decide(case, meeting(on), "8", count=Count(ballot=ballot))

    assert voted.outcome is VOTES[present, ayes]


def test_16_a_vote_in_writing_counts_if_it_came_before_the_meeting():
    case = decided(
        opened("six-months", "removal", "2025-01-02"), "2025-01-02", until="8"
    )
    ballot = Ballot(entitled=16, present=8, written=1, ayes=9, noes=0)
    on = case.last_on.isoformat()

    assert (
        decide(case, meeting(on), "8", count=Count(ballot=ballot)).outcome is Kind.TAKE
    )


# -- 17: removed, and asks to be admitted again


def removed(book):
    """Removed on 2 September 2024."""
    case = opened("six-months", "removal", "2024-09-01", book=book)
    return in_effect(case, "2024-09-01")


def test_17_five_years_bar_the_way_under_the_measures_of_2024():
    case = removed(MEASURES)
    with pytest.raises(Refused, match="after 5 years, from 2029-09-02 on") as found:
        ask_back(case, member("2029-08-02"))

    assert codes(found) == ["cases.E016"]
    assert "Article 9" in found.value.problems[0].where
    with pytest.raises(Refused):
        ask_back(case, member("2029-09-01"))
    assert ask_back(case, member("2029-09-02")).way == 1


@pytest.mark.parametrize("on", ["2024-10-01", "2029-08-02", "2029-09-02"])
def test_17_no_time_bars_it_under_the_regulations_of_2019(on):
    case = removed(REGULATIONS)
    asked = case.then(ask_back(case, member(on)))
    asked = asked.then(take_back(asked, entered(on, "B1", body="branch"), granted=True))

    assert back_on(asked) == date.fromisoformat(on)
