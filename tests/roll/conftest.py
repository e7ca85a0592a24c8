"""Small rolls, written as people write them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from textwrap import dedent

import pytest

from goodstanding.roll import open_roll


@pytest.fixture
def folder(tmp_path):
    """Write files into a folder: `name` is short for `name.csv`."""

    def write(**files: str | bytes) -> Path:
        path = tmp_path / "roll"
        path.mkdir(exist_ok=True)
        for name, text in files.items():
            file = path / (name if "." in name else f"{name}.csv")
            file.parent.mkdir(exist_ok=True)
            is_text = isinstance(text, str)
            file.write_bytes(dedent(text).lstrip("\n").encode() if is_text else text)
        return path

    return write


@pytest.fixture
def opened(folder):
    """Open a roll of files, and close it when the test is over."""
    with ExitStack() as stack:
        yield lambda known_on=None, **files: stack.enter_context(
            open_roll(folder(**files), known_on=known_on)
        )


@pytest.fixture
def told(opened):
    """What is wrong with a roll of files, as it is printed."""
    return lambda **files: "\n".join(map(str, opened(**files).problems))


@pytest.fixture
def rows(opened):
    """The rows of a table of a roll, in the order of their values."""

    def read(table, columns="*", **files):
        query = f"SELECT {columns} FROM {table} ORDER BY ALL"
        return opened(**files).con.execute(query).fetchall()

    return read
