"""Whoever wants to leave leaves, whatever is under way, and nobody can refuse it."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from cases import club
from goodstanding.cases.acts.appeal import appeal
from goodstanding.cases.acts.end import leave
from goodstanding.cases.acts.remark import hold
from goodstanding.cases.acts.send import send
from goodstanding.cases.event import By, Entry, Left
from goodstanding.cases.moves import End, Kind, Move, Stage
from goodstanding.cases.paths import explore
from goodstanding.cases.safeguards import procedures
from goodstanding.problems import Refused
from goodstanding.rulebook import read_rulebook

SHIPPED = sorted((Path(__file__).parents[2] / "rulebooks").rglob("*.md"))


def held_up():
    case = club.after(4)
    return case.then(hold(case, club.board("05-13"), until=date(2025, 6, 1)))


def under_appeal():
    case = club.after(7)
    return case.then(appeal(case, club.member("06-10")))


CASES = {
    **{f"after {number} steps": lambda n=number: club.after(n) for number in range(8)},
    "held up for a year": held_up,
    "under appeal": under_appeal,
    "in effect": club.in_effect,
    "resting": lambda: club.resting(5),
    "certified": club.lapsed,
}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_leaving_is_a_move_of_every_state_and_ends_the_case(path):
    for procedure in procedures(read_rulebook(path)):
        for state, following in explore(procedure).after.items():
            if state.stage is not Stage.ENDED:
                assert following[Move(Kind.LEAVE)].stage is Stage.ENDED


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    "by", [By(("M12",)), By(("T1",), "secretary"), By(("M12",), "board")]
)
def test_one_act_is_enough_with_no_words_and_no_approval(name, by):
    case = CASES[name]()
    left = case.then(leave(case, Entry(on=case.last_on, by=by)))

    assert (left.is_open, left.state.end) == (False, End.LEFT)


def test_who_has_left_is_sent_nothing_more():
    case = club.after(1)
    case = case.then(leave(case, club.member("05-03")))

    with pytest.raises(Refused, match="is sent nothing more"):
        send(
            case,
            club.board("05-04"),
            "2",
            means="registered letter",
            states=club.STATED,
        )


def test_leaving_is_never_a_decision_and_takes_no_effect():
    case = club.after(5)
    left = leave(case, Entry(on=case.last_on + timedelta(1), by=By(("M12",))))
    states = explore(case.procedure).paths

    assert left == Left(entry=left.entry)
    assert not any(
        state.end is End.LEFT and state.stage is Stage.IN_EFFECT for state in states
    )
