"""What a query tells of one member, before any evidence is gathered."""

from __future__ import annotations

from msgspec import Struct

from goodstanding.terms import Answer


class Answers(Struct, frozen=True):
    """The grounds of one member that are not "not met", and those one step away.

    `open` are those that the query leaves to the definition.
    """

    member_id: str
    branch_id: str | None
    told: dict[str, Answer]
    near: frozenset[str]
    open: frozenset[str] = frozenset()

    def answer(self, ground: str) -> Answer:
        """The answer to `ground`."""
        return self.told.get(ground, Answer.NOT_MET)

    def grounds(self) -> set[str]:
        """The grounds of which anything is told, near or left open."""
        return {*self.told, *self.near, *self.open}

    def only(self, grounds: set[str]) -> bool:
        """Whether all that is told is that some of `grounds` need a finding."""
        needs = {
            name for name, answer in self.told.items() if answer is Answer.NEEDS_FINDING
        }
        return (
            not self.near
            and not self.open
            and needs == set(self.told)
            and needs <= grounds
        )
