"""Whatever stands in the text, and wherever the cursor is, an editor is answered."""

import random
from pathlib import Path

import pytest

from goodstanding.editor.completion import completions
from goodstanding.editor.definition import definition
from goodstanding.editor.draft import Position, draft_of
from goodstanding.editor.hover import hover
from goodstanding.editor.problems_at import problems_at
from goodstanding.editor.symbols import symbols

ROOT = Path(__file__).parents[2]
SHIPPED = ["club", "regulations-2019"]
MARKS = ["|", "```", "---", '"', "[", "${1}", "\r", "\t", ";", "", "# ", "of", "6"]


@pytest.mark.parametrize("name", SHIPPED)
def test_nothing_that_is_written_stops_the_server(name):
    text = (ROOT / "rulebooks" / f"{name}.md").read_text(encoding="utf-8")
    draw, kept = random.Random(1), None
    for _ in range(10):
        cut = draw.randrange(len(text))
        text = text[:cut] + draw.choice(MARKS) + text[cut + draw.randrange(3) :]
        draft = draft_of(text, kept=kept)
        kept = draft.kept
        rows = draft.lines
        for each in problems_at(draft):
            assert 0 <= each.span.start <= each.span.end <= len(rows[each.span.line])
        assert symbols(draft) is not None
        line = draw.randrange(len(rows) + 1)
        at = Position(line, draw.randrange(len(draft.row(line)) + 1))
        assert completions(draft, at) is not None
        hover(draft, at)
        definition(draft, at)
