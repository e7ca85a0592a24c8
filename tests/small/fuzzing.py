"""What must hold of every text, however damaged: it is read, and what is wrong is told."""

import time
from random import Random

from goodstanding.assessment.conflict import conflicts
from goodstanding.assessment.examples import run_examples
from goodstanding.rulebook import from_text
from goodstanding.rulebook.house_style import in_house_style
from small.mutated import Mutant

PATIENCE = 1.0
"""Seconds of work within which a text is read and checked."""


def fault_of(seed: int) -> str:
    """What reading the text of this seed got wrong; empty, where nothing."""
    mutant = Mutant(Random(seed))
    return fault(mutant.reworded() if seed % 2 else mutant.text())


def fault(text: str) -> str:
    """What reading this text, or running its examples, got wrong."""
    begun = time.process_time()
    try:
        rulebook, problems = from_text(text)
        took = time.process_time() - begun
        if not any(".E" in problem.code for problem in problems):
            problems = [*problems, *run_examples(rulebook), *conflicts(rulebook)]
            in_house_style(text)
    except Exception as error:  # noqa: BLE001 -- any of them is a fault
        return f"{type(error).__name__}: {error}"[:300]
    if took > PATIENCE:
        return f"reading took {took:.1f} s"
    for problem in problems:
        said = (problem.code, problem.what, problem.where, problem.do)
        if not all(part.strip() for part in said):
            return f"an empty message: {said}"
    return ""
