"""Faults put into the definition, the compiler and the cases on purpose: each is caught.

`docs/explanation/how-we-know.md` says what each fault would have done to a member.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NEEDED = ("src", "tests", "tools", "docs", "rulebooks", "examples", "pyproject.toml")
ASSESSMENT = "src/goodstanding/assessment"
CASES = "src/goodstanding/cases"
LOOKED_AT_CASES = ("tests/cases", "tests/promises")
LOOKED_AT = ("tests/rulebooks", "tests/assessment", "tests/promises", "tests/agreement")

MUTANTS = {
    "at least means more than": (
        f"{ASSESSMENT}/folds.py",
        "return left >= right",
        "return left > right",
    ),
    "a rolling window opens a day early": (
        f"{ASSESSMENT}/moments.py",
        ".before(anchor) + ONE, anchor",
        ".before(anchor), anchor",
    ),
    "an excuse counts before it is approved": (
        f"{ASSESSMENT}/state.py",
        "and row.approved_on <= asked.on",
        "and row.approved_on <= row.approved_on",
    ),
    "a record is taken as complete on its last day": (
        f"{ASSESSMENT}/state.py",
        "close >= self._through",
        "close > self._through",
    ),
    "an exception is dropped": (
        f"{ASSESSMENT}/reference.py",
        "twice=~part.twice",
        "twice=part.twice",
    ),
    "a run counts what lies behind a stop": (
        f"{ASSESSMENT}/to_sql/planes.py",
        'return f"bit_count({matching} & {below(stops)})"',
        'return f"bit_count({matching})"',
    ),
    "leave covers one period too many": (
        f"{ASSESSMENT}/to_sql/discharged.py",
        'closes("(to_on + 1)")',
        'closes("to_on")',
    ),
    "a clock at most so old stops a day early": (
        f"{ASSESSMENT}/to_sql/clocks.py",
        "(Comparison.MORE, Comparison.AT_MOST)",
        "(Comparison.MORE,)",
    ),
    "membership is held on the day of leaving": (
        f"{ASSESSMENT}/to_sql/holding.py",
        "OR {day} < {end})",
        "OR {day} <= {end})",
    ),
    "a settled doubt is still given as a reason": (
        f"{ASSESSMENT}/to_sql/truths.py",
        "other.lacks_record)\n        if lacks != FALSE:",
        "other.lacks_record)\n        if False:",
    ),
    "what may still be done is missed already": (
        f"{ASSESSMENT}/to_sql/planes.py",
        'now if found.parts["open"] == ZERO else',
        "now if True else",
    ),
    "the last of two acts of a day is not the last": (
        f"{ASSESSMENT}/to_sql/facts.py",
        "max(DISTINCT day, 2)",
        "max(day, 2)",
    ),
    "a day of two leaves stops a clock twice": (
        f"{ASSESSMENT}/to_sql/spans.py",
        "greatest(s.after, s.reached, d.after)",
        "greatest(s.after, d.after)",
    ),
    "a chance to reply ends a day early": (
        f"{CASES}/acts/pass_over.py",
        "if last is not None and entry.on <= last:",
        "if last is not None and entry.on < last:",
    ),
    "who proposed may decide": (
        f"{CASES}/against.py",
        "if both and step.act in JUDGING:",
        "if both and not JUDGING:",
    ),
    "a reply after the decision is a hearing": (
        f"{CASES}/moves.py",
        "told_first=state.told, heard_first=state.heard",
        "told_first=state.told, heard_first=True",
    ),
    "a decision takes effect before it is handed over": (
        f"{CASES}/moves.py",
        "if state.delivered:",
        "if state.decided:",
    ),
    "a decision that fell still stands": (
        f"{CASES}/moves.py",
        "at=state.at + 1, decided=False, delivered=False",
        "at=state.at + 1",
    ),
    "a member cannot leave while a case is held up": (
        f"{CASES}/against.py",
        "if held is not None and move.kind is not Kind.LEAVE:",
        "if held is not None:",
    ),
    "a receipt turns the days back": (
        f"{CASES}/case.py",
        "max(event.on for event in self.all)",
        "self.all[-1].on",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_fault_on_purpose_is_caught(name, tmp_path):
    file, right, wrong = MUTANTS[name]
    for needed in NEEDED:
        made = shutil.copytree if (ROOT / needed).is_dir() else shutil.copy
        made(ROOT / needed, tmp_path / needed)
    text = (tmp_path / file).read_text(encoding="utf-8")
    assert text.count(right) == 1
    (tmp_path / file).write_text(text.replace(right, wrong), encoding="utf-8")

    looked_at = LOOKED_AT_CASES if file.startswith(CASES) else LOOKED_AT
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", *looked_at],
        cwd=tmp_path,
        env=os.environ | {"PAIRS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1, run.stdout[-2000:]
    assert " failed" in run.stdout


def test_every_fault_is_told_of():
    page = (ROOT / "docs/explanation/how-we-know.md").read_text(encoding="utf-8")

    assert [name for name in MUTANTS if name not in page] == []
