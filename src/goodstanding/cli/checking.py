"""The command `check`: rulebooks read, their examples run, all that is open listed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from goodstanding.cli import checked
from goodstanding.cli.screen import Screen
from goodstanding.cli.status import DONE, PROBLEMS


def run(screen: Screen, rulebooks: Sequence[Path], *, as_json: bool) -> int:
    """Check every rulebook; `PROBLEMS` if one of them has an error."""
    found = [checked.check(path) for path in rulebooks]
    if as_json:
        values = [checked.as_json(each) for each in found]
        sys.stdout.write(json.dumps(values, indent=2, ensure_ascii=False) + "\n")
    else:
        screen.show(checked.pages(found))
    return DONE if all(each.is_sound for each in found) else PROBLEMS
