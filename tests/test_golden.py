from dataclasses import replace

import pytest


def test_a_text_that_changed_is_refused_until_it_is_accepted(golden, tmp_path):
    held = replace(golden, folder=tmp_path, accept=False)
    accepting = replace(held, accept=True)

    with pytest.raises(AssertionError, match="no golden file"):
        held("Dear member,\n", "letters/notice.txt")
    accepting("Dear member,\n", "letters/notice.txt")
    held("Dear member,\n", "letters/notice.txt")
    with pytest.raises(AssertionError):
        held("Dear friend,\n", "letters/notice.txt")
