"""Documents of a case: filled in from it, with blanks for what nobody has said."""

import re
import string
from datetime import date
from importlib.resources import files

import html5lib
import pytest
from msgspec.structs import replace

from cases import told
from cases.papers import CASES, delivered, expelled, paper, seen, served
from cases.world import entered
from goodstanding.assessment.finding import NEXT, ON_RECORD
from goodstanding.cases.acts.end import leave
from goodstanding.cases.documents import Kind, Known, Language
from goodstanding.cases.documents.words import Words, table
from goodstanding.cases.moves import Kind as Moved
from goodstanding.dates import Length, Unit
from goodstanding.problems import Refused
from goodstanding.rulebook.procedure import Delivery
from goodstanding.terms import State

OTHERS = [Language.GERMAN, Language.CHINESE]
PLACE = files("goodstanding.cases.documents")
TEMPLATES = [path for path in PLACE.iterdir() if path.name.endswith(".html")]
SCRIPT = "<script>alert('x')</script> & \"so\""


def text(page):
    """What a reader sees of a page, in one line."""
    page = page.replace("</dt><dd", "</dt> <dd")
    root = html5lib.parse(page, namespaceHTMLElements=False)
    return " ".join("".join(root.find("body").itertext()).split())


def shape(page):
    """The elements of a page in their order, without their words."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    return [(each.tag, each.get("class")) for each in root.find("body").iter()]


def holes(said):
    return sorted(name for _, name, _, _ in string.Formatter().parse(said) if name)


@pytest.mark.parametrize("kind", Kind)
def test_the_english_documents_are_those_that_people_have_read(kind, golden):
    case = seen(CASES[kind]())
    digest = case.rulebook.bylaws.digest[:16]  # every edit of the text gives another

    golden(paper(kind, case).replace(digest, "d" * 16), f"cases/documents/{kind}.html")


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", OTHERS)
def test_a_document_says_the_same_things_in_every_language(kind, language):
    assert shape(paper(kind, language=language)) == shape(paper(kind))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", Language)
def test_a_page_is_as_the_standard_has_it_and_fetches_nothing(kind, language):
    page = paper(kind, language=language)
    root = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)

    assert root.get("lang") == Words(language).form["tag"]
    assert root.get("dir") == "ltr"
    assert not [each for each in root.iter() if each.get("src") or each.get("href")]
    assert "{" not in text(page)


@pytest.mark.parametrize("language", OTHERS)
def test_every_table_of_words_is_complete(language):
    english, other = table(Language.ENGLISH), table(language)

    assert {group: [*words] for group, words in english.items()} == {
        group: [*words] for group, words in other.items()
    }
    for group in ("say", "units"):
        for key, said in english[group].items():
            assert holes(str(said)) == holes(str(other[group][key])), key


@pytest.mark.parametrize("language", Language)
def test_a_table_has_a_word_for_all_there_is_and_no_markup(language):
    words = table(language)

    assert {*map(str, State), NEXT, ON_RECORD} == {*words["states"]}
    assert {*map(str, Delivery)} == {*words["means"]}
    assert {*map(str, Unit)} == {*words["units"]}
    assert {Moved.TAKE, Moved.LOSE, Moved.NO_QUORUM} == {*words["outcomes"]}
    assert not re.search(r"[<>&]", str(words))
    assert len(words["form"]["months"]) == 12


def test_every_word_is_used_and_every_word_used_is_there():
    used = {
        key
        for path in TEMPLATES
        for key in re.findall(
            r'(?:say|blank|signature)\("(\w+)"|(?:given|dated)\([^)]*?, "(\w+)"\)',
            path.read_text(encoding="utf-8"),
        )
        for key in key
        if key
    }

    assert used == {*table(Language.ENGLISH)["say"]}


@pytest.mark.parametrize(
    ("language", "day", "length"),
    [
        ("en", "7 March 2025", "14 days"),
        ("de", "7. März 2025", "14 Tage"),
        ("zh", "2025年3月7日", "14日"),
    ],
)
def test_days_and_lengths_are_said_as_each_language_says_them(language, day, length):
    words = Words(Language(language))

    assert words.day(date(2025, 3, 7)) == day
    assert words.length(Length(14, Unit.DAY)) == length


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("language", Language)
def test_a_document_is_a_draft_until_somebody_has_looked_at_it(kind, language):
    words = Words(language)
    draft, seen_by = str(words.say("draft")), str(words.say("looked_at", by="S1"))

    assert draft in text(paper(kind, language=language))
    assert draft in text(paper(kind, language=language, looked_at_by="  "))
    looked_at = paper(kind, language=language, looked_at_by="S1")
    assert seen_by in text(looked_at)
    assert words.form["draft"] not in looked_at


@pytest.mark.parametrize("kind", Kind)
def test_everything_that_people_wrote_is_escaped(kind):
    known = Known(name=SCRIPT, address=SCRIPT, sender=SCRIPT, time=SCRIPT, place=SCRIPT)
    case = seen(CASES[kind]())
    opened = replace(case.opened, case=SCRIPT, member=SCRIPT)
    page = paper(kind, replace(case, opened=opened), known=known, looked_at_by=SCRIPT)

    assert "<script" not in page
    assert SCRIPT in text(page)


def test_reasons_are_escaped_and_shown():
    page = paper(Kind.DECISION, seen(expelled(said=SCRIPT)))

    assert "<script" not in page
    assert SCRIPT in text(page)


def test_what_nobody_has_said_is_a_blank_and_what_people_know_is_filled_in():
    known = Known(
        name="A. Member", place="the hall", time="19:00", meeting_on=date(2025, 4, 9)
    )
    blank = text(paper(Kind.INVITATION))
    filled = text(paper(Kind.INVITATION, known=known))

    assert "Day [day] Time [time] Place [place]" in blank
    assert "Day 9 April 2025 Time 19:00 Place the hall" in filled
    assert "A. Member" in filled


def test_a_notice_tells_the_grounds_the_evidence_and_until_when_to_reply():
    page = text(paper(Kind.NOTICE))

    assert "“breach”, by Clauses 11 and 12, as of 3 March 2025." in page
    assert "dues 2024-05" in page
    assert "not known: the record is not complete" in page
    assert "until 20 March 2025" in page
    assert "You may leave at any time" in page


def test_a_notice_that_must_state_more_has_room_for_it():
    page = text(paper(Kind.NOTICE, told.association().case))

    assert "until [day]" in page
    assert "within 14 days of service" in page


def test_a_decision_tells_where_to_appeal_and_until_when():
    page = text(paper(Kind.DECISION))

    assert "You may appeal to the general meeting, until 3 April 2025." in page
    assert "An appeal suspends the decision" in page
    assert "kept the keys" in page


@pytest.mark.parametrize(
    ("case", "effect"),
    [(expelled, "[day]"), (delivered, "4 April 2025"), (told.decided, "[day]")],
)
def test_a_day_of_effect_is_told_once_the_text_settles_it(case, effect):
    assert f"It takes effect on {effect}" in text(paper(Kind.DECISION, case().case))


def test_what_the_text_leaves_blank_stays_blank_in_a_decision():
    page = text(paper(Kind.DECISION, told.in_effect().case))

    assert "You may appeal to the [body], until [day]." in page
    assert "[whether an appeal suspends the decision]" in page
    assert "It lasts 6 months" in page


def test_an_officers_decision_has_two_days_and_the_reason_why_nobody_appeals():
    page = text(paper(Kind.DECISION, told.certified().case))

    assert "The rule was met on 3 March 2025" in page
    assert "the Act names none; the courts are open" in page
    assert "No vote was counted" in page


@pytest.mark.parametrize(
    ("kind", "case", "what"),
    [
        (Kind.NOTICE, told.council, "without a notice"),
        (Kind.INVITATION, delivered, "no meeting is ahead"),
        (Kind.MINUTES, served, "nobody has voted yet"),
        (Kind.DECISION, served, "nothing has been decided"),
        (Kind.RECEIPT, told.council, "nothing was sent yet"),
        (Kind.APPEAL, told.certified, "cannot be appealed: the Act names none"),
    ],
)
def test_a_document_that_is_not_called_for_is_refused_with_the_article(
    kind, case, what
):
    with pytest.raises(Refused, match=what) as refused:
        paper(kind, case().case)

    (problem,) = refused.value.problems
    assert problem.code == "documents.E002"
    assert "case C-1" in problem.where


@pytest.mark.parametrize("kind", Kind)
def test_who_has_left_is_sent_nothing_more(kind):
    left = delivered()
    left.do(leave, entered("2025-03-28", "M12"))

    if kind is Kind.MINUTES:
        assert "Extract from the minutes" in paper(kind, left.case)
    else:
        with pytest.raises(Refused, match="has left") as refused:
            paper(kind, left.case)
        assert refused.value.problems[0].code == "documents.E001"
