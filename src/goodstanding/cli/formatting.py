"""The command `format`: rulebooks written in the house style, each whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from goodstanding.cli.faults import errors
from goodstanding.cli.page import Text
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE, PROBLEMS
from goodstanding.cli.whole_file import whole
from goodstanding.problems import Refused
from goodstanding.rulebook import examine
from goodstanding.rulebook.house_style import in_house_style

MARK = "\ufeff"
"""What some programs write at the head of a text, to say how it is encoded."""


def run(screen: Screen, rulebooks: Sequence[Path], *, only_check: bool) -> int:
    """Write every rulebook without errors; `PROBLEMS` if one has some.

    With `only_check` nothing is written, and a line that would be is a problem too.
    """
    results = [_format(screen, path, only_check=only_check) for path in rulebooks]
    return DONE if all(results) else PROBLEMS


def _format(screen: Screen, path: Path, *, only_check: bool) -> bool:
    """Whether the rulebook at `path` is now in the house style."""
    try:
        _, problems = examine(path)
    except Refused as refused:
        problems = list(refused.problems)
    if wrong := errors(problems):
        screen.tell(wrong)
        return False
    before = path.read_bytes().decode("utf-8")
    text = before.removeprefix(MARK)
    after = before.removesuffix(text) + in_house_style(text, str(path))
    if before == after:
        screen.show([Text(f"{path}: nothing to change")])
        return True
    if not only_check:
        _write(path, after)
    verb = "would be written otherwise" if only_check else "written anew"
    screen.show([Text(f"{path}: {_changed(before, after)} {verb}")])
    return not only_check


def _write(path: Path, text: str) -> None:
    """The file that `path` names or leads to holds `text`."""
    with whole(path.resolve(), "RULEBOOK") as part:
        part.write_bytes(text.encode("utf-8"))


def _changed(before: str, after: str) -> str:
    """The numbers of the lines that differ, as in `lines 3, 7-9`."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    numbers = [number for number, (old, new) in enumerate(pairs, 1) if old != new]
    runs = groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in run] for _, run in runs]
    shown = [f"{run[0]}-{run[-1]}" if run[1:] else f"{run[0]}" for run in spans]
    return f"line{'s' if len(numbers) > 1 else ''} {', '.join(shown)}"
