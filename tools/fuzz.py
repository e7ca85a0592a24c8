"""Reads a million damaged rulebooks, or as many as `FUZZ` says, on all processors.

What came of each thousand is kept in `build/fuzz.jsonl`, so that a run that was
broken off goes on where it was.  `FUZZ_FROM` is the first seed.  Every fault is told
with its seed; there is one more line at the end, with the number and the slowest.
"""

import json
import multiprocessing
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from small.fuzzing import outcome

CHUNK = 1000
KEPT_IN = Path("build/fuzz.jsonl")


def chunk(first: int) -> dict[str, object]:
    """What came of the seeds of one chunk."""
    outcomes = [(seed, outcome(seed)) for seed in range(first, first + CHUNK)]
    slowest, found = max(outcomes, key=lambda each: each[1].took)
    return {
        "first": first,
        "slowest": [round(found.took, 3), slowest],
        "faults": {seed: each.fault for seed, each in outcomes if each.fault},
    }


def kept() -> list[dict[str, object]]:
    """What came of the chunks of the runs before."""
    lines = KEPT_IN.read_text("utf-8").splitlines() if KEPT_IN.exists() else []
    return [json.loads(line) for line in lines]


def run(firsts: list[int]) -> Iterator[dict[str, object]]:
    """Read the chunks, and keep what comes of each."""
    KEPT_IN.parent.mkdir(exist_ok=True)
    with multiprocessing.Pool() as pool, KEPT_IN.open("a", encoding="utf-8") as file:
        for found in pool.imap_unordered(chunk, firsts):
            file.write(json.dumps(found) + "\n")
            file.flush()
            yield found


def main() -> int:
    """Read them, and fail if there is a fault."""
    first = int(os.environ.get("FUZZ_FROM", "0"))
    many = int(os.environ.get("FUZZ", "1000000"))
    firsts = list(range(first, first + many, CHUNK))
    done = [each for each in kept() if each["first"] in set(firsts)]
    left = sorted(set(firsts) - {each["first"] for each in done})
    for found in run(left):
        done.append(found)
        for seed, fault in found["faults"].items():
            print(f"{seed}: {fault}", flush=True)
    faults = sum(len(each["faults"]) for each in done)
    seconds, seed = max(each["slowest"] for each in done)
    print(f"{len(done) * CHUNK:,} texts, {faults} faults; slowest {seconds} s ({seed})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
