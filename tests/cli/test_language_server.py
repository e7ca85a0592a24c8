import importlib.util


def test_without_its_library_it_says_how_to_get_it(say, monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "goodstanding.cli.serving.find_spec",
        lambda name: None if name == "pygls" else found(name),
    )
    said = say("language-server")

    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "pygls, which speaks to editors, is not installed\n"
        "  where: goodstanding language-server\n"
        "  do:    install it beside us: `pip install 'goodstanding[editor]'`\n"
        "  code:  cli.E011\n"
    )
