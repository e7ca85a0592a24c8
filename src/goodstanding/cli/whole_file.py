"""A file written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodstanding.problems import Problem, Refused


@contextmanager
def whole(path: Path, given_as: str = "--out") -> Iterator[Path]:
    """A path beside `path` to write to, which takes its name once all is written.

    Whatever goes wrong meanwhile, what stood at `path` before stands there still,
    and nothing half written is left beside it.

    Raises:
        Refused: nothing can be written there.
    """
    if path.is_dir():
        why = "a folder of this name is in the way"
        raise Refused(_problem(path, given_as, why))
    with writing(path, given_as):
        handle, name = tempfile.mkstemp(".part", f".{path.name}.", path.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            part.chmod(_mode(path))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def writing(path: Path, given_as: str) -> Iterator[None]:
    """Tell what the system says against writing to `path` as a problem.

    Raises:
        Refused: nothing can be written there.
    """
    try:
        yield
    except FileNotFoundError as error:
        why = f'there is no folder "{path.parent}"'
        raise Refused(_problem(path, given_as, why)) from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused(_problem(path, given_as, why)) from error


def _mode(path: Path) -> int:
    """Who may read the file: as before, or as any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _problem(path: Path, given_as: str, why: str) -> Problem:
    return Problem(
        code="cli.E005",
        what=f"nothing can be written there: {why}",
        where=f"{path}, {given_as}",
        do="give a place in a folder that you may write to",
    )
