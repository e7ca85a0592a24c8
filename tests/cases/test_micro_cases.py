"""Small histories of real rules, as cases: several clocks, a fixed calendar, silence."""

from datetime import date

import pytest

from cases.world import basis, entered, rulebook
from goodstanding.cases import limits
from goodstanding.cases.acts.appeal import appeal, decide_appeal
from goodstanding.cases.acts.ask_back import ask_back
from goodstanding.cases.acts.certify import certify
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.effect import effect, effect_day
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.pass_over import pass_over
from goodstanding.cases.acts.receive import receive
from goodstanding.cases.acts.remark import note
from goodstanding.cases.acts.send import send
from goodstanding.cases.acts.take import take
from goodstanding.cases.acts.take_back import take_back
from goodstanding.cases.event import Ballot
from goodstanding.cases.moves import End, Kind, Stage
from goodstanding.cases.way_back import ways
from goodstanding.problems import Refused

THE_APPEAL = "the reasons and the right to appeal"
CARRIED = Ballot(entitled=40, present=20, ayes=11, noes=9)
TIED = Ballot(entitled=40, present=20, ayes=10, noes=10)


def member(on, said=""):
    return entered(on, "M12", said=said)


def _by(body):
    return lambda on, *people: entered(
        on, *(people or ("S1",)), body=body, said="as the minutes show"
    )


committee, lodge, secretary = _by("committee"), _by("lodge"), _by("secretary")
meeting = _by("general-meeting")


def opened(name, ground, measure, by):
    on = basis(rulebook(f"records/{name}"), ground, by.on)
    return open_case(on, by, measure, name="C-1")


# -- M16: three clocks, and an appeal that suspends


def expelled():
    """Charged on 1 June 2024, expelled on the 20th, told of it on the 25th."""
    case = opened(
        "l16-nsw-associations", "breach", "expulsion", committee("2024-06-01")
    )
    charge = send(
        case, committee("2024-06-01"), "1", means="hand", states=("the grounds",)
    )
    case = case.then(charge)
    case = case.then(take(case, member("2024-06-10", "it was not so"), "2"))
    count = Count(carried=True, rule="more than half of those present", ballot=CARRIED)
    case = case.then(decide(case, committee("2024-06-20", "D1"), "3", count=count))
    told = send(case, committee("2024-06-25"), "4", means="hand", states=(THE_APPEAL,))
    return case.then(told)


def appealed():
    case = expelled()
    return case.then(appeal(case, member("2024-07-02")))


def test_m16_the_member_may_appeal_for_seven_days_from_being_told():
    case = expelled()

    assert appeal(case, member("2024-07-02")).to == "general-meeting"
    with pytest.raises(Refused, match="could appeal until 2024-07-02"):
        appeal(case, member("2024-07-03"))


def test_m16_nothing_takes_effect_while_it_can_be_appealed_or_is():
    case = expelled()
    with pytest.raises(Refused):
        effect(case, committee("2024-07-02"))
    with pytest.raises(Refused, match="this cannot come now: it takes effect"):
        effect(appealed(), committee("2024-07-20"))


def test_m16_the_meeting_is_held_by_the_thirtieth_of_july():
    case = appealed()
    decision = case.measure.appeal.decision
    assert limits.last_day(case, decision) == date(2024, 7, 30)

    lost = decide_appeal(case, meeting("2024-07-30", "J1"), won=False, ballot=CARRIED)
    case = case.then(lost)
    assert case.then(effect(case, committee("2024-07-30"))).effective_on is not None


def test_m16_after_that_day_the_appeal_can_be_won_only():
    with pytest.raises(Refused, match="had to be decided by 2024-07-30"):
        decide_appeal(
            appealed(), meeting("2024-07-31", "J1"), won=False, ballot=CARRIED
        )
    won = decide_appeal(appealed(), meeting("2024-07-31", "J1"), won=True, ballot=TIED)

    assert appealed().then(won).state.end is End.ANNULLED


def test_m16_a_tie_does_not_uphold_the_expulsion():
    with pytest.raises(Refused, match="the votes do not uphold what was decided"):
        decide_appeal(appealed(), meeting("2024-07-30", "J1"), won=False, ballot=TIED)


