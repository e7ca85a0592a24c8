"""How long a command takes from nothing: whole processes, by the clock.

Run `python benchmarks/start.py [--rounds N]`; the command `goodstanding` next to the
Python that runs it is measured, beside that Python doing nothing.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import measuring
import rolls

from goodstanding.roll import Form, Plan
from goodstanding.roll.made_up import write

COMMAND = Path(sys.executable).with_name("goodstanding")
FIGURES = {
    "python -c pass": None,
    "--help": 0.3,
    "assess, a club of 50": 0.6,
    "the same, by the Measures": None,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    try:
        clock, worked = _measured(folder / "club", given.rounds)
    finally:
        shutil.rmtree(folder)
    rows = [
        (
            name,
            f"{median(clock[name]):.2f}",
            f"{min(clock[name]):.2f}",
            f"{median(worked[name]):.2f}",
            figure or "-",
        )
        for name, figure in FIGURES.items()
    ]
    head = ("command", "median, s", "least, s", "processor, s", "to reach, s")
    measuring.show("from a cold start", head, rows)


def _measured(club: Path, rounds: int) -> tuple[measuring.Times, measuring.Times]:
    own, measures = (
        rolls.RULEBOOKS / f"{each}.md" for each in ("club", "measures-2024")
    )
    write(Plan(members=50, seed=rolls.SEED, form=Form.CSV), club)
    (club / "complete.csv").unlink()
    rolls.close_records(club, rolls.measures())
    asked = [club, "--as-of", rolls.AS_OF]
    lines = (
        [sys.executable, "-c", "pass"],
        [COMMAND, "--help"],
        [COMMAND, "assess", own, *asked],
        [COMMAND, "assess", measures, *asked],
    )
    commands = dict(zip(FIGURES, lines, strict=True))
    clock: measuring.Times = {name: [] for name in commands}
    worked: measuring.Times = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name in measuring.order(commands, turn):
            seconds, busy = _run([str(part) for part in commands[name]])
            if turn:
                clock[name].append(seconds)
                worked[name].append(busy)
    return clock, worked


def _run(command: list[str]) -> tuple[float, float]:
    """Seconds by the clock, and of the processors; modules compiled, as installed."""
    import resource  # noqa: PLC0415 -- not on every system

    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=kept)  # noqa: S603 -- our own command
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, busy


if __name__ == "__main__":
    main()
