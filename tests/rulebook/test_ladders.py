"""What the sentences of a ladder say, as typed values."""

from fractions import Fraction

import pytest

from goodstanding.dates import Aligned, Unit
from goodstanding.rulebook.measure import (
    Effect,
    EffectOn,
    Extension,
    GivingUp,
    Leaving,
    Next,
    NotAgain,
    Request,
    Rest,
    Return,
    Right,
    RightIn,
    Until,
)
from goodstanding.rulebook.model import How, Opening
from goodstanding.rulebook.money import Cost, Debt, Each, Owed, PartOf, Sum
from goodstanding.rulebook.procedure import (
    Anchor,
    Case,
    Deed,
    Event,
    Outcome,
)
from goodstanding.rulebook.time import Joining, LastDone, Named, OrElse
from goodstanding.terms import State
from rulebook.ladder_texts import (
    MARGIN,
    NEW_YEAR,
    NEXT_MEETING,
    SERVICE,
    at,
    days,
    measure,
    rulebook,
    standing,
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "It also ends the commit-bit, every office and the vote in the panel.",
            {
                "ends": (
                    RightIn(Right.DECLARED, "commit-bit"),
                    Right.EVERY_OFFICE,
                    RightIn(Right.VOTE, "panel"),
                )
            },
        ),
        (
            "It rests the vote from service until it is decided.",
            {
                "rests": (
                    Rest(rights=(Right.VOTE,), since=SERVICE, until=Until.DECIDED),
                )
            },
        ),
        (
            "It rests all rights but the vote and the seat, until it is paid.",
            {
                "rests": (
                    Rest(
                        rights=(Right.VOTE, Right.SEAT), all_but=True, until=Until.PAID
                    ),
                )
            },
        ),
        (
            "It rests the vote until the end of the calendar half-year.",
            {"rests": (Rest(rights=(Right.VOTE,), until=Aligned(Unit.HALF_YEAR)),)},
        ),
        (
            "It rests the vote until the next meeting.",
            {"rests": (Rest(rights=(Right.VOTE,), until=NEXT_MEETING),)},
        ),
        (
            "It rests the vote until the member is a fellow.",
            {"rests": (Rest(rights=(Right.VOTE,), until=standing(27)),)},
        ),
        ("It gives the member the status fellow.", {"gives": ("fellow",)}),
        (
            "It extends removal by 3 days.",
            {"extends": (Extension(days(3), "removal"),)},
        ),
        ("It extends membership by 3 days.", {"extends": (Extension(days(3)),)}),
        (
            "It extends the status fellow by [how long].",
            {"extends": (Extension(Named("how-long"), status="fellow"),)},
        ),
        (
            "It lasts 3 days, extended once on request by 2 days.",
            {
                "lasts": days(3),
                "extended_once": True,
                "extended_on_request": True,
                "extended_by": days(2),
            },
        ),
        (
            "It is undone if paid before announcement.",
            {
                "undone_if": (
                    Case(
                        Outcome.DEED,
                        deed=Deed.PAID,
                        event=Event(Anchor.ANNOUNCEMENT),
                    ),
                )
            },
        ),
        (
            "If repeated a third time within 5 days, the board shall open removal.",
            {
                "next": (
                    Next(
                        Case(Outcome.REPEATED, days(5), 3),
                        "board",
                        ("removal",),
                        shall=True,
                    ),
                )
            },
        ),
        (
            "If unanswered within 5 days of service of the last notice, the board certifies removal.",
            {
                "next": (
                    Next(
                        Case(
                            Outcome.DEED,
                            days(5),
                            deed=Deed.UNANSWERED,
                            event=Event(Anchor.SERVICE, ordinal=0),
                        ),
                        "board",
                        ("removal",),
                        certified=True,
                    ),
                )
            },
        ),
        (
            "It takes effect as of joining.",
            {"effect": Effect(EffectOn.AS_OF, as_of=Joining())},
        ),
        (
            "It takes effect as of the last payment of dues, or joining if there was none.",
            {
                "effect": Effect(
                    EffectOn.AS_OF, as_of=OrElse(LastDone("dues"), Joining())
                )
            },
        ),
        (
            "It takes effect on 31 December.",
            {"effect": Effect(EffectOn.EVENT, NEW_YEAR)},
        ),
        (
            "It takes effect 7 days after the next meeting.",
            {"effect": Effect(EffectOn.EVENT, NEXT_MEETING, days(7))},
        ),
        ("It is not taken while another case is open.", {"one_case": True}),
        ("The board may not delegate it.", {"not_delegable": ("board",)}),
        (
            "It is not opened again within 9 days of the decision.",
            {"not_again": (NotAgain(days(9), Event(Anchor.DECISION)),)},
        ),
        (
            "The member may go to court 9 days after the appeal.",
            {"court_after": (days(9), Event(Anchor.APPEAL))},
        ),
        ("The member may not return.", {"no_return": True}),
        (
            "It costs 5 EUR, then 2 times the dues for each missed payment of dues, at most 60 EUR each year, only once each day.",
            {
                "costs": (
                    Cost(
                        prices=(Sum(5, "EUR"), PartOf(2, "dues")),
                        each=Each(series="dues", state=State.MISSED),
                        at_most=Sum(60, "EUR"),
                        at_most_each=Unit.YEAR,
                        once_each=Unit.DAY,
                    ),
                )
            },
        ),
        (
            "It costs 50 percent of the dues for each reminder, if unpaid at its end.",
            {
                "costs": (
                    Cost(
                        prices=(PartOf(Fraction(1, 2), "dues"),),
                        each=Each(notice="reminder"),
                        case=Case(Outcome.UNPAID),
                    ),
                )
            },
        ),
        (
            (
                "The member may return, within 3 days, paying what was owed then, dues of this "
                'calendar year and 9 EUR, as if never away but for "a medal", upon "a talk".'
            ),
            {
                "returns": (
                    Return(
                        within=days(3),
                        paying=(
                            Owed(Debt.WAS_OWED),
                            Owed(Debt.THIS, "dues", Aligned(Unit.YEAR)),
                            Sum(9, "EUR"),
                        ),
                        as_never_away=True,
                        but_for="a medal",
                        upon=("a talk",),
                    ),
                )
            },
        ),
        (
            "The member may return, by declaring it, unless anybody objects before the next meeting, the time away not counted.",
            {
                "returns": (
                    Return(
                        declaring=True, unopposed_before=NEXT_MEETING, not_counted=True
                    ),
                )
            },
        ),
    ],
)
def test_a_line_under_a_measure_says_this_and_nothing_else(line, said):
    plain = measure('No hearing is owed, because "a".')
    found = measure(line)
    changed = {
        name: getattr(found, name)
        for name in type(found).__struct_fields__
        if getattr(found, name) != getattr(plain, name)
    }

    assert changed == said


