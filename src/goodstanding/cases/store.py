"""Where cases are kept: what every such place promises.

Whoever acts has seen the case as it stood.  If somebody acted meanwhile, the act is
refused and told what was done; nothing is lost, and nothing is entered twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from goodstanding.cases.case import Case
from goodstanding.cases.event import AnyEvent
from goodstanding.cases.told import told
from goodstanding.problems import Problem, Refused


class Store(Protocol):
    """Cases that outlast the program, each with the text it was opened under."""

    def open(self, case: Case, others: Sequence[Case] = ()) -> None:
        """The case is kept; `others` are the member's other cases, as they were seen.

        Raises:
            Refused: somebody acted meanwhile.
        """
        ...

    def append(self, case: Case, event: AnyEvent) -> Case:
        """The case with `event`, kept; `case` is what the one who acts has seen.

        Raises:
            Refused: somebody acted meanwhile.
        """
        ...

    def read(self, name: str) -> Case:
        """The case of this name, as it now stands.

        Raises:
            Refused: there is none.
        """
        ...

    def list(self, member: str | None = None) -> tuple[Case, ...]:
        """Every case, or every case of one member, in the order of their opening."""
        ...


def meanwhile(now: Case, seen: int) -> Refused:
    """The refusal of who has seen only so many entries of the case as it stands."""
    entries = [
        f"{told(now, event)}, on {event.on}, by {event.by}" for event in now.all[seen:]
    ]
    what = "; ".join(entries) or f"the case has {len(now.all)} entries, and not {seen}"
    return Refused(
        Problem(
            code="cases.E029",
            what=f"somebody acted meanwhile: {what}",
            where=f"case {now.id}",
            do="look at the case as it now stands, and act again if it is still called for",
        )
    )
