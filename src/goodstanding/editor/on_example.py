"""What the rules say on one example of the text, with what it rests on."""

from __future__ import annotations

from goodstanding.assessment import reference
from goodstanding.assessment.examples import asked_by
from goodstanding.assessment.finding import finding
from goodstanding.editor.draft import Draft
from goodstanding.rulebook.condition import Leaf
from goodstanding.rulebook.example import Example
from goodstanding.rulebook.model import Ground

NOT_RUN = "It is not run while the text has an error."


def first_example(draft: Draft, ground: str) -> Example | None:
    """The first example of the text that asks after this ground."""
    asks = (each for each in draft.rulebook.examples if each.ground == ground)
    return next(asks, None)


def on_example(draft: Draft, example: Example) -> str:
    """The example run: its facts, its day, the answer, and what that rests on."""
    facts = " ".join(example.text.split("|")[1].split())
    head = f"Example “{example.name}”: {facts}; on {example.on}"
    if draft.has_errors:
        return f"{head}. {NOT_RUN}"
    ground = draft.rulebook.grounds[example.ground]
    return f"{head}, {example.ground} is **{_answer(draft, example, ground)}"


def _answer(draft: Draft, example: Example, ground: Ground) -> str:
    asked = asked_by(draft.rulebook, example)
    found = finding(asked, ground)
    if found is not None:
        since = f" since {found.since}" if found.since else ""
        near = ", coming near" if found.near else ""
        opens = "".join(f"; {each}" for each in found.opens)
        return f"{found.answer}{near}**{since}. {found.sentence}{opens}"
    weighed = reference.judge(asked, ground)
    rests = "; ".join(
        f"{leaf.condition.text}: {leaf.value}"
        for leaf in weighed.leaves()
        if isinstance(leaf.condition, Leaf)
    )
    return f"{weighed.twice.answer}**. {rests or weighed.value}"
