"""The command `check`."""

import json

REMOVAL_IS_PROVEN = {
    "measure": "removal",
    "takes_something": True,
    "states": 28,
    "moves": 37,
    "added": ["delivery"],
    "broken": [],
}


def test_a_rulebook_is_told_with_all_it_leaves_open(say, golden):
    said = say("check", "rules.md")

    assert (said.status, said.err) == (0, "")
    golden(said.out, "cli/check.txt")


def test_errors_are_told_together_and_no_example_is_run(say, golden):
    said = say("check", "wrong.md")

    assert (said.status, said.err) == (1, "")
    golden(said.out, "cli/check-wrong.txt")


def test_one_error_among_several_rulebooks_is_enough(say):
    said = say("check", "rules.md", "none.md")

    assert said.status == 1
    assert said.out.endswith(
        "none.md\n"
        "\n"
        "Errors: to be mended before anybody is assessed\n"
        "  there is no such file\n"
        "    where: none.md\n"
        "    do:    give the path of a Markdown file that can be read\n"
        "    code:  bylaws.E001\n"
        "\n"
        "1 error, 0 doubts: mend the errors and check again.\n"
        "\n"
        "Without errors: 1 of 2 rulebooks.\n"
    )


def test_a_broken_promise_of_an_example_is_an_error(say, club):
    text = (club / "rules.md").read_text(encoding="utf-8")
    (club / "rules.md").write_text(
        text.replace("absence | met", "absence | data missing"), encoding="utf-8"
    )

    said = say("check", "rules.md")

    assert said.status == 1
    assert "code:  assessment.E001" in said.out
    assert "Examples: 6 of 7 as promised.\n1 error, " in said.out


def test_programs_are_told_the_same(say):
    said = say("check", "rules.md", "--format", "json")
    (rules,) = json.loads(said.out)

    assert said.status == 0
    assert [list(each) for each in rules.pop("problems")] == [
        ["code", "what", "where", "do"]
    ] * 3
    assert rules.pop("safeguards") == [REMOVAL_IS_PROVEN]
    assert rules == {
        "rulebook": "rules.md",
        "sound": True,
        "examples": {"run": 7, "as_promised": 7},
        "id": "rowing-club",
        "title": "Rules of the rowing club",
        "version": "2024",
        "in_force_from": "2024-01-01",
        "in_force_until": None,
        "duties": ["dues", "attendances"],
        "grounds": ["arrears", "absence", "conduct", "named"],
        "measures": ["removal"],
        "blanks": [{"name": "quota", "article": "Article 6. Conduct", "line": 64}],
        "left_open": [],
        "not_modelled": [
            {
                "what": "the member holds views contrary to the club's",
                "why": "only conduct is looked at",
                "article": "Article 6. Conduct",
                "line": 66,
            }
        ],
    }


def test_programs_are_told_of_a_file_that_cannot_be_read(say):
    said = say("check", "none.md", "--format", "json")

    assert said.status == 1
    assert json.loads(said.out) == [
        {
            "rulebook": "none.md",
            "sound": False,
            "problems": [
                {
                    "code": "bylaws.E001",
                    "what": "there is no such file",
                    "where": "none.md",
                    "do": "give the path of a Markdown file that can be read",
                }
            ],
            "examples": {"run": 0, "as_promised": 0},
        }
    ]


def test_a_choice_the_text_leaves_open_is_told(say, club):
    text = (club / "rules.md").read_text(encoding="utf-8")
    (club / "rules.md").write_text(
        text.replace("of those held\n", "of those [held or planned]\n"),
        encoding="utf-8",
    )

    said = say("check", "rules.md")

    assert (
        "Left open by the text\n"
        "  held or planned: read both ways in “fewer than 1/4 of attendances are done in the last\n"
        "    6 months, of those [held or planned]”\n"
        "    Article 5. Meetings, line 45\n"
    ) in said.out


def test_a_rulebook_with_the_hearing_removed_is_refused_with_the_shortest_path(
    say, club, golden
):
    text = (club / "rules.md").read_text(encoding="utf-8")
    step = next(line for line in text.splitlines(keepends=True) if "reply" in line)
    (club / "rules.md").write_text(text.replace(step, ""), encoding="utf-8")

    said = say("check", "rules.md")

    assert (said.status, said.err) == (1, "")
    golden(said.out, "cli/check-unheard.txt")


def test_nobody_is_assessed_by_a_rulebook_whose_safeguards_are_broken(say, club):
    text = (club / "rules.md").read_text(encoding="utf-8")
    step = next(line for line in text.splitlines(keepends=True) if "reply" in line)
    (club / "rules.md").write_text(text.replace(step, ""), encoding="utf-8")

    said = say("assess", "rules.md", "club", "--as-of", "2024-07-15")

    assert said.status == 1
    assert "cases.E001" in said.err
