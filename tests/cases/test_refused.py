"""Whatever cannot stand is refused with its reasons, and the case stays as it was."""

from pathlib import Path

import pytest

from cases import refusals, refusals_back, refusals_later
from check_docs import codes
from goodstanding.problems import Refused

ACTS = refusals.ACTS | refusals_later.ACTS | refusals_back.ACTS
ROOT = Path(__file__).parents[2]


def refused(name):
    """What stands against the act of this name; the case is looked at before and after."""
    case, act = ACTS[name]()
    before = None if case is None else (case.all, case.state)
    with pytest.raises(Refused) as found:
        act(case)

    assert before is None or before == (case.all, case.state)
    return found.value.problems


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_refused_and_the_case_is_unchanged(name):
    assert all(problem.where and problem.do for problem in refused(name))


def test_the_messages_are_those_that_people_have_read(golden):
    told = [
        f"## {name}\n" + "".join(f"{each}\n" for each in refused(name)) for name in ACTS
    ]

    golden("\n".join(told), "cases/refused.txt")


def test_every_reason_for_which_an_act_is_refused_is_among_them():
    known = {code for code in codes(ROOT) if code.startswith("cases.E0")}
    of_rulebooks = {f"cases.E00{number}" for number in range(1, 10)}
    of_stores = {f"cases.E0{number}" for number in (29, 31, 32, 33)}  # test_kept.py
    found = {problem.code for name in ACTS for problem in refused(name)}

    assert known - of_rulebooks - of_stores == found
