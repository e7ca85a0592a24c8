"""The command `language-server`: an editor asks, over standard input and output."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

from goodstanding.cli.status import DONE
from goodstanding.problems import Problem, Refused

NEEDED = "pygls"


def run() -> int:
    """Answer an editor until it says that it is done.

    Raises:
        Refused: the library that speaks to editors is not installed.
    """
    if find_spec(NEEDED) is None:
        raise Refused(
            Problem(
                code="cli.E011",
                what=f"{NEEDED}, which speaks to editors, is not installed",
                where="goodstanding language-server",
                do="install it beside us: `pip install 'goodstanding[editor]'`",
            )
        )
    from goodstanding.editor.server import served  # noqa: PLC0415 -- only if installed

    # A copy: the server closes what it speaks through, and Python would miss its own.
    spoken = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    served().start_io(stdout=spoken)
    return DONE
