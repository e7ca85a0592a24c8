"""The command `read`."""

import pytest


def test_a_page_is_written_under_the_id_of_the_rulebook(say, club):
    told = say("read", "rules.md")

    assert (told.status, told.err) == (0, "")
    assert told.out == (
        "rowing-club.html: Rules of the rowing club, 2024, to read and to print.\n"
        "3 doubts: see `goodstanding check rules.md`.\n"
    )
    page = (club / "rowing-club.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert page.endswith("</html>\n")


def test_a_page_is_written_where_it_is_asked_for(say, club):
    told = say("read", "rules.md", "--out", "page.html")

    assert told.status == 0
    assert (club / "page.html").is_file()
    assert not (club / "rowing-club.html").exists()


@pytest.mark.parametrize("name", ["wrong.md", "none.md"])
def test_a_rulebook_with_an_error_gives_no_page(say, club, name):
    before = sorted(club.iterdir())

    told = say("read", name)

    assert (told.status, told.out) == (1, "")
    assert "code:" in told.err
    assert sorted(club.iterdir()) == before


def test_a_broken_promise_of_an_example_gives_no_page(say, club):
    text = (club / "rules.md").read_text(encoding="utf-8")
    (club / "rules.md").write_text(
        text.replace("absence | met", "absence | data missing"), encoding="utf-8"
    )

    told = say("read", "rules.md", "--out", "page.html")

    assert told.status == 1
    assert "assessment.E001" in told.err
    assert not (club / "page.html").exists()


def test_a_page_never_takes_the_place_of_its_rulebook(say, club):
    before = (club / "rules.md").read_bytes()

    told = say("read", "rules.md", "--out", "rules.md")

    assert (told.status, told.err) == (
        1,
        (
            "the page would take the place of the rulebook it is made from\n"
            "  where: rules.md\n"
            "  do:    give the page another name with --out\n"
            "  code:  cli.E010\n"
        ),
    )
    assert (club / "rules.md").read_bytes() == before


def test_an_id_that_leads_elsewhere_stays_in_the_folder(say, club):
    text = (club / "rules.md").read_text(encoding="utf-8")
    (club / "rules.md").write_text(
        text.replace("id: rowing-club", "id: ../../etc/a b"), encoding="utf-8"
    )

    told = say("read", "rules.md")

    assert told.status == 0
    assert (club / "etc-a-b.html").is_file()
