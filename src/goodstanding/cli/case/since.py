"""The finding a case rests on, beside what the roll says now: nothing is hidden."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from goodstanding.assessment.assess import Question, assess
from goodstanding.assessment.finding import Finding
from goodstanding.cases.acts.open import STANDING
from goodstanding.cases.case import Case
from goodstanding.roll import Roll
from goodstanding.terms import Answer

NOTHING = "not counted"
"""What is shown of a condition that the answer does not rest on."""


class Since(Struct, frozen=True, kw_only=True):
    """The ground of a case asked again, by the text of the case: on which day, and what came."""

    as_of: date
    finding: Finding | None

    @property
    def answer(self) -> Answer:
        """The answer there is now."""
        return self.finding.answer if self.finding else Answer.NOT_MET

    @property
    def stands(self) -> bool:
        """Whether a case could be opened on it."""
        return self.answer in STANDING


def ask_again(case: Case, roll: Roll, as_of: date) -> Since:
    """The ground of the case asked of the roll as it is now."""
    question = Question(rulebook=case.rulebook, as_of=as_of, member=case.member)
    ground = case.opened.finding.ground
    found = (each for each in assess(question, roll) if each.ground == ground)
    return Since(as_of=as_of, finding=next(found, None))


def differences(frozen: Finding, now: Since) -> list[tuple[str, str, str]]:
    """What is otherwise now: of what, as it was found, and as it is."""
    rows = [("the answer", str(frozen.answer), str(now.answer))]
    found = now.finding
    since = str(found.since) if found and found.since else ""
    rows.append(("since", str(frozen.since or ""), since))
    then = {each.says: each.value for each in frozen.evidence}
    after = {each.says: each.value for each in found.evidence} if found else {}
    said = dict.fromkeys((*then, *after))
    rows += [(says, then.get(says, NOTHING), after.get(says, NOTHING)) for says in said]
    return [row for row in rows if row[1] != row[2]]
