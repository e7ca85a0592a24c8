"""Every state a procedure can reach, and the shortest way to each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from msgspec import Struct

from goodstanding.cases.moves import Kind, Move, Stage, State, begin, moves
from goodstanding.cases.parts import Procedure

Path = tuple[Move, ...]
GIVEN_UP = {Kind.LEAVE, Kind.DROP}
"""Moves that end every case from without: no procedure may count on them for its end."""


class Explored(Struct, frozen=True):
    """All states that can be reached: by which shortest path, and what follows each."""

    paths: dict[State, Path]
    after: dict[State, dict[Move, State]]

    def shortest(self, is_so: Callable[[State], bool]) -> Path | None:
        """The shortest path to a state that is so; the first of several as long."""
        found = (path for state, path in self.paths.items() if is_so(state))
        return next(found, None)

    def never_ending(self) -> Path | None:
        """The shortest path to where it ends no more, unless it is given up."""
        before: dict[State, list[State]] = {state: [] for state in self.paths}
        for state, following in self.after.items():
            for move, then in following.items():
                if move.kind not in GIVEN_UP:
                    before[then].append(state)
        ending = {state for state in self.paths if state.stage is Stage.ENDED}
        open_ends = deque(ending)
        while open_ends:
            for state in before[open_ends.popleft()]:
                if state not in ending:
                    ending.add(state)
                    open_ends.append(state)
        return self.shortest(lambda state: state not in ending)


def explore(procedure: Procedure) -> Explored:
    """Every state the procedure can reach, nearest first."""
    first = begin(procedure)
    paths: dict[State, Path] = {first: ()}
    after: dict[State, dict[Move, State]] = {}
    ahead = deque([first])
    while ahead:
        state = ahead.popleft()
        after[state] = moves(procedure, state)
        for move, then in after[state].items():
            if then not in paths:
                paths[then] = (*paths[state], move)
                ahead.append(then)
    return Explored(paths, after)
