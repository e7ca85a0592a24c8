"""The examples of a rulebook, run: does the text give the answers it promises."""

from __future__ import annotations

from msgspec.structs import replace

from goodstanding.assessment import reference
from goodstanding.assessment.asked import Asked
from goodstanding.assessment.example_record import record_of
from goodstanding.assessment.since import since
from goodstanding.assessment.weighed import Weighed
from goodstanding.problems import Problem
from goodstanding.rulebook.condition import Leaf
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.model import Rulebook
from goodstanding.terms import Answer


def run_examples(rulebook: Rulebook) -> list[Problem]:
    """A problem for each example whose answer is not the one written beside it."""
    return [
        problem for example in rulebook.examples for problem in _run(rulebook, example)
    ]


def asked_by(rulebook: Rulebook, example: Example) -> Asked:
    """The question that `example` puts."""
    return Asked(rulebook, record_of(rulebook, example), example.on)


def _run(rulebook: Rulebook, example: Example) -> list[Problem]:
    asked, ground = asked_by(rulebook, example), rulebook.grounds[example.ground]
    weighed = reference.judge(asked, ground)
    given, expected = _said(asked, example, weighed), _expected(example)
    if given == expected:
        return []
    rests = "; ".join(
        f"{leaf.condition.text}: {leaf.value}"
        for leaf in weighed.leaves()
        if isinstance(leaf.condition, Leaf) and leaf.value
    )
    return [
        Problem(
            code="assessment.E001",
            what=f"the example {example.name} says {expected}, and the rules give {given}",
            where=str(example.place),
            do=f"correct the example or the rule; what the rules see: {rests}",
        )
    ]


def _expected(example: Example) -> str:
    if example.near:
        return f"{example.answer}, coming near"
    if example.since is not None:
        return f"{example.answer} since {example.since}"
    return (
        f"{example.answer} until {example.until}"
        if example.until
        else str(example.answer)
    )


def _said(asked: Asked, example: Example, weighed: Weighed) -> str:
    """The answer, said as fully as the example says its own."""
    ground, found = asked.rulebook.grounds[example.ground], weighed.twice.answer
    if example.near and found is Answer.NOT_MET:
        close = reference.near(replace(asked, ahead=False), ground)
        return f"{found}, coming near" if close else str(found)
    if example.since is not None and found is Answer.MET:
        return f"{found} since {since(asked, ground)}"
    if example.until is not None and found is Answer.STILL_CURABLE:
        ends = [
            point.open_until
            for leaf in weighed.leaves()
            for point in leaf.points
            if point.open_until
        ]
        return f"{found} until {min(ends)}"
    return str(found)
