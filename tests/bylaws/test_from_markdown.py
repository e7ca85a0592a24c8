from datetime import date

import pytest

from goodstanding.bylaws import Block, Line, Place, from_markdown, read_bylaws
from goodstanding.problems import Problem, Refused

TEXT = """---
rules: 1
in force from: 2024-06-16
---

# Bylaws

## Article 9. Dues

Prose.

```rule
Every member owes dues, each month.

  It is done by payment in full.
```
"""


def at(line, column=1, article=""):
    return Place(file="a.md", line=line, column=column, article=article)


def test_a_text_is_cut_into_front_matter_and_blocks_with_their_places():
    bylaws, problems = from_markdown(TEXT, "a.md")
    dues = "Article 9. Dues"
    lines = (
        Line(text="Every member owes dues, each month.", place=at(13, article=dues)),
        Line(text="It is done by payment in full.", place=at(15, 3, dues)),
    )

    assert problems == []
    assert bylaws.front == {"rules": (1, 2), "in force from": (date(2024, 6, 16), 3)}
    assert bylaws.blocks == (
        Block(kind="rule", place=at(12, article=dues), lines=lines),
    )


def test_two_texts_have_one_digest_only_if_they_are_the_same():
    first, _ = from_markdown(TEXT, "a.md")
    same, _ = from_markdown(TEXT, "b.md")
    other, _ = from_markdown(TEXT + "\n", "a.md")

    assert first.digest == same.digest != other.digest


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_a_block_may_be_fenced_in_any_way_markdown_knows(fence):
    bylaws, problems = from_markdown(f"{fence}rule\nLet a be 1.\n{fence}\n", "a.md")

    assert problems == []
    assert [line.text for line in bylaws.blocks[0].lines] == ["Let a be 1."]


def test_lines_of_windows_and_a_byte_order_mark_do_no_harm(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    bylaws, problems = read_bylaws(path)
    told, _ = from_markdown(TEXT, str(path))

    assert problems == []
    assert (bylaws.front, bylaws.blocks) == (told.front, told.blocks)


@pytest.mark.parametrize("text", ["```rule", "```rule\n", "```rule\nLet a be 1.\n\n"])
def test_a_block_that_is_never_closed_is_told(text):
    _, problems = from_markdown(text, "a.md")

    assert [(each.code, each.where) for each in problems] == [
        ("bylaws.E006", "a.md:1:1")
    ]


@pytest.mark.parametrize(
    ("front", "places"),
    [
        ("rules: 1\nrules: 2", ["a.md:3:1"]),
        ("id: a: b", ["a.md:2:6"]),
        ("in force from: 2024-02-30", ["a.md:2:1"]),
        ("id: [a", ["a.md:2:7"]),
        ("id: \x07", ["a.md:1:1"]),
        ("just words", []),
    ],
)
def test_front_matter_that_cannot_be_read_is_told_with_its_place(front, places):
    _, problems = from_markdown(f"---\n{front}\n---\n", "a.md")

    assert [(each.code, each.where) for each in problems] == [
        ("bylaws.E005", place) for place in places
    ]


def refused(path):
    with pytest.raises(Refused) as caught:
        read_bylaws(path)
    return caught.value.problems


def test_a_file_that_is_not_there_is_refused(tmp_path):
    path = tmp_path / "gone.md"

    assert refused(path) == (
        Problem(
            code="bylaws.E001",
            what="there is no such file",
            where=str(path),
            do="give the path of a Markdown file that can be read",
        ),
    )


def test_a_folder_is_refused(tmp_path):
    assert [problem.code for problem in refused(tmp_path)] == ["bylaws.E001"]


def test_a_file_in_another_encoding_is_refused_with_the_byte(tmp_path):
    path = tmp_path / "old.md"
    path.write_bytes("Bylaws of the café".encode("latin-1"))

    assert refused(path) == (
        Problem(
            code="bylaws.E002",
            what="the file is not UTF-8 text: byte 18 is 0xe9",
            where=str(path),
            do="save the file as UTF-8 and check it again",
        ),
    )


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_file_is_refused(text, tmp_path):
    path = tmp_path / "empty.md"
    path.write_text(text)

    assert refused(path) == (
        Problem(
            code="bylaws.E003",
            what="the file is empty",
            where=str(path),
            do="write the articles, each with a `rule` block under it",
        ),
    )
