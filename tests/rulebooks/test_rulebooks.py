import re
from functools import cache
from pathlib import Path

import pytest

from check_docs import codes
from goodstanding.assessment.conflict import conflicts
from goodstanding.assessment.examples import run_examples
from goodstanding.cases.safeguards import broken
from goodstanding.problems import Problem
from goodstanding.rulebook import from_text

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
GOOD = sorted(HERE.glob("good/*.md"))
BAD = sorted(HERE.glob("bad/*.md"))
SHIPPED = sorted(ROOT.glob("rulebooks/*.md"))
STATUTES = sorted(ROOT.glob("rulebooks/statutes/*.md"))
OF_RECORDS = sorted(ROOT.glob("rulebooks/records/*.md"))
TOLD = re.compile(r"^```problems\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"^  code:  (.*)$", re.MULTILINE)
OF_FILES = {"bylaws.E001", "bylaws.E002", "bylaws.E003"}  # see tests/bylaws
OF_PROCEDURES = {
    f"cases.{code}" for code in ("E001", "E002", "E004", "E005", "E006", "W001")
}
"""E003 no text can have: a decision is added; see tests/cases/test_safeguards."""


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.fixture(autouse=True)
def _in_the_folder_of_the_texts(monkeypatch):
    monkeypatch.chdir(Path(__file__).parent)


@cache
def problems_of(text: str, name: str) -> list[Problem]:
    rulebook, problems = from_text(text, name)
    if not any(".E" in problem.code for problem in problems):
        problems += [
            *broken(rulebook),
            *run_examples(rulebook),
            *conflicts(rulebook),
        ]
    return problems


@pytest.mark.parametrize("path", [*GOOD, *BAD], ids=_name)
def test_a_text_has_the_problems_that_stand_at_its_end_and_no_others(path, request):
    text = path.read_text(encoding="utf-8")
    told = TOLD.search(text)
    body = text[: told.start()] if told else text
    found = "".join(f"{problem}\n" for problem in problems_of(body, _name(path)))
    if request.config.getoption("--accept") and found:
        block = f"```problems\n{found}```\n"
        path.write_text(f"{body.rstrip()}\n\n{block}", encoding="utf-8")
        told = TOLD.search(block)

    assert (told[1] if told else "") == found


def told_in(path: Path) -> list[str]:
    """The codes at the end of a text, which the test above holds to what is found."""
    told = TOLD.search(path.read_text(encoding="utf-8"))
    return CODE.findall(told[1]) if told else []


@pytest.mark.parametrize("path", GOOD, ids=_name)
def test_a_good_text_has_no_error(path):
    assert [code for code in told_in(path) if ".E" in code] == []


@pytest.mark.parametrize("path", BAD, ids=_name)
def test_a_bad_text_has_a_problem(path):
    assert told_in(path)


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_a_shipped_rulebook_runs_and_every_ground_has_its_examples(path):
    found = problems_of(path.read_text(encoding="utf-8"), str(path))
    allowed = {"rulebook.W050", "rulebook.W054"}

    assert [problem for problem in found if problem.code not in allowed] == []


@pytest.mark.parametrize("path", OF_RECORDS, ids=_name)
def test_a_rulebook_of_a_record_runs_and_warns_only_of_what_its_source_leaves_out(path):
    rulebook, _ = from_text(path.read_text(encoding="utf-8"), str(path))
    found = problems_of(path.read_text(encoding="utf-8"), str(path))
    allowed = {"rulebook.W050", "rulebook.W054", "cases.W001"}

    assert [problem for problem in found if problem.code not in allowed] == []
    assert rulebook.id == path.stem
    assert "source" in rulebook.bylaws.front


@pytest.mark.parametrize("path", STATUTES, ids=_name)
def test_a_shipped_statute_bounds_others_and_says_nothing_of_its_own(path):
    rulebook, _ = from_text(path.read_text(encoding="utf-8"), str(path))
    found = problems_of(path.read_text(encoding="utf-8"), str(path))

    assert {problem.code for problem in found} <= {"rulebook.W054"}
    assert rulebook.floors
    assert not rulebook.measures
    assert rulebook.id == path.stem
    assert "source" in rulebook.bylaws.front


FALLING = {
    "u07-lmrda": [
        (", stating the grounds", "notice in writing stating the grounds"),
        (", at least [a reasonable time] after service", "time to prepare"),
        ("The hearing-panel hears the member", "a hearing"),
        ("4 months after", "keeps the member from court for 6 months"),
    ],
    "a07-party-act": [
        ("3. The arbitration-court", "a decision by the arbitration-court"),
        ("  4. The arbitration-court delivers it, in writing.\n", "reasons in writing"),
        ("to the higher-court within", "an appeal to another body"),
        ("taking effect at once", "leaving is put off here"),
    ],
}
INSTEAD = {
    "The hearing-panel hears the member": "The hearing-panel verifies the facts",
    "4 months after": "6 months after",
    "3. The arbitration-court": "3. The board",
    "to the higher-court within": "to the arbitration-court within",
    "taking effect at once": "taking effect at the end of the calendar year",
}


@pytest.mark.parametrize(
    ("name", "words", "lack"),
    [(name, *each) for name, falls in FALLING.items() for each in falls],
)
def test_a_rulebook_below_a_shipped_statute_is_refused_with_both_articles(
    name, words, lack
):
    path = ROOT / f"rulebooks/records/{name}.md"
    text = path.read_text(encoding="utf-8").replace(words, INSTEAD.get(words, ""))
    found = [
        problem
        for problem in problems_of(text, str(path))
        if problem.code in {"rulebook.E092", "rulebook.E093", "rulebook.E094"}
    ]

    assert any(lack in problem.what for problem in found)
    for problem in found:
        assert re.search(
            r"statutes/[^:]*:\d+:\d+, (411|29 CFR|Section 10)", problem.what
        )
        assert f"{name}.md:" in problem.where


def test_a_shipped_rulebook_lists_what_the_measures_leave_open():
    path = ROOT / "rulebooks/measures-2024.md"
    listed = "\n".join(str(each) for each in problems_of(path.read_text(), _name(path)))

    for what in (
        "how a month counts",
        "[irregular]",
        "[approval time limit]",
        "[appeal days]",
        "[appeal body]",
        "[effect day]",
        "[majority]",
        "[quorum]",
    ):
        assert what in listed


def test_every_problem_a_text_can_have_stands_in_a_bad_text():
    found = {code for path in BAD for code in told_in(path)}
    known = {code for code in codes(ROOT) if code.startswith(("bylaws.", "rulebook."))}

    assert known - OF_FILES - found == set()
    assert {"assessment.E001", "assessment.W001", *OF_PROCEDURES} <= found
