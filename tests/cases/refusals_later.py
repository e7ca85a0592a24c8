"""What is refused once it is decided, beside the steps, and at the opening."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from cases import club
from cases.club import board, meeting, member, secretary
from cases.refusals import left, votes
from cases.world import basis, entered
from goodstanding.assessment.order import Hidden
from goodstanding.cases.acts.appeal import appeal, decide_appeal, forgo, restore
from goodstanding.cases.acts.conclude import conclude
from goodstanding.cases.acts.decide import decide
from goodstanding.cases.acts.effect import effect
from goodstanding.cases.acts.end import drop, leave
from goodstanding.cases.acts.lengthen import lengthen
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.remark import help_given, hold, note
from goodstanding.cases.acts.send import send
from goodstanding.cases.case import Case
from goodstanding.cases.moves import Kind
from goodstanding.dates import Length, Unit
from goodstanding.roll.record import Record
from goodstanding.roll.tables import MeasureTaken
from goodstanding.terms import Answer

Tried = tuple[Case | None, Callable[..., object]]
MONTH = Length(1, Unit.MONTH)
LONG = Length(12, Unit.MONTH)


def _open(measure="removal", ground="arrears", **said):
    """Open another case: `by` whom, on which `answer`, with what other cases."""
    found = basis(club.BOOK, ground, date(2024, 5, 1), said.get("record"))
    finding = replace(
        found.finding,
        answer=said.get("answer", Answer.MET),
        hidden_by=said.get("hidden", ()),
    )
    by, others = said.get("by", board("05-02")), said.get("others", ())
    on = replace(found, finding=finding)
    return open_case(on, by, measure, name="C-2", others=others)


def _resting_record() -> Record:
    taken = MeasureTaken(member_id="M12", measure="rest", from_on=date(2024, 1, 1))
    return Record(member_id="M12", measures=(taken,))


def _posted() -> Case:
    case = club.after(6)
    return case.then(send(case, board("06-01"), "7", means="letter"))


def _appealed() -> Case:
    case = club.after(7)
    return case.then(appeal(case, member("06-10")))


def _won() -> Case:
    case = club.resting(5)
    case = case.then(appeal(case, member("05-20"), to="assembly"))
    judge = entered("2024-06-01", "J1", body="assembly", said="the count was wrong")
    return case.then(decide_appeal(case, judge, won=True))


def _fallen() -> Case:
    case = club.after(4)
    return case.then(
        decide(case, board("05-22", "D1"), "5", count=votes(ayes=2, noes=10))
    )


ACTS: dict[str, Callable[[], Tried]] = {
    # effect, length, end
    "effect before the decision came to hand": lambda: (
        _posted(),
        lambda case: effect(case, board("06-10")),
    ),
    "effect before its day": lambda: (
        club.resting(4),
        lambda case: effect(case, board("05-12")),
    ),
    "lengthened beyond the ceiling": lambda: (
        club.resting(5),
        lambda case: lengthen(case, board("06-01"), length=LONG),
    ),
    "lengthened when it was over": lambda: (
        club.resting(5),
        lambda case: lengthen(case, board("09-01"), length=MONTH),
    ),
    "over before its time": lambda: (
        club.resting(5),
        lambda case: conclude(case, board("08-01"), Kind.RUN_OUT),
    ),
    "over, and nobody says what came of it": lambda: (
        club.resting(5),
        lambda case: conclude(case, board("08-20", said=""), Kind.LIFT),
    ),
    "closed while it may be appealed": lambda: (
        club.in_effect(),
        lambda case: conclude(case, board("06-20"), Kind.CLOSE),
    ),
    "dropped by somebody else": lambda: (
        club.resting(1),
        lambda case: drop(case, secretary("05-05")),
    ),
    "dropped by a body that nobody knows": lambda: (
        club.after(1),
        lambda case: drop(
            case, entered("2024-05-05", "X1", body="treasury", said="why not")
        ),
    ),
    "dropped without reasons": lambda: (
        club.after(1),
        lambda case: drop(case, board("05-05", said="")),
    ),
    "leaving on a day before the last act": lambda: (
        club.after(2),
        lambda case: leave(case, member("05-01")),
    ),
    "leaving that nobody enters": lambda: (
        club.after(2),
        lambda case: leave(case, entered("2024-05-08")),
    ),
    "lifted by the member": lambda: (
        club.resting(5),
        lambda case: conclude(case, member("06-01"), Kind.LIFT),
    ),
    "leaving twice": lambda: (left(), lambda case: leave(case, member("05-08"))),
    # appeal
    "an appeal by somebody else": lambda: (
        club.after(7),
        lambda case: appeal(case, board("06-05")),
    ),
    "an appeal too late": lambda: (
        club.after(7),
        lambda case: appeal(case, member("07-02")),
    ),
    "an appeal to nobody knows whom": lambda: (
        club.resting(4),
        lambda case: appeal(case, member("05-10")),
    ),
    "an appeal decided by another body": lambda: (
        _appealed(),
        lambda case: decide_appeal(case, board("06-20", "J1"), won=False),
    ),
    "an appeal decided by who decided before": lambda: (
        _appealed(),
        lambda case: decide_appeal(case, meeting("06-20", "D1"), won=False),
    ),
    "an appeal decided without reasons": lambda: (
        _appealed(),
        lambda case: decide_appeal(case, meeting("06-20", "J1", said=""), won=False),
    ),
    "effect while an appeal holds it up": lambda: (
        _appealed(),
        lambda case: effect(case, board("06-20")),
    ),
    "the time to appeal not yet over": lambda: (
        club.after(7),
        lambda case: forgo(case, board("07-01")),
    ),
    "the time to appeal not known": lambda: (
        _posted(),
        lambda case: forgo(case, board("09-01", said="")),
    ),
    "put right without words": lambda: (
        _won(),
        lambda case: restore(case, board("06-05", said="")),
    ),
    # beside the steps
    "held up until yesterday": lambda: (
        club.after(1),
        lambda case: hold(case, board("05-05"), until=date(2024, 5, 4)),
    ),
    "help without words": lambda: (
        club.resting(5),
        lambda case: help_given(case, board("06-01", said="")),
    ),
    "a note by nobody": lambda: (
        club.after(1),
        lambda case: note(case, entered("2024-05-05", said="it was paid")),
    ),
    "a note after the end": lambda: (
        _fallen(),
        lambda case: note(case, board("06-01")),
    ),
    # opening
    "a finding that lacks data": lambda: (
        None,
        lambda _: _open(answer=Answer.DATA_MISSING),
    ),
    "a finding that another hides": lambda: (
        None,
        lambda _: _open(
            hidden=(
                Hidden(ground="default", article="Article 9. Dues", answer=Answer.MET),
            )
        ),
    ),
    "a finding of a later day": lambda: (None, lambda _: _open(by=board("04-30"))),
    "opened by the member": lambda: (None, lambda _: _open(by=board("05-02", "M12"))),
    "opened by another body": lambda: (None, lambda _: _open(by=secretary("05-02"))),
    "a measure that this ground does not open": lambda: (
        None,
        lambda _: _open("lapse"),
    ),
    "a ground that opens nothing": lambda: (None, lambda _: _open(ground="named")),
    "a measure that is barred": lambda: (
        None,
        lambda _: _open(record=_resting_record()),
    ),
    "another case open": lambda: (None, lambda _: _open(others=(club.after(3),))),
    "the same again too soon": lambda: (
        None,
        lambda _: _open(
            others=(club.after(6).then(drop(club.after(6), board("06-03"))),),
            by=board("06-10"),
        ),
    ),
}
