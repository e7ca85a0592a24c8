"""Steps refused for every reason there is: what is tried, and on which case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from cases import club
from cases.club import board, meeting, member, secretary
from cases.world import entered
from goodstanding.cases.acts.answer import answer
from goodstanding.cases.acts.certify import certify
from goodstanding.cases.acts.consent import consent
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.effect import effect
from goodstanding.cases.acts.end import leave
from goodstanding.cases.acts.pass_over import pass_over
from goodstanding.cases.acts.receive import receive
from goodstanding.cases.acts.remark import hold
from goodstanding.cases.acts.send import send
from goodstanding.cases.acts.take import take
from goodstanding.cases.case import Case
from goodstanding.cases.event import Ballot
from goodstanding.dates import Length, Unit

Tried = tuple[Case | None, Callable[..., object]]
MONTH = Length(1, Unit.MONTH)
LONG = Length(12, Unit.MONTH)
REGISTERED = "registered letter"


def votes(**numbers: int) -> Count:
    given = {"entitled": 16, "present": 12, "ayes": 9, "noes": 3, "in_office": 16}
    return Count(ballot=Ballot(**(given | numbers)))


def left() -> Case:
    case = club.after(2)
    return case.then(leave(case, member("05-07")))


def _held() -> Case:
    case = club.after(4)
    return case.then(hold(case, board("05-13"), until=date(2024, 6, 1)))


def _unserved() -> Case:
    case = club.after(1)
    return case.then(
        send(case, board("05-03"), "2", means=REGISTERED, states=club.STATED)
    )


def _unserved_and_silent() -> Case:
    case = _unserved()
    case = case.then(pass_over(case, board("06-21"), "3", offered=date(2024, 6, 1)))
    return case.then(pass_over(case, board("06-21"), "4"))


def _with_late_receipt() -> Case:
    case = _unserved_and_silent()
    return case.then(receive(case, board("05-06"), "2"))


ACTS: dict[str, Callable[[], Tried]] = {
    # what concerns every act
    "a step before its turn": lambda: (
        club.after(1),
        lambda case: take(case, member("05-10"), "3"),
    ),
    "an effect before its turn": lambda: (
        club.after(0),
        lambda case: effect(case, board("05-03")),
    ),
    "a case that has ended": lambda: (
        left(),
        lambda case: take(case, member("05-10"), "3"),
    ),
    "a day before the last act": lambda: (
        club.after(1),
        lambda case: send(
            case, board("05-01"), "2", means=REGISTERED, states=club.STATED
        ),
    ),
    "a day before the last act, when a receipt came back late": lambda: (
        _with_late_receipt(),
        lambda case: decide(case, board("06-10", "D1"), "5", count=club.CARRIED),
    ),
    "a step that is not there": lambda: (
        club.after(1),
        lambda case: take(case, member("05-10"), "9"),
    ),
    "nobody named": lambda: (
        club.after(0),
        lambda case: take(case, entered("2024-05-02", body="board"), "1"),
    ),
    "a name that is empty": lambda: (
        club.after(0),
        lambda case: take(case, board("05-02", " "), "1"),
    ),
    "another body": lambda: (
        club.after(0),
        lambda case: take(case, secretary("05-02"), "1"),
    ),
    "a member's step by somebody else": lambda: (
        club.after(2),
        lambda case: take(case, board("05-08"), "3"),
    ),
    "the member concerned for a body": lambda: (
        club.after(0),
        lambda case: take(case, board("05-02", "M12"), "1"),
    ),
    "who proposed, deciding": lambda: (
        club.after(4),
        lambda case: decide(case, board("05-22", "P1"), "5", count=club.CARRIED),
    ),
    "while it is held up": lambda: (
        _held(),
        lambda case: decide(case, board("05-22", "D1"), "5", count=club.CARRIED),
    ),
    "everything at once": lambda: (
        club.after(4),
        lambda case: decide(
            case, meeting("05-01", "M12", said=""), "5", count=votes(present=20)
        ),
    ),
    # steps
    "a step too late": lambda: (
        club.after(2),
        lambda case: take(case, member("05-21"), "3"),
    ),
    "a step too early": lambda: (
        club.after(4),
        lambda case: decide(case, board("05-19", "D1"), "5", count=club.CARRIED),
    ),
    "a step that waits for a receipt": lambda: (
        _unserved_and_silent(),
        lambda case: decide(case, board("07-01", "D1"), "5", count=club.CARRIED),
    ),
    "a step not called for": lambda: (
        club.unanswered(),
        lambda case: take(case, secretary("05-22"), "4"),
    ),
    "a step called for and passed over": lambda: (
        club.after(3),
        lambda case: pass_over(case, secretary("05-22"), "4"),
    ),
    "a decision entered as a step": lambda: (
        club.after(4),
        lambda case: take(case, board("05-22", "D1"), "5"),
    ),
    "a notice entered as a step": lambda: (
        club.after(1),
        lambda case: take(case, board("05-03"), "2"),
    ),
    # sending
    "a notice by other means": lambda: (
        club.after(1),
        lambda case: send(case, board("05-03"), "2", means="email", states=club.STATED),
    ),
    "a notice without its content": lambda: (
        club.after(1),
        lambda case: send(case, board("05-03"), "2", means=REGISTERED),
    ),
    "something sent with a step that sends nothing": lambda: (
        club.after(0),
        lambda case: send(case, board("05-03"), "1", means="hand"),
    ),
    "something sent to who has left": lambda: (
        left(),
        lambda case: send(case, board("05-10"), "2", means="hand"),
    ),
    "a receipt of nothing": lambda: (
        club.after(1),
        lambda case: receive(case, board("05-05"), "2"),
    ),
    "a receipt before it was sent": lambda: (
        _unserved(),
        lambda case: receive(case, board("05-01"), "2"),
    ),
    "a second receipt": lambda: (
        club.after(2),
        lambda case: receive(case, board("05-07"), "2"),
    ),
    "a receipt after the end": lambda: (
        left(),
        lambda case: receive(case, board("05-08"), "2"),
    ),
    # passing over
    "a chance that is not over": lambda: (
        club.after(2),
        lambda case: pass_over(case, board("05-20"), "3"),
    ),
    "a chance that was never offered": lambda: (
        _unserved(),
        lambda case: pass_over(case, board("05-20"), "3"),
    ),
    "a chance offered before the case": lambda: (
        _unserved(),
        lambda case: pass_over(case, board("05-20"), "3", offered=date(2024, 4, 1)),
    ),
    "an outcome nobody spoke of": lambda: (
        _unserved().then(
            pass_over(_unserved(), board("06-21"), "3", offered=date(2024, 6, 1))
        ),
        lambda case: pass_over(case, board("06-21", said=""), "4"),
    ),
    "silence before its time is over": lambda: (
        club.after(5),
        lambda case: pass_over(case, board("06-11"), "6"),
    ),
    # deciding
    "a vote nobody counted": lambda: (
        club.after(4),
        lambda case: decide(case, board("05-22", "D1"), "5"),
    ),
    "votes that cannot be right": lambda: (
        club.after(4),
        lambda case: decide(
            case,
            board("05-22", "D1"),
            "5",
            count=votes(present=17, ayes=17, noes=-1, written=1),
        ),
    ),
    "a base nobody counted": lambda: (
        club.after(4),
        lambda case: decide(
            case,
            board("05-22", "D1"),
            "5",
            count=Count(
                ballot=Ballot(entitled=16, present=12, ayes=9, noes=3),
                carried=True,
                rule="half",
            ),
        ),
    ),
    "votes that give something else": lambda: (
        club.after(4),
        lambda case: decide(
            case,
            board("05-22", "D1"),
            "5",
            count=replace(votes(ayes=8, noes=4), carried=True),
        ),
    ),
    "a majority left blank": lambda: (
        club.resting(2),
        lambda case: decide(case, board("05-06", "D1"), "3", count=votes()),
    ),
    "a majority left blank, and no votes": lambda: (
        club.resting(2),
        lambda case: decide(case, board("05-06", "D1"), "3"),
    ),
    "a decision without reasons": lambda: (
        club.after(4),
        lambda case: decide(
            case, board("05-22", "D1", said=""), "5", count=club.CARRIED
        ),
    ),
    "a length where there is none": lambda: (
        club.after(4),
        lambda case: decide(
            case, board("05-22", "D1"), "5", count=club.CARRIED, length=MONTH
        ),
    ),
    "a length beyond the ceiling": lambda: (
        club.resting(2),
        lambda case: decide(
            case, board("05-06", "D1"), "3", count=club.AGREED, length=LONG
        ),
    ),
    "a step decided that is no decision": lambda: (
        club.after(3),
        lambda case: decide(case, secretary("05-12"), "4"),
    ),
    "an approval of what is none": lambda: (
        club.after(3),
        lambda case: consent(case, secretary("05-12"), "4", approved=True),
    ),
    "not approved, and no reasons": lambda: (
        club.after(5),
        lambda case: consent(case, meeting("05-30", said=""), "6", approved=False),
    ),
    "who proposed, approving": lambda: (
        club.after(5),
        lambda case: consent(case, meeting("05-30", "P1"), "6", approved=True),
    ),
    "an answer nobody asked for": lambda: (
        club.after(2),
        lambda case: answer(case, member("05-10"), agreed=True),
    ),
    "certified before it was met": lambda: (
        club.lapsing(),
        lambda case: certify(case, secretary("05-06"), "3", met_on=date(2024, 6, 1)),
    ),
    "met before the finding": lambda: (
        club.lapsing(),
        lambda case: certify(case, secretary("05-06"), "3", met_on=date(2024, 4, 1)),
    ),
    "certified where nothing is": lambda: (
        club.after(3),
        lambda case: certify(case, secretary("05-12"), "4", met_on=date(2024, 5, 1)),
    ),
}
