from goodstanding.bylaws import Line, Place
from goodstanding.problems import Problem
from goodstanding.rulebook.language.pattern import table_of
from goodstanding.rulebook.language.sentence import Reading
from goodstanding.rulebook.language.terminals import terminals
from goodstanding.rulebook.language.words import words_of
from goodstanding.rulebook.names import Names, Sort, name_from
from goodstanding.rulebook.read.line import Reader

TABLE = table_of("""
top    give   = {who} gives {things:thing}+and [, {when}]
who    board  = the board
who    any    = the {name}
thing  leave  = leave
thing  notice = notice
when   today  = today
""")


def reading(sentence, names=None):
    known = terminals(names or Names(), declaring=False)
    return Reading(words_of(sentence), TABLE, known)


def line(text):
    return Line(text=text, place=Place(file="a.md", line=3, column=3))


def read(text, rule, names):
    return Reader(names).read(line(text), rule)


def test_a_list_may_be_joined_by_commas_the_word_or_both():
    for joined in ("leave and notice", "leave, notice", "leave, and notice"):
        (found,) = reading(f"The chair gives {joined}, today.").whole("top")

        assert [thing.name for thing in found["things"]] == ["leave", "notice"]
        assert found["when"].name == "today"


def test_a_part_that_is_left_out_is_nothing():
    (found,) = reading("The chair gives leave.").whole("top")

    assert found["when"] is None
    assert "when" not in found


def test_every_reading_is_found():
    found = reading("The board gives leave.").whole("top")

    assert [node["who"].name for node in found] == ["board", "any"]


def test_where_none_is_found_the_furthest_word_and_what_may_stand_there_are_known():
    stuck = reading("The chair gives leave, tomorrow.")

    assert stuck.whole("top") == []
    assert stuck.words[stuck.furthest].text == "tomorrow"
    assert set(stuck.expected) == {'"leave"', '"notice"', '"today"'}


def test_a_sentence_with_two_readings_is_refused(monkeypatch):
    monkeypatch.setattr("goodstanding.rulebook.read.line.ENGLISH", TABLE)

    assert read("The board gives leave.", "top", Names()) == Problem(
        code="rulebook.E002",
        what="`The board gives leave.` can be read in 2 ways",
        where="a.md:3:3",
        do="declare a name that differs from the words of the language, and use that",
    )


def test_a_name_that_nobody_declared_is_refused_with_the_nearest():
    names = Names()
    names.add(Sort.DUTY, name_from(Sort.DUTY, "dues"))
    found = read("at least 6 duse are missed in a row", "ground_line", names)

    assert isinstance(found, Problem)
    assert found.code == "rulebook.E001"
    assert found.where == "a.md:3:14"
    assert found.do.startswith("write `dues`")


def test_nothing_in_quotes_is_taken_for_a_word_of_the_language():
    assert reading('The "board" gives leave.').whole("top") == []
