"""The page of a rulebook: all of it is there, and nothing of it is markup."""

import itertools
import re

import pytest

from booklet.pages import SHIPPED, SMALL, page_of, said, shipped, tree_of
from goodstanding.rulebook.unsaid import open_blanks

HOSTILE = '<script>alert("1")</script>'
FILLED = re.compile(r" \(set to [^)]*\)")


@pytest.fixture(scope="module", params=SHIPPED, ids=lambda path: path.stem)
def shipped_page(request):
    """Every rulebook that comes with us, and its page as a tree, read once for all."""
    rulebook, page = shipped(request.param)
    return rulebook, tree_of(page)


def test_a_small_rulebook_is_read_on_one_page(golden):
    golden(page_of(SMALL), "booklet/small.html")


def test_the_same_rulebook_always_gives_the_same_page():
    assert page_of(SMALL) == page_of(SMALL)


def test_every_ground_measure_blank_and_question_is_on_the_page(shipped_page):
    rulebook, tree = shipped_page
    named = {each.get("id") for each in tree.iter() if each.get("id")}
    words = said(tree)
    marked = {said(each) for each in tree.iter("mark")}

    assert {f"ground-{name}" for name in rulebook.grounds} <= named
    assert {f"measure-{name}" for name in rulebook.measures} <= named
    assert {f"[{each.name.replace('-', ' ')}]" for each in open_blanks(rulebook)} <= {
        each.removeprefix("blank: ") for each in marked
    }
    for part in (*rulebook.not_modelled, *rulebook.left_open):
        assert part.what[1:] in words
    for example in rulebook.examples:
        assert f"line-{example.place.line}" in named


def test_every_sentence_stands_in_the_text_as_it_is_written(shipped_page):
    rulebook, tree = shipped_page
    shown = {
        each.get("id"): said(next(each.iter("span"))).replace("blank: ", "")
        for each in tree.iter("li")
        if each.get("id")
    }
    lines = [
        line
        for block in rulebook.bylaws.blocks
        for line in block.lines
        if block.kind == "rule"
    ]

    assert {at(line): line.text for line in lines} == {
        at(line): FILLED.sub("", shown[at(line)]) for line in lines
    }


def at(line):
    """The id of a sentence on the page."""
    return f"line-{line.place.line}"


def test_every_step_of_a_measure_stands_in_its_order(shipped_page):
    rulebook, tree = shipped_page
    found = [
        [said(item[0]) for item in steps.iter("li")]
        for steps in tree.iter("ol")
        if steps.get("class") == "steps"
    ]

    assert found == [
        [step.number.rstrip(".") for step in measure.steps]
        for measure in rulebook.measures.values()
        if measure.steps
    ]


def test_every_link_of_the_page_leads_somewhere(shipped_page):
    _, tree = shipped_page
    named = [each.get("id") for each in tree.iter() if each.get("id")]
    links = {each.get("href") for each in tree.iter("a")}

    assert sorted(set(named)) == sorted(named)
    assert {link for link in links if link.startswith("#")} <= {
        f"#{name}" for name in named
    }
    assert all(link.startswith(("#", "http")) for link in links)


def test_headings_leave_no_level_out_and_nothing_is_fetched(shipped_page):
    _, tree = shipped_page
    levels = [
        int(each.tag[1])
        for each in tree.iter()
        if re.fullmatch("h[1-6]", str(each.tag))
    ]
    steps = [after - before for before, after in itertools.pairwise(levels)]
    fetching = ("script", "link", "img", "iframe", "object", "embed", "form")

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert max(steps) <= 1
    assert [each.tag for each in tree.iter() if each.tag in fetching] == []
    assert tree.get("lang") == "en"


def test_how_to_leave_stands_before_everything_else():
    headings = [said(each) for each in tree_of(page_of(SMALL)).iter("h2")]

    assert headings[0] == "You may leave"


def test_who_says_nothing_of_leaving_is_not_given_a_way():
    text = SMALL.replace(
        "Every member may leave at any time, taking effect at once, in writing to the board.\n",
        "",
    )

    assert "The rulebook does not say how a member leaves." in page_of(text)


@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("title: Bylaws of a small club", f"title: '{HOSTILE}'"),
        ('version: "2"', f"version: '{HOSTILE}'"),
        ("source: https://example.org/bylaws", "source: 'javascript:alert(1)'"),
        ("source: https://example.org/bylaws", f"source: '{HOSTILE}'"),
        ("## Article 1. Dues", f"## Article 1. {HOSTILE}"),
        ("Dues are paid by the month.", HOSTILE),
        ("Dues are paid by the month.", f"Dues {HOSTILE} are *paid*."),
        ("Dues are paid by the month.", f"```\n{HOSTILE}\n```"),
        ("Dues are paid by the month.", f"    {HOSTILE}"),
        ("Dues are paid by the month.", f"> # {HOSTILE}"),
        ("Dues are paid by the month.", "[here](javascript:alert)"),
        ("Dues are paid by the month.", f"![{HOSTILE}](https://example.org/a.png)"),
        ("Dues are paid by the month.", '<img src="x" onerror="alert(1)">'),
        ("Dues are paid by the month.", f'[a](https://x.org "{HOSTILE}")'),
        ('"hardship"', "\"<script>alert('1')</script>\""),
        ('"good reasons"', "\"<script>alert('1')</script>\""),
        ('"at its end"', "\"<script>alert('1')</script>\""),
        ("[number]", "[<script>]"),
        ("nobody knows |", f"{HOSTILE} |"),
    ],
)
def test_nothing_that_a_rulebook_says_becomes_markup(where, written):
    assert where in SMALL
    tree = tree_of(page_of(SMALL.replace(where, written)))
    attributes = {name for each in tree.iter() for name in each.keys()}  # noqa: SIM118 -- an element is no mapping

    assert {"script", "img"} & {each.tag for each in tree.iter()} == set()
    assert [name for name in attributes if name.startswith("on")] == []
    assert all(not each.get("href").startswith("javascript") for each in tree.iter("a"))


def test_a_remark_in_the_text_is_left_away_and_markup_shown_as_it_is_written():
    text = SMALL.replace("by the month.", "by the month <!-- or so -->.<br>")

    page = page_of(text)

    assert "or so" not in page
    assert "&lt;br&gt;" in page


def test_a_text_in_another_language_is_marked_as_such():
    page = page_of(SMALL.replace('version: "2"', "language: de"))

    assert '<html lang="en">' in page
    assert '<div class="prose" lang="de">' in page


def test_a_rule_in_a_list_keeps_its_sentences():
    text = SMALL.replace(
        "## Article 2.",
        "- a list\n\n  ```rule\n  The notice is the reminder.\n  ```\n\n## Article 2.",
    )

    assert "The notice is the reminder." in said(tree_of(page_of(text)))


def test_the_text_that_a_rulebook_extends_stands_behind_its_own():
    path = next(each for each in SHIPPED if each.stem == "measures-2024-branch")
    _, page = shipped(path)
    words = said(tree_of(page))

    assert words.index("How the branch meeting votes") < words.index("Article 7.")
    assert "by more than 1/2 of those entitled, written votes count, quorum" in words
    assert 'id="line-1' in page
    assert "-of-parent-1" in page
