"""Cases brought some way along, for tests of what is told of them."""

from __future__ import annotations

from datetime import date
from functools import cache

from cases.world import basis, entered, rulebook
from goodstanding.cases.acts.certify import certify
from goodstanding.cases.acts.consent import consent
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.effect import effect
from goodstanding.cases.acts.open import open_case
from goodstanding.cases.acts.pass_over import pass_over
from goodstanding.cases.acts.receive import receive
from goodstanding.cases.acts.send import send
from goodstanding.cases.acts.take import take
from goodstanding.cases.case import Case
from goodstanding.cases.event import Ballot

GROUNDS = ("the grounds",)


class Told:
    """A case, and short ways to go on with it."""

    def __init__(self, case: Case, body: str) -> None:
        self.case = case
        self.body = body

    def by(self, day, *people, body=None, said=""):
        """Who does it, on which day: for the body that opened it, where nothing is said."""
        return entered(day, *(people or ("S1",)), body=body or self.body, said=said)

    def do(self, act, entry, *args, **kwargs):
        self.case = self.case.then(act(self.case, entry, *args, **kwargs))
        return self

    def send(self, day, step, *, means="hand", states=GROUNDS):
        return self.do(send, self.by(day), step, means=means, states=states)

    def received(self, day, step):
        return self.do(receive, self.by(day), step)

    def passed(self, day, step, offered=None, said=""):
        return self.do(pass_over, self.by(day, said=said), step, offered=offered)

    def decided(
        self, day, step, *, body=None, ballot=None, said="as the roll shows", **more
    ):
        count = Count(ballot=ballot, **more)
        entry = self.by(day, "D1", body=body, said=said)
        length = self.case.measure.lasts
        return self.do(decide, entry, step, count=count, length=length)


def opened(name, ground, measure, day, body) -> Told:
    """A case under a rulebook that is shipped."""
    on = date.fromisoformat(day)
    found = open_case(
        basis(read(name), ground, on),
        entered(day, "S1", body=body),
        measure,
        name="C-1",
    )
    return Told(found, body)


read = cache(rulebook)


def association(day="2025-03-03") -> Told:
    """Of an association: expelled for a breach, with days to reply and to appeal."""
    return opened(
        "records/l16-nsw-associations", "breach", "expulsion", day, "committee"
    )


def council() -> Told:
    """Of a council: six months without attendance, certified by an officer."""
    return opened(
        "council-six-months",
        "six-months-absent",
        "vacancy",
        "2025-03-03",
        "proper-officer",
    )


def corrected() -> Told:
    """Of the Measures of 2024: a correction, up to the meeting that decides on it."""
    committee, grass = "branch-committee", "grass-roots-committee"
    told = opened(
        "measures-2024", "irregular-dues", "correction", "2025-01-10", committee
    )
    by = told.by
    told.do(take, by("2025-01-11", "P1"), "1").do(take, by("2025-01-11", "P1"), "2")
    told.do(take, by("2025-01-15", "T1", "T2", body="investigation-team"), "3")
    told.send("2025-01-16", "notice")
    told.do(take, by("2025-01-20", "F1", "F2"), "4").do(
        take, by("2025-01-21", "P1"), "5"
    )
    return told.do(consent, by("2025-01-25", "G1", body=grass), "6", approved=True)


def decided() -> Told:
    """The same once the meeting has decided."""
    ballot = Ballot(entitled=16, present=9, ayes=9, noes=0)
    rule = "more than half of those entitled"
    told = corrected().passed("2025-01-28", "7", offered=date(2025, 1, 26))
    return told.decided(
        "2025-02-01", "8", body="branch-meeting", ballot=ballot, carried=True, rule=rule
    )


def in_effect() -> Told:
    """The same once its time of correction runs."""
    told = decided()
    grass = told.by("2025-02-10", "G1", body="grass-roots-committee")
    told.do(consent, grass, "9", approved=True)
    told.do(take, told.by("2025-02-11", "B1", body="branch"), "10")
    handed = told.by("2025-02-11", "B1", body="branch")
    told.do(send, handed, "11", means="hand")
    return told.do(effect, told.by("2025-02-11", "B1", body="branch"))


def certified() -> Told:
    """The vacancy of a council's seat, once it is certified."""
    officer = council()
    return officer.do(
        certify, officer.by("2025-03-04", "O1"), "1", met_on=date(2025, 3, 3)
    )
