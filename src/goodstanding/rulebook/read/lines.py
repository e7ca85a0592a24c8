"""Lines with what stands under them, read as nodes: nothing said is passed over."""

from __future__ import annotations

from collections.abc import Iterator

from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.names import Names
from goodstanding.rulebook.read.context import Context
from goodstanding.rulebook.read.kept import Kept
from goodstanding.rulebook.read.line import Branch, Reader

ONCE: dict[str, set[str]] = {
    "calendar_line": set(),
    "duty_line": {"never", "excused", "cancelled", "grace", "newcomer"},
    "ground_line": {"stays", "judged", "in_force"},
    "measure_line": {
        "warning",
        "moves",
        "lasts",
        "lifted",
        "effect",
        "appeal",
        "court",
    },
}
"""Lines that may stand only once under a sentence: a second would say otherwise."""


class Lines:
    """Reads lines; what is wrong with one is kept in `at.problems`."""

    def __init__(self, names: Names, kept: Kept | None = None) -> None:
        self.at = Context(names=names)
        self._reader = Reader(names, kept=kept)

    def read(self, branch: Branch, rule: str) -> Node | None:
        """The line of `branch` as `rule`, if it can be read."""
        found = self._reader.read(branch.line, rule)
        self.at.reading = branch.line
        if isinstance(found, Node):
            return found
        self.at.problems.append(found)
        return None

    def under(
        self, branch: Branch, rule: str, nests: str = ""
    ) -> Iterator[tuple[Branch, Node]]:
        """Every line under `branch` as `rule`; only one named `nests` has lines below."""
        seen: dict[str, int] = {}
        for each in branch.under:
            found = self.read(each, rule)
            if found is None:
                continue
            if found.name in ONCE[rule]:
                self.once(found.name, seen)
            if found.name != nests:
                self.nothing_under(each)
            yield each, found

    def once(self, name: str, seen: dict[str, int]) -> None:
        """Refuse a second sentence of this kind; the first one's line is in `seen`."""
        here = self.at.line.place.line
        if seen.setdefault(name, here) != here:
            self.at.problem(
                "rulebook.E045",
                f"`{self.at.line.text}` says again what line {seen[name]} says",
                "keep one of the two lines",
            )

    def nothing_under(self, branch: Branch) -> None:
        """Refuse lines under a sentence that can have none."""
        if branch.under:
            self.at.reading = branch.under[0].line
            self.at.problem(
                "rulebook.E008",
                f"nothing can stand under `{branch.line.text}`",
                "indent the line as far as the one above it, or write it at the margin",
            )
            self.at.reading = branch.line
