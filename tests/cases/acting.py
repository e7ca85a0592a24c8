"""The act that makes a move, with all that must be known of it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from goodstanding.cases import limits
from goodstanding.cases.acts import appeal as of_appeal
from goodstanding.cases.acts import effect as of_effect
from goodstanding.cases.acts import remark
from goodstanding.cases.acts.answer import answer
from goodstanding.cases.acts.certify import certify
from goodstanding.cases.acts.conclude import conclude
from goodstanding.cases.acts.consent import consent
from goodstanding.cases.acts.decide import Count, decide
from goodstanding.cases.acts.end import drop, leave
from goodstanding.cases.acts.lengthen import lengthen
from goodstanding.cases.acts.pass_over import pass_over
from goodstanding.cases.acts.receive import receive
from goodstanding.cases.acts.send import SENDING, send
from goodstanding.cases.acts.take import take
from goodstanding.cases.case import Case
from goodstanding.cases.event import AnyEvent, Appealed, Ballot, By, Entry, Helped, Sent
from goodstanding.cases.moves import Kind, Move
from goodstanding.dates import Length, Unit
from goodstanding.rulebook.procedure import Act, Bound, Step

ALL_FOR = Ballot(entitled=20, present=20, ayes=20, noes=0, in_office=20, holders=20)
ALL_AGAINST = Ballot(entitled=20, present=20, ayes=0, noes=20, in_office=20, holders=20)
NOBODY_CAME = Ballot(entitled=20, present=0, ayes=0, noes=0, in_office=20, holders=20)
BALLOTS = {Kind.TAKE: ALL_FOR, Kind.LOSE: ALL_AGAINST, Kind.NO_QUORUM: NOBODY_CAME}
GAPS = (0, 0, 1, 2, 8, 15, 31, 61)
OF_MEMBER = {Kind.APPEAL, Kind.AGREE, Kind.REFUSE, Kind.LEAVE}
PEOPLE = {Act.PROPOSES: "P1", Act.SECONDS: "P1", Act.DECIDES: "D1", Act.APPROVES: "A1"}


class Acting:
    """Makes acts on a case, as `random` has it where there is a choice."""

    def __init__(self, case: Case, random: Random) -> None:
        self.case = case
        self.random = random

    def fitting(self, move: Move) -> AnyEvent:
        """The event of a move, by who may make it, on a day that mostly fits."""
        entry = Entry(on=self._day(move), by=self._who(move), said="for these reasons")
        return self.by(move, entry)

    def by(self, move: Move, entry: Entry) -> AnyEvent:
        """The event of a move entered so."""
        if move.kind in BALLOTS and self._is(move, Act.DECIDES):
            return self._decide(move, entry)
        if move.kind is Kind.TAKE:
            return self._take(move, entry)
        if move.kind is Kind.PASS:
            offered = self.case.last_on if self.case.last_on < entry.on else None
            return pass_over(self.case, entry, move.step, offered=offered)
        return self._other(move, entry)

    def leave(self, by: By, on: date) -> AnyEvent:
        """The event that the member left."""
        return leave(self.case, Entry(on=on, by=by))

    def aside(self) -> AnyEvent:
        """The event of something that is no move."""
        on = self.case.last_on + timedelta(self.random.choice(GAPS))
        entry = Entry(on=on, by=By(("S1",), self.case.body), said="seen to")
        unserved = [
            sent
            for sent in self.case.of(Sent)
            if limits.served(self.case, sent) is None
        ]
        if unserved:
            came = self.random.choice([on, unserved[-1].on])  # the slip may come late
            signed = Entry(on=came, by=entry.by)
            return receive(self.case, signed, unserved[-1].step)
        until = on + timedelta(self.random.choice(GAPS))
        return self.random.choice(
            [
                lambda: remark.help_given(self.case, entry),
                lambda: remark.note(self.case, entry),
                lambda: remark.hold(self.case, entry, until=until),
                lambda: receive(self.case, entry, "1"),
            ]
        )()

    def _decide(self, move: Move, entry: Entry) -> AnyEvent:
        won = None if move.kind is Kind.NO_QUORUM else move.kind is Kind.TAKE
        count = Count(ballot=BALLOTS[move.kind], carried=won, rule="more than half")
        lasts, length = self.case.measure.lasts, None
        if lasts is not None:
            length = lasts if isinstance(lasts, Length) else Length(2, Unit.MONTH)
        return decide(self.case, entry, move.step, count=count, length=length)

    def _take(self, move: Move, entry: Entry) -> AnyEvent:
        step = self._step(move)
        if step is None:
            return take(self.case, entry, move.step)
        if step.act in SENDING:
            means = " and ".join(map(str, step.means.by)) if step.means else "hand"
            stated = self.random.choice([("the grounds", *step.stating)] * 9 + [()])
            return send(self.case, entry, move.step, means=means, states=stated)
        if step.act is Act.CERTIFIES:
            return certify(self.case, entry, move.step, met_on=entry.on)
        if step.act in (Act.APPROVES, Act.REVIEWS):
            return consent(self.case, entry, move.step, approved=True)
        return take(
            self.case,
            entry,
            move.step,
            met="as the minutes show" if step.guard else None,
        )

    def _other(self, move: Move, entry: Entry) -> AnyEvent:
        case, kind = self.case, move.kind
        return {
            Kind.LOSE: lambda: decide(case, entry, move.step),
            Kind.NO_QUORUM: lambda: decide(case, entry, move.step),
            Kind.WITHHOLD: lambda: consent(case, entry, move.step, approved=False),
            Kind.AGREE: lambda: answer(case, entry, agreed=True, step=move.step),
            Kind.REFUSE: lambda: answer(case, entry, agreed=False, step=move.step),
            Kind.EFFECT: lambda: of_effect.effect(case, entry),
            Kind.EXTEND: lambda: lengthen(case, entry, length=Length(1, Unit.MONTH)),
            Kind.LIFT: lambda: conclude(case, entry, Kind.LIFT),
            Kind.RUN_OUT: lambda: conclude(case, entry, Kind.RUN_OUT),
            Kind.CLOSE: lambda: conclude(case, entry, Kind.CLOSE),
            Kind.APPEAL: lambda: of_appeal.appeal(case, entry, to="arbiter"),
            Kind.WIN: lambda: of_appeal.decide_appeal(
                case, entry, won=True, ballot=ALL_AGAINST
            ),
            Kind.FAIL: lambda: of_appeal.decide_appeal(
                case, entry, won=False, ballot=ALL_FOR
            ),
            Kind.FORGO: lambda: of_appeal.forgo(case, entry),
            Kind.RESTORE: lambda: of_appeal.restore(case, entry),
            Kind.LEAVE: lambda: leave(case, entry),
            Kind.DROP: lambda: drop(case, entry),
        }[kind]()

    def _step(self, move: Move) -> Step | None:
        steps = {part.step.number: part.step for part in self.case.procedure.parts}
        return steps.get(move.step)

    def _is(self, move: Move, act: Act) -> bool:
        step = self._step(move)
        return step is not None and step.act is act

    def _who(self, move: Move) -> By:
        step = self._step(move)
        if step is not None and move.kind is not Kind.PASS:
            return self._actor(step)
        if move.kind in OF_MEMBER:
            return By((self.case.member,))
        if move.kind in (Kind.WIN, Kind.FAIL):
            return By(("J1",), [event.to for event in self.case.of(Appealed)][-1])
        return By(("S1",), self.case.body)

    def _actor(self, step: Step) -> By:
        actor = self.random.choice((step.actor, *step.others))
        if actor.is_member:
            return By((self.case.member,))
        name = PEOPLE.get(step.act, "Q1")
        if actor.body is not None:
            return By((name,), actor.body)
        return By(tuple(f"{name}{number}" for number in range(actor.number or 1)))

    def _day(self, move: Move) -> date:
        """Mostly the first day on which the texts allow it."""
        last, step = self.case.last_on, self._step(move)
        days = [last]
        if step is not None and move.kind is Kind.PASS:
            days.append(_after(limits.last_day(self.case, step) or last))
        elif step is not None:
            days.append(limits.first_day(self.case, step))
            days += [
                limits.day_of(self.case, limit.event)
                for limit in step.limits
                if limit.bound is Bound.ON
            ]
        days += self._waits(move)
        on = max(day for day in days if day is not None)
        return on + timedelta(
            self.random.choice(GAPS) if self.random.random() < 0.4 else 0
        )

    def _waits(self, move: Move) -> list[date | None]:
        held = self.case.held_until(self.case.last_on)
        if move.kind is Kind.EFFECT:
            return [held, of_effect.effect_day(self.case)]
        if move.kind in (Kind.FORGO, Kind.CLOSE):
            return [held, _after(of_effect.appeal_until(self.case))]
        if move.kind is Kind.RUN_OUT and any(self.case.of(Helped)):
            return [held, _after(self.case.runs_until)]
        return [held]


def _after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(1)
