"""The command `format`."""


def untidy(club):
    path = club / "rules.md"
    text = path.read_text(encoding="utf-8")
    path.write_bytes(
        text.replace("  at least 3 dues are", "   At least 3  dues is")
        .replace("The board may open removal", "the BOARD may open removal")
        .encode()
    )
    return path, text.encode()


def test_a_rulebook_is_written_in_the_house_style_and_then_stays_so(say, club):
    path, tidy = untidy(club)
    path.chmod(0o640)

    said = say("format", "rules.md")

    assert (said.status, said.out, said.err) == (
        0,
        "rules.md: lines 24-25, 46, 62 written anew\n",
        "",
    )
    assert path.read_bytes() == tidy
    assert path.stat().st_mode & 0o777 == 0o640
    assert say("format", "rules.md").out == "rules.md: nothing to change\n"


def test_a_check_writes_nothing_and_says_which_lines_would_change(say, club):
    path, _ = untidy(club)
    before = path.read_bytes()

    said = say("format", "rules.md", "--check")

    assert (said.status, said.err) == (1, "")
    assert said.out == "rules.md: lines 24-25, 46, 62 would be written otherwise\n"
    assert path.read_bytes() == before


def test_a_rulebook_with_errors_is_left_as_it_is_and_the_others_are_written(say, club):
    path, tidy = untidy(club)
    wrong = (club / "wrong.md").read_bytes()

    said = say("format", "wrong.md", "none.md", "rules.md")

    assert said.status == 1
    assert said.out == "rules.md: lines 24-25, 46, 62 written anew\n"
    assert "where: wrong.md:" in said.err
    assert "there is no such file\n  where: none.md" in said.err
    assert (club / "wrong.md").read_bytes() == wrong
    assert path.read_bytes() == tidy


def test_the_mark_of_the_encoding_and_what_a_link_leads_to_are_kept(say, club):
    path, tidy = untidy(club)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    (club / "link.md").symlink_to(path)

    assert say("format", "link.md").status == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + tidy
    assert (club / "link.md").is_symlink()
