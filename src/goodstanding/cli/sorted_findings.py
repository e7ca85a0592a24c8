"""Findings sorted as an officer reads them: by answer, then by ground, then member.

All are counted and the first of each ground kept, so that a large roll costs no more
to show than a small one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct, field

from goodstanding.assessment.finding import Finding
from goodstanding.terms import Answer

MOST_SHOWN = 200
"""How many members are listed under one ground; the rest are counted."""


class Group(StrEnum):
    """Under which heading a finding stands."""

    MET = "met"
    CURABLE = "still curable"
    MISSING = "data missing"
    QUESTION = "needs a finding"
    HIDDEN = "not opened"
    NEAR = "coming near"


BY_ANSWER = {
    Answer.MET: Group.MET,
    Answer.STILL_CURABLE: Group.CURABLE,
    Answer.DATA_MISSING: Group.MISSING,
    Answer.NEEDS_FINDING: Group.QUESTION,
    Answer.NOT_MET: Group.NEAR,
}


def _group(finding: Finding) -> Group:
    return Group.HIDDEN if finding.is_hidden else BY_ANSWER[finding.answer]


OF_EVERYONE = (Group.MISSING, Group.QUESTION, Group.NEAR)
"""Groups that say something of the rules or the record when they hold everyone."""

Key = tuple[Group, str]


class Sorted(Struct):
    """Findings, counted and sorted.

    `of_everyone` holds the grounds that wait for a body or a record, or come near, for
    each of the members looked at: they say nothing of any one of them.
    """

    looked_at: int = 0
    counts: Counter[Key] = field(default_factory=Counter)
    first: dict[Key, list[Finding]] = field(default_factory=dict)
    alike: Counter[frozenset[Key]] = field(default_factory=Counter)

    def of_everyone(self, group: Group) -> list[Finding]:
        """One finding for each ground that is so for everyone."""
        return [
            kept[0]
            for key, kept in self.first.items()
            if key[0] is group and self._is_everyones(key)
        ]

    def of_some(self, group: Group) -> Iterator[tuple[int, list[Finding]]]:
        """Each other ground of the group: how many members, and the first of them."""
        for key, kept in self.first.items():
            if key[0] is group and not self._is_everyones(key):
                yield self.counts[key], kept

    def members(self, group: Group) -> int:
        """How many members stand in the group, by a ground that is not everyone's."""
        return sum(
            count
            for keys, count in self.alike.items()
            if any(key[0] is group and not self._is_everyones(key) for key in keys)
        )

    @property
    def unconcerned(self) -> int:
        """Of how many members the rules say nothing on this day."""
        concerned = sum(
            count
            for keys, count in self.alike.items()
            if not all(map(self._is_everyones, keys))
        )
        return self.looked_at - concerned

    def _is_everyones(self, key: Key) -> bool:
        return key[0] in OF_EVERYONE and 1 < self.looked_at == self.counts[key]


def sort(findings: Iterable[Finding]) -> Sorted:
    """The findings sorted; they come member by member."""
    found = Sorted()
    keys: set[Key] = set()
    last = None
    for finding in findings:
        if last is not None and finding.member != last:
            found.alike[frozenset(keys)] += 1
            keys.clear()
        last = finding.member
        key = _group(finding), finding.ground
        keys.add(key)
        found.counts[key] += 1
        kept = found.first.setdefault(key, [])
        if len(kept) < MOST_SHOWN:
            kept.append(finding)
    if keys:
        found.alike[frozenset(keys)] += 1
    return found
