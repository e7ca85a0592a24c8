"""Measuring side by side: interleaved rounds, medians, tables to read."""

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

DATA = Path(tempfile.gettempdir()) / "goodstanding-benchmarks"
"""Where made-up rolls are kept between runs; it may be removed at any time."""

Times = dict[str, list[float]]


def rounds(
    sides: Mapping[str, Callable[[], object]], number: int
) -> tuple[Times, Times]:
    """The seconds of every side in every round, by the clock and of the processors.

    Each round has another order; one round more is run first and not counted.
    """
    clock: Times = {name: [] for name in sides}
    worked: Times = {name: [] for name in sides}
    for turn in range(number + 1):
        for name in order(sides, turn):
            begun, busy = time.perf_counter(), time.process_time()
            sides[name]()
            if turn:
                clock[name].append(time.perf_counter() - begun)
                worked[name].append(time.process_time() - busy)
    return clock, worked


def order(names: Iterable[str], turn: int) -> list[str]:
    """The names in an order that differs from turn to turn, and not from run to run."""
    mixed = list(names)
    random.Random(turn).shuffle(mixed)  # noqa: S311 -- an order, not a secret
    return mixed


def fresh(script: str, *arguments: object) -> dict[str, Any]:
    """What a script says of one side, run in a process of its own, with its peak."""
    command = [sys.executable, script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own scripts
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def say(**found: object) -> None:
    """Tell `fresh` what was found, and the peak memory of this process in MiB."""
    print(json.dumps({**found, "peak": peak()}))


def peak() -> float:
    """The most memory this process has held at once, in MiB (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def ratio(seconds: Times, ours: str, other: str) -> float:
    """The median, over the rounds, of one side's time divided by the other's."""
    pairs = zip(seconds[ours], seconds[other], strict=True)
    return median(one / another for one, another in pairs)


def show(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table that is also Markdown."""
    lines = [[str(cell) for cell in row] for row in (head, *rows)]
    wide = [max(map(len, column)) for column in zip(*lines, strict=True)]
    print(f"\n{title}\n")
    for number, line in enumerate(lines):
        cells = [
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, wide, strict=True))
        ]
        print(f"| {' | '.join(cells)} |")
        if number == 0:
            dashes = ["-" * wide[0], *("-" * (width - 1) + ":" for width in wide[1:])]
            print(f"| {' | '.join(dashes)} |")
    sys.stdout.flush()
