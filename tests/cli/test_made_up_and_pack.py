"""The commands `made-up` and `pack`."""

ASKED = ("--as-of", "2024-06-30")


def test_a_made_up_roll_is_written_and_says_that_nobody_is_real(say, club):
    said = say("made-up", "--members", "50", "--seed", "7", "made-up")

    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "made-up: 50 made-up members, seed 7. Nobody on this roll exists.\n"
        "Try it:\n"
        "  goodstanding assess RULEBOOK made-up --as-of 2024-12-31\n"
    )
    assert (club / "made-up" / "members.csv").is_file()


def test_a_larger_roll_is_written_as_parquet_or_as_asked(say, club):
    assert (
        say("made-up", "--members", "60", "--format", "parquet", "made-up").status == 0
    )
    assert list((club / "made-up" / "members").glob("*.parquet"))


def test_a_roll_that_cannot_be_made_up_is_told(say):
    said = say("made-up", "--members", "5", "made-up")

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            "a made-up roll of 5 members cannot be written\n"
            "  where: the number of members\n"
            "  do:    ask for 50 to 99,185,000\n"
            "  code:  roll.E040\n"
        ),
    )


def test_a_place_that_cannot_be_written_is_told(say):
    said = say("made-up", "--members", "50", "rules.md")

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            "nothing can be written there: not a directory\n"
            "  where: rules.md, OUT\n"
            "  do:    give a place in a folder that you may write to\n"
            "  code:  cli.E005\n"
        ),
    )


def test_a_pack_is_made_once_and_asked_with_the_same_answers(say):
    packed = say("pack", "rules.md", "club", "packed", *ASKED)

    assert (packed.status, packed.err) == (0, "")
    assert packed.out == (
        "packed: packed, 1 piece. Ask it as often as you like:\n"
        "  goodstanding assess rules.md club --as-of=2024-06-30 --packed=packed\n"
    )
    assert say("pack", "rules.md", "club", "packed", *ASKED) == packed
    assert say("assess", "rules.md", "club", *ASKED, "--packed", "packed") == say(
        "assess", "rules.md", "club", *ASKED
    )


def test_a_pack_is_never_used_for_another_day(say):
    say("pack", "rules.md", "club", "packed", *ASKED)

    said = say(
        "assess", "rules.md", "club", "--as-of", "2024-06-29", "--packed", "packed"
    )

    assert (said.status, said.out, said.err) == (
        1,
        "",
        (
            "the folder holds a pack that differs in: as of\n"
            "  where: packed\n"
            "  do:    give another folder, or remove this one and pack again\n"
            "  code:  assessment.E002\n"
        ),
    )
