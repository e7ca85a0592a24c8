"""What must hold of every text, however damaged: it is read, and what is wrong is told."""

import time
from random import Random
from typing import NamedTuple

from goodstanding.assessment.conflict import conflicts
from goodstanding.assessment.examples import run_examples
from goodstanding.problems import Problem
from goodstanding.rulebook import from_text
from goodstanding.rulebook.house_style import in_house_style
from goodstanding.rulebook.read.kept import Kept
from small.mutated import Mutant

PATIENCE = 1.0
"""Seconds of work within which a text is read and checked."""

RUN_OF_TEN = 2
"""Of ten texts in which there is no error, so many are run and written anew."""

AGAIN_OF_HUNDRED = 2
"""Of a hundred texts, so many are read again with nothing kept from those before."""

SLOW = 0.1
"""Seconds after which a text is read again so, to know how long it takes by itself."""

KEPT = Kept()
"""Lines read before, as an editor keeps them: a text differs from others in few."""


class Outcome(NamedTuple):
    """What went wrong with the text of a seed (empty: nothing), and its seconds."""

    fault: str
    took: float


def fault_of(seed: int) -> str:
    """What reading the text of this seed got wrong; empty, where nothing."""
    return outcome(seed).fault


def outcome(seed: int) -> Outcome:
    """What came of the text of this seed."""
    mutant = Mutant(Random(seed))
    text = mutant.reworded() if seed % 2 else mutant.text()
    begun = time.process_time()
    try:
        return _read(text, seed)
    except Exception as error:  # noqa: BLE001 -- any of them is a fault
        fault = f"{type(error).__name__}: {error}"[:300]
        return Outcome(fault, time.process_time() - begun)


def _read(text: str, seed: int) -> Outcome:
    found, took = timed(text, KEPT)
    if took > SLOW or seed % 100 < AGAIN_OF_HUNDRED:
        anew, took = timed(text)
        if anew != found:
            return Outcome("it is read otherwise with nothing kept", took)
    rulebook, problems = found
    if seed % 10 < RUN_OF_TEN and not any(".E" in each.code for each in problems):
        problems = [*problems, *run_examples(rulebook), *conflicts(rulebook)]
        in_house_style(text)
    if took > PATIENCE:
        return Outcome(f"reading took {took:.1f} s", took)
    return Outcome(next(map(_mute, filter(_mute, problems)), ""), took)


def timed(text, kept=None):
    begun = time.process_time()
    found = from_text(text, kept=kept)
    return found, time.process_time() - begun


def _mute(problem: Problem) -> str:
    """What a problem leaves unsaid, if anything."""
    said = (problem.code, problem.what, problem.where, problem.do)
    return "" if all(part.strip() for part in said) else f"an empty message: {said}"
