import pytest

from check_reasons import unexplained


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: S608",
        "# ruff: noqa: S608",
        "# type: ignore",
        "# type: ignore[arg-type]",
        "# pragma: no cover",
        "# pragma: no branch --",
        "# a -- b # noqa: S608",
    ],
)
def test_a_silenced_check_without_a_reason_is_found(made_tree, comment):
    root = made_tree({"src/a.py": f"\nx = 1  {comment}\n"})

    assert list(unexplained(root)) == [f"{root}/src/a.py:2: say why: {comment} -- ..."]


@pytest.mark.parametrize(
    "line",
    [
        "x = 1  # noqa: S608 -- no value enters the text",
        "x = 1  # type: ignore[arg-type]  # -- the stub is wrong",
        "x = 1  # pragma: no cover -- only on another system",
        "x = '# noqa'",
        "x = 1  # a plain comment",
    ],
)
def test_a_reason_is_enough_and_other_lines_need_none(made_tree, line):
    root = made_tree({"src/a.py": f"{line}\n"})

    assert list(unexplained(root)) == []
