"""What is proven of a procedure: it holds of all that is shipped, and breaks when broken."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from cases.procedures import FAIR, book, proven, read, shortest
from goodstanding.cases import moves as of_moves
from goodstanding.cases import paths, safeguards
from goodstanding.cases.moves import Kind, Move, Stage
from goodstanding.cases.parts import DECIDING, HEARING, Part, Procedure
from goodstanding.cases.paths import explore
from goodstanding.cases.safeguards import SAFEGUARDS, procedures, prove, weighs
from goodstanding.cases.wording import along
from goodstanding.rulebook.measure import Measure
from goodstanding.rulebook.procedure import Act, Actor, Way

SHIPPED = sorted((Path(__file__).parents[2] / "rulebooks").rglob("*.md"))
OPTIONAL = (Way.OPTIONAL,)
UNDECIDED = """\
removal can be reached without a decision; the shortest way: 1. the board serves notice; 2. the member replies; it takes effect
  where: bylaws.md:14:1, Article 9. Dues
  do:    tell us how it came about: where a text has no decision, one is added
  code:  cases.E003"""


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def rulebook(request):
    return read(request.param)


def codes(found):
    return [problem.code for problem in found.problems]


def way(found):
    """The shortest way as a problem tells it."""
    (problem,) = (each for each in found.problems if ".E" in each.code)
    return problem.what.partition("; the shortest way: ")[2].split("; ")


def test_a_fair_procedure_is_proven():
    found = proven(*FAIR)

    assert (found.measure, found.states, found.moves) == ("removal", 28, 36)
    assert (found.weighs, found.added, found.problems) == (True, (), ())


def test_what_the_text_leaves_out_is_added_and_told():
    found = proven(FAIR[0], "1. The member may reply.")

    assert found.added == ("notice", "decision", "delivery")
    assert codes(found) == []


def test_the_shortest_way_without_the_reply_is_told_step_by_step():
    found = proven(*FAIR[:2], *FAIR[3:])

    assert codes(found) == ["cases.E001"]
    assert way(found) == [
        "1. the board serves notice",
        "3. the board decides",
        "4. the board delivers it",
        "it takes effect",
    ]


def test_a_reply_that_comes_after_the_decision_is_none():
    lines = [*FAIR[:2], "2. The board decides.", "3. The member may reply."]

    assert codes(proven(*lines)) == ["cases.E001"]


def test_a_reply_before_any_notice_is_none():
    lines = [FAIR[0], "1. The member may reply.", "2. The board serves notice."]

    assert codes(proven(*lines, "3. The board decides.")) == ["cases.E001"]


def test_a_talk_is_a_hearing_though_nothing_was_sent_before():
    lines = [
        FAIR[0],
        "1. The board talks with the member.",
        "2. The board serves notice.",
    ]

    assert codes(proven(*lines, "3. The board decides.")) == []


def test_a_reply_with_a_condition_is_a_chance_at_times_only():
    reply = "2. The member may reply, unless at least 9 dues are missed in a row."
    found = proven(*FAIR[:2], reply, *FAIR[3:])

    assert codes(found) == ["cases.E001"]
    assert "2. the member does not reply" in way(found)


def test_a_decision_that_falls_carries_nothing_though_another_stood_before():
    found = book(
        *FAIR[:3],
        "3. The board decides, by more than 1/2 of those voting.",
        "4. The meeting decides, by more than 1/2 of those voting.",
        "5. If not carried, the board records it.",
    )
    (procedure,) = procedures(found)
    explored = explore(procedure)
    lost = Move(Kind.LOSE, "4")
    fallen = [each[lost] for each in explored.after.values() if lost in each]
    reached = set(fallen)
    while (
        ahead := {after for at in reached for after in explored.after[at].values()}
        - reached
    ):
        reached |= ahead

    assert Stage.ENDED in {state.stage for state in reached}
    assert Stage.IN_EFFECT not in {state.stage for state in reached}


def _with_steps(procedure, change):
    parts = tuple(new for part in procedure.parts for new in change(part))
    return Procedure(measure=procedure.measure, body=procedure.body, parts=parts)


def _unheard(part):
    return [] if part.step.act in HEARING else [part]


def _untold(part):
    optional = replace(part.step, ways=OPTIONAL)
    return [Part(optional)] if part.step.act in (Act.NOTICE, Act.QUESTIONS) else [part]


def _kept_back(part):
    optional = replace(part.step, ways=OPTIONAL)
    return [Part(optional)] if part.step.act is Act.DELIVERS else [part]


def _by_the_member(part):
    judged = replace(part.step, actor=Actor())
    return [Part(judged)] if part.step.act in DECIDING else [part]


def _by_anybody(part):
    judged = replace(part.step, actor=Actor(anybody=True))
    return [Part(judged)] if part.step.act in DECIDING else [part]


BREAKING = {
    "the hearing is taken out": (_unheard, "cases.E001"),
    "the notice may be left out": (_untold, "cases.E002"),
    "the delivery may be left out": (_kept_back, "cases.E004"),
    "the member decides": (_by_the_member, "cases.E006"),
    "anybody decides": (_by_anybody, "cases.E006"),
}


@pytest.mark.parametrize("fault", BREAKING)
def test_a_fault_in_any_procedure_breaks_the_safeguard_against_it(rulebook, fault):
    """In each shipped procedure that takes something away, and where a hearing is owed."""
    change, code = BREAKING[fault]
    for procedure in procedures(rulebook):
        if not weighs(procedure.measure) or not procedure.is_heard:
            continue
        wrong = _with_steps(procedure, change)
        found = safeguards._proven(wrong)  # noqa: SLF001 -- no text says this

        assert code in codes(found), procedure.measure.name.key
        assert "; the shortest way: " in found.problems[0].what


@pytest.mark.parametrize(
    "change", [_unheard, _untold, _kept_back], ids=lambda each: each.__name__
)
def test_no_way_is_shorter_than_the_one_that_is_told(rulebook, change):
    for procedure in procedures(rulebook):
        wrong = _with_steps(procedure, change)
        explored = explore(wrong)
        for safeguard in SAFEGUARDS:
            path = explored.shortest(safeguard.lacks)

            assert shortest(wrong, safeguard.lacks) == (
                None if path is None else len(path)
            )


def test_every_path_that_is_told_can_be_walked(rulebook):
    for procedure in procedures(rulebook):
        explored = explore(procedure)
        for state, path in explored.paths.items():
            at = of_moves.begin(procedure)
            for move in path:
                at = of_moves.moves(procedure, at)[move]

            assert at == state
            assert all(along(procedure, path))


def test_without_a_decision_nothing_takes_effect(rulebook):
    for procedure in procedures(rulebook):
        wrong = _with_steps(
            procedure, lambda part: [] if part.step.act in DECIDING else [part]
        )

        assert not any(state.stage is Stage.IN_EFFECT for state in explore(wrong).paths)


def test_what_was_not_handed_over_takes_no_effect(rulebook):
    for procedure in procedures(rulebook):
        kept_back = explore(_with_steps(procedure, _kept_back)).paths

        assert all(at.delivered for at in kept_back if at.stage is Stage.IN_EFFECT)


def test_software_that_lets_it_take_effect_undecided_is_found(monkeypatch):
    """No text breaks this; a fault of ours would, and is found as well."""

    def faulty(procedure, state):
        found = dict(of_moves.moves(procedure, state))
        if state.stage is Stage.STEPS and state.heard:
            found[Move(Kind.EFFECT)] = replace(state, stage=Stage.IN_EFFECT)
        return found

    monkeypatch.setattr(paths, "moves", faulty)

    found = {problem.code: str(problem) for problem in proven(*FAIR).problems}

    assert {"cases.E001", "cases.E002", "cases.E004"} <= set(found)
    assert found["cases.E003"] == UNDECIDED


def test_software_that_holds_a_member_fast_is_found(monkeypatch):
    def faulty(procedure, state):
        found = dict(of_moves.moves(procedure, state))
        if state.stage is Stage.DECIDED:
            del found[Move(Kind.LEAVE)]
        return found

    monkeypatch.setattr(paths, "moves", faulty)

    with pytest.raises((AssertionError, KeyError)):
        proven(*FAIR)


def test_a_case_that_turns_in_a_circle_for_ever_is_found(monkeypatch):
    def faulty(procedure, state):
        found = dict(of_moves.moves(procedure, state))
        if state.stage is Stage.IN_EFFECT:
            found = {move: state for move in found if move.kind is not Kind.LEAVE}
            found[Move(Kind.LEAVE)] = replace(state, stage=Stage.ENDED)
        return found

    monkeypatch.setattr(paths, "moves", faulty)
    found = proven(*FAIR)

    assert codes(found) == ["cases.E005"]
    assert way(found)[-1] == "the time to appeal goes by"


def test_no_appeal_is_a_doubt_until_it_is_answered_for():
    answer = 'No appeal is owed, because "the meeting of all decides".'

    assert codes(proven(*FAIR[1:])) == ["cases.W001"]
    assert codes(proven(*FAIR[1:], answer)) == []


def test_a_measure_that_takes_nothing_away_owes_an_end_only():
    rulebook = book(*FAIR)
    (measure,) = rulebook.measures.values()
    light: Measure = replace(measure, ends=(), steps=measure.steps[2:], appeal=None)
    (found,) = prove(replace(rulebook, measures={"removal": light}))

    assert (found.weighs, codes(found)) == (False, [])
