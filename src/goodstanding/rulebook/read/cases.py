"""Values that depend on the member, as in `Let limit be 3, and 2 for a student`.

A condition with such a value is written out, when it is read, once for each case: a
student and two of them, or no student and three.  The first case that fits holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from goodstanding.rulebook.condition import (
    All,
    AnyOf,
    ByCase,
    Condition,
    Found,
    Leaf,
    Not,
    Several,
    Standing,
)
from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.model import Case, Filling, Who
from goodstanding.rulebook.names import STROKE, Sort, family
from goodstanding.rulebook.read import time
from goodstanding.rulebook.read.context import Context, key, node, of
from goodstanding.rulebook.read.keys import changed
from goodstanding.rulebook.time import Named


class Values(Struct, frozen=True):
    """What names are filled with: for everybody, and in the cases apart."""

    plain: Mapping[str, Filling]
    cases: Mapping[str, tuple[Case, ...]]

    def settled(self, condition: Condition) -> Condition:
        """The condition written out for each case of each value in it."""
        if isinstance(condition, All | AnyOf | Several):
            parts = tuple(self.settled(part) for part in condition.parts)
            condition = replace(condition, parts=parts)
        elif isinstance(condition, Not):
            return Not(self.settled(condition.part))
        if isinstance(condition, All | AnyOf | ByCase | Not):
            return condition
        for name in _named(condition):
            if STROKE in name:
                return self.settled(self._of_key(condition, name))
            if name in self.cases:
                return self._by_case(condition, name)
        return condition

    def _of_key(self, condition: Leaf | Several, name: str) -> Condition:
        """A value for one key of a set: its own case, or the name that all share."""
        shared, _, of_key = name.partition(STROKE)
        for case in self.cases.get(shared, ()):
            if case.who == of_key:
                return _filled(condition, name, case.value)
        settled: Condition = _changed(condition, name, Named(shared))
        return settled

    def _by_case(self, condition: Leaf | Several, name: str) -> Condition:
        ways = tuple(
            (case.who, self.settled(_filled(condition, name, case.value)))
            for case in self.cases[name]
            if isinstance(case.who, Standing | Found)
        )
        rest = self.settled(_filled(condition, name, self.plain[name]))
        return ByCase(ways, rest) if ways else rest


def cases(found: Node, base: Filling, at: Context) -> tuple[Case, ...]:
    """The cases of a `Let`, each with a value of the same kind as the value itself."""
    read = cases_of(found, at)
    for each, case in zip(_nodes(found["cases"]), read, strict=True):
        if type(case.value) is not type(base):
            at.problem(
                "rulebook.E074",
                f"{found['name']} is {base}, and {case.value} in a case",
                "write all values of one name in one kind of number",
                each,
            )
    return read


def cases_of(found: Node, at: Context) -> tuple[Case, ...]:
    """The cases that a sentence ends with, if it has any."""
    return tuple(
        Case(_who(each, at), time.value(node(each["value"])))
        for each in _nodes(found["cases"])
    )


def _nodes(value: object) -> Iterator[Node]:
    yield from (node(item) for item in (value if isinstance(value, tuple) else ()))


def _who(each: Node, at: Context) -> Who:
    if each.name == "of_key":
        return key(each["key"])
    if each.name == "found":
        body, question = key(each["body"]), of(str, each["question"])
        has = at.names.verb(body, "has")
        text, place = f'the {body} {has} found "{question}"', at.place(each)
        return Found(body=body, question=question, asked=False, text=text, place=place)
    status = at.names[Sort.STATUS][key(each["status"])]
    text = f"the member is a {status.one}"
    return Standing(status=status.key, text=text, place=at.place(each))


def _named(condition: Leaf | Several) -> list[str]:
    found: list[str] = []

    def look(value: Any) -> Any:
        if isinstance(value, Named):
            found.append(value.name)
        return value

    changed(_own(condition), look)
    return found


def _own(condition: Leaf | Several) -> Leaf | Several:
    """A condition without the conditions under it, which are settled by themselves."""
    return replace(condition, parts=()) if isinstance(condition, Several) else condition


def _filled(condition: Leaf | Several, name: str, value: Filling) -> Condition:
    told = re.sub(rf"\bthe {re.escape(family(name))}\b", str(value), condition.text)
    filled: Condition = replace(_changed(condition, name, value), text=told)
    return filled


def _changed(condition: Leaf | Several, name: str, value: Filling | Named) -> Any:
    return changed(condition, lambda each: value if each == Named(name) else each)
