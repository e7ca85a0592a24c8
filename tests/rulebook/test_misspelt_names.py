"""A misspelt name in every slot of the language is told, there, with what was meant.

The slots are those of the table of phrases: a new one has no case here until a text
under `tests/rulebooks/good` fills it, and the first test says so.
"""

from functools import cache

import pytest

from goodstanding.problems import Problem
from goodstanding.rulebook import from_text
from goodstanding.rulebook.read.front import KEYS
from small.slots import names_said, slip, slots_of_the_table

SLOTS = slots_of_the_table()


@cache
def told(slot):
    """What is told at the misspelt word."""
    said = names_said()[slot]
    file = said.path.with_name("a.md")
    _, problems = from_text(said.with_slip(), str(file))
    there = f"{file}:{said.line.place.line}:{said.word.column},"
    return [problem for problem in problems if problem.where.startswith(there)]


def test_every_slot_that_takes_a_declared_name_is_filled_by_a_good_text():
    assert set(SLOTS) - set(names_said()) == set()


@pytest.mark.parametrize("slot", SLOTS, ids=".".join)
def test_a_misspelt_name_is_told_where_it_stands_with_the_name_that_was_meant(slot):
    said = names_said()[slot]
    problem = told(slot)[0]
    meant = problem.do.split("`")[1]
    forms = {" ".join(form) for form in said.name.forms()}

    assert problem.do.startswith("write `")
    assert meant in forms or any(form.endswith(f" {meant}") for form in forms)
    assert said.word.said in meant.split()


def test_what_is_told_of_a_misspelt_name_in_each_slot(golden):
    golden("\n".join(map(_shown, SLOTS)), "rulebook/misspelt-names.txt")


def _shown(slot):
    said, problem = names_said()[slot], told(slot)[0]
    line = said.with_slip().split("\n")[said.line.place.line - 1]
    column = problem.where.split(",")[0].split(":")[-1]
    return f"{' '.join(line.split())}\n  {column}: {problem.what}\n  {problem.do}\n"


TEXT = """---
rules: 1
id: a
title: A
version: 1
in force from: 2024-01-01
in force until: 2025-01-01
replaces: b
language: en
source: d
---

```rule
The bodies are the board and the council.
Ground idle:
  the board finds "hardship"
  It is told to the board, nothing follows.
Every member may leave at any time.
```

```example
so    | the board finds "hardship" | on 2024-02-01 | idle | met
```
"""


def problem_with(old: str, new: str) -> Problem:
    _, problems = from_text(TEXT.replace(old, new, 1), "a.md")
    return next(problem for problem in problems if ".E" in problem.code)


@pytest.mark.parametrize("key", [key for key in KEYS if key not in ("rules", "id")])
def test_a_misspelt_key_of_the_first_lines_is_told_with_the_key_that_was_meant(key):
    text = TEXT.replace("\nlanguage:", "\nextends: c\nholidays: DE\nlanguage:")
    first, _, rest = key.partition(" ")
    wrong = f"{slip(first)} {rest}".strip()
    _, problems = from_text(text.replace(f"\n{key}:", f"\n{wrong}:", 1), "a.md")
    line = text.split(f"\n{key}:", maxsplit=1)[0].count("\n") + 2
    problem = next(each for each in problems if each.code == "rulebook.E004")

    assert problem.where == f"a.md:{line}:1"
    assert problem.do == f"write `{key}`"


def test_a_misspelt_ground_of_an_example_is_told_with_the_nearest():
    problem = problem_with("| idle", "| ilde")

    assert (problem.where, problem.do) == ("a.md:22:54", "write `idle`")


def test_a_ground_of_an_example_may_have_capitals():
    _, problems = from_text(TEXT.replace("| idle", "| Idle"), "a.md")

    assert [problem for problem in problems if ".E" in problem.code] == []


def test_a_misspelt_question_of_an_example_is_told_with_the_nearest():
    problem = problem_with('"hardship" |', '"hradship" |')

    assert problem.where == "a.md:22:9"
    assert problem.do == 'write `the board finds "hardship"`'


def test_a_question_put_to_another_body_is_told_with_the_body_that_is_asked():
    problem = problem_with(
        'the board finds "hardship" |', 'the council finds "hardship" |'
    )

    assert problem.what == 'no ground asks what the council finds of "hardship"'
    assert problem.do == 'write `the board finds "hardship"`'
