"""What the sentences of steps say, as typed values."""

from fractions import Fraction

import pytest

from goodstanding.rulebook.condition import Not
from goodstanding.rulebook.procedure import (
    Act,
    Actor,
    Anchor,
    Bound,
    Case,
    Deed,
    Delivery,
    Event,
    Limit,
    Means,
    Outcome,
    Step,
    Way,
)
from goodstanding.rulebook.vote import Absent, Against, Ballots, Portion, Voters, Votes
from rulebook.ladder_texts import (
    BOARD,
    FELLOWS,
    NEW_YEAR,
    NEXT_MEETING,
    PANEL,
    POSTING,
    SERVICE,
    TWO_THIRDS,
    at,
    days,
    measure,
    standing,
)


@pytest.mark.parametrize(
    ("says", "said"),
    [
        (
            "If unpaid within 30 days of service, the board or the panel serves notice.",
            {
                "actor": BOARD,
                "others": (PANEL,),
                "act": Act.NOTICE,
                "case": Case(Outcome.DEED, days(30), deed=Deed.UNPAID, event=SERVICE),
            },
        ),
        (
            (
                "The board serves the second notice of reminder, by registered letter or "
                '"a message", to the board and every fellow, deemed served 3 days after posting.'
            ),
            {
                "actor": BOARD,
                "act": Act.NOTICE,
                "notice": "reminder",
                "ordinal": 2,
                "means": Means((Delivery.REGISTERED, "a message")),
                "to": (BOARD, FELLOWS),
                "deemed_served": Limit(Bound.AFTER, days(3), POSTING),
            },
        ),
        (
            (
                "The board serves notice, by letter, email and newspaper, to the member and "
                "every member, deemed served on posting, until 2 have come back, failure to "
                "serve or receive it changes nothing."
            ),
            {
                "actor": BOARD,
                "act": Act.NOTICE,
                "means": Means(
                    (Delivery.LETTER, Delivery.EMAIL, Delivery.NEWSPAPER), by_all=True
                ),
                "to": (Actor(), Actor(anybody=True)),
                "deemed_served": Limit(Bound.ON, None, POSTING),
                "until_returned": 2,
                "ways": (Way.UNRECEIVED, Way.UNSERVED),
            },
        ),
        (
            (
                'The board serves notice, stating "what follows" or it is void, at least 10 '
                "days and at most 60 days before 31 December, before the next meeting."
            ),
            {
                "actor": BOARD,
                "act": Act.NOTICE,
                "stating": ("what follows",),
                "ways": (Way.STATING_OR_VOID,),
                "limits": (
                    Limit(Bound.BEFORE, days(10), NEW_YEAR, days(60)),
                    Limit(Bound.BEFORE, None, NEXT_MEETING),
                ),
            },
        ),
        (
            (
                'The board decides on "the penalty", by more than 2/3 of those voting and fewer '
                "than 1/4 of those voting against, quorum fewer than 1/3 absent, counted as "
                "of the proposal, without the panel, with the member, open for 7 days, at the "
                "next meeting."
            ),
            {
                "actor": BOARD,
                "act": Act.DECIDES,
                "on": "the penalty",
                "vote": Votes(
                    (
                        Portion(Fraction(2, 3), more_than=True, base=Voters.VOTING),
                        Against(Fraction(1, 4), Voters.VOTING),
                    ),
                    every=True,
                ),
                "quorum": Absent(Fraction(1, 3)),
                "counted_as_of": Event(Anchor.PROPOSAL),
                "without": ("panel",),
                "ways": (Way.WITH_MEMBER,),
                "open_for": days(7),
                "limits": (Limit(Bound.ON, None, NEXT_MEETING),),
            },
        ),
        (
            (
                "The board decides, by at least 2/3 of all fellows, at least 2 of those in "
                "office or none against, quorum at most 3 absent, without those of step 1."
            ),
            {
                "actor": BOARD,
                "act": Act.DECIDES,
                "vote": Votes(
                    (
                        TWO_THIRDS,
                        Portion(2, more_than=False, base=Voters.IN_OFFICE),
                        Ballots.NONE_AGAINST,
                    ),
                    every=False,
                ),
                "quorum": Absent(3),
                "without": (1,),
            },
        ),
        (
            (
                "Anybody may object, within 14 days of receipt by the panel, with counsel "
                'and "a friend", unless the member is a fellow.'
            ),
            {
                "actor": Actor(anybody=True),
                "act": Act.OBJECTS,
                "limits": (
                    Limit(Bound.WITHIN, days(14), Event(Anchor.RECEIPT, of="panel")),
                ),
                "company": ("counsel", "a friend"),
                "guard": Not(standing(102)),
            },
        ),
    ],
)
def test_a_step_says_whole_who_how_when_and_after_what(says, said):
    steps = measure(f"1. {says}").steps

    assert steps == (Step(number="1", place=at(), **said),)