def test_leaving_says_form_time_and_what_stays():
    found = rulebook(
        "Every member may leave at any time, taking effect 14 days after receipt, or on a "
        "later day that it names, given before 31 October, in writing to the board, signed "
        "before a witness, a fault of form does no harm, taken back within 3 days, recorded "
        "by the panel, and what is owed stays owed.\n"
    ).leaving

    assert found == Leaving(
        effect=Effect(EffectOn.EVENT, Event(Anchor.RECEIPT), days(14)),
        or_later=True,
        given_before=(10, 31),
        in_writing=True,
        to="board",
        signed=True,
        witnessed=True,
        form_harmless=True,
        taken_back_within=days(3),
        recorded_by="panel",
        debts_stay=True,
        place=at(MARGIN, 1),
    )


def test_a_right_is_given_up_a_status_asked_for_and_a_payment_goes_somewhere():
    found = rulebook(
        "Every fellow may give up the seat at any time, never taken back.\n"
        "Every member may ask to become a fellow, for at most 9 days, decided by the board.\n"
        'A payment goes first to the oldest dues, then to fees, then to "the fund".\n'
    )

    assert found.giving_up == (
        GivingUp(Right.SEAT, "fellow", Leaving(final=True, place=at(MARGIN, 1))),
    )
    assert found.requests == (
        Request(
            becomes="fellow",
            at_most=days(9),
            decided_by="board",
            place=at(MARGIN + 1, 1),
        ),
    )
    assert found.payments == (
        Owed(Debt.OLDEST, "dues"),
        Owed(Debt.FEES),
        Owed(Debt.OTHER, "the fund"),
    )


@pytest.mark.parametrize(
    ("line", "openings", "shown"),
    [
        (
            "The board or the panel may open removal within 9 days, never on this ground alone",
            (
                Opening(How.MAY, "board", ("removal",), days(9), never_alone=True),
                Opening(How.MAY, "panel", ("removal",), days(9), never_alone=True),
            ),
            "the board may open removal within 9 days, never on this ground alone",
        ),
        (
            "The board shall put removal to the vote of the panel within 9 days",
            (Opening(How.PUTS, "board", ("removal",), days(9), voters="panel"),),
            "the board shall put removal to the vote of the panel within 9 days",
        ),
    ],
)
def test_a_ground_opens_a_measure_to_people_within_their_time(line, openings, shown):
    text = f"Ground behind:\n  at least 2 dues are missed in a row\n  {line}.\n"
    removal = "Measure removal:\n  It is a warning.\n"
    found = rulebook(text + removal).grounds["behind"].openings

    assert found == openings
    assert str(found[0]) == shown
