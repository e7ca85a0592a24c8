"""A made tree, for the checks to look at."""

import pytest


@pytest.fixture
def made_tree(tmp_path):
    """Write files, by name, into an empty tree; return its root."""

    def write(texts):
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write