def test_m16_the_appeal_is_not_decided_without_a_vote_that_was_counted():
    with pytest.raises(Refused, match="nobody has counted it"):
        decide_appeal(appealed(), meeting("2024-07-30", "J1"), won=True)


# -- M20: struck on the last day of the year, restored as if never away


def struck():
    """Unpaid on 31 August 2026, paid on 5 December, which is late."""
    case = opened(
        "l06-rhode-island", "unpaid-on-30-november", "striking", lodge("2026-12-01")
    )
    late = note(case, secretary("2026-12-05"))
    case = case.then(late)
    case = case.then(take(case, lodge("2026-12-10"), "1"))
    case = case.then(
        certify(case, secretary("2026-12-11"), "2", met_on=date(2026, 12, 1))
    )
    case = case.then(take(case, secretary("2026-12-15"), "3"))
    sent = send(case, lodge("2026-12-16"), "delivery", means="hand")
    return case.then(sent)


def test_m20_nobody_is_struck_before_the_last_day_of_the_year():
    case = struck()
    assert effect_day(case) == date(2026, 12, 31)
    with pytest.raises(Refused, match="takes effect on 2026-12-31, and not before"):
        effect(case, lodge("2026-12-30"))


def test_m20_restored_within_five_years_is_never_to_have_been_away():
    case = struck().then(effect(struck(), lodge("2026-12-31")))
    assert [way.last for way in ways(case)] == [None, date(2031, 12, 31)]

    case = case.then(ask_back(case, member("2031-12-01")))
    votes = Count(ballot=Ballot(entitled=40, present=12, ayes=8, noes=4))
    back = take_back(
        case, lodge("2031-12-31"), granted=True, shown=("paid",), count=votes
    )

    assert (back.granted, back.as_never_away) == (True, True)
    assert case.measure.returns[1].but_for.startswith("the fifty-year medal")


def test_m20_later_the_way_back_is_another_and_the_years_are_lost():
    case = struck().then(effect(struck(), lodge("2026-12-31")))
    case = case.then(ask_back(case, member("2032-01-01")))
    votes = Count(ballot=Ballot(entitled=40, present=12, ayes=8, noes=4))
    back = take_back(
        case, lodge("2032-02-01"), granted=True, shown=("paid",), count=votes
    )

    assert (back.granted, back.as_never_away) == (True, False)


def test_m20_two_thirds_of_those_present_and_what_was_owed_are_asked_for():
    case = struck().then(effect(struck(), lodge("2026-12-31")))
    case = case.then(ask_back(case, member("2031-12-01")))
    votes = Count(ballot=Ballot(entitled=40, present=12, ayes=7, noes=4))
    with pytest.raises(Refused) as found:
        take_back(case, lodge("2031-12-31"), granted=True, count=votes)

    assert [each.code for each in found.value.problems] == ["cases.E022", "cases.E018"]


# -- M22: silence of the Registrar approves after 180 days


def resolved():
    """Resolved on 20 February 2026, received by the Registrar on 1 March."""
    case = opened("k04-delhi", "deceit", "expulsion", committee("2026-02-01"))
    charge = send(
        case, committee("2026-02-01"), "1", means="letter", states=("the grounds",)
    )
    case = case.then(charge)
    case = case.then(receive(case, committee("2026-02-03"), "1"))
    case = case.then(take(case, member("2026-02-15", "it was not so"), "2"))
    votes = Count(ballot=Ballot(entitled=8, present=8, ayes=6, noes=2))
    case = case.then(decide(case, committee("2026-02-20", "D1"), "3", count=votes))
    case = case.then(take(case, committee("2026-03-01"), "4"))
    return case.then(pass_over(case, committee("2026-03-02"), "5"))


def test_m22_the_registrar_has_180_days():
    case = resolved()
    with pytest.raises(Refused, match="may still be taken, until 2026-08-28"):
        pass_over(case, committee("2026-08-28"), "6")

    assert pass_over(case, committee("2026-08-29"), "6").move.kind is Kind.PASS


def test_m22_silence_approves_as_of_the_last_of_them():
    case = resolved()
    case = case.then(pass_over(case, committee("2026-08-29"), "6"))
    case = case.then(send(case, committee("2026-08-29"), "delivery", means="hand"))

    assert effect_day(case) == date(2026, 8, 28)
    case = case.then(effect(case, committee("2026-08-29")))
    assert case.state.stage is Stage.IN_EFFECT
