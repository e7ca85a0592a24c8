"""A file written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodstanding.problems import Problem, Refused


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to, which takes its name once all is written.

    Whatever goes wrong meanwhile, what stood at `path` before stands there still,
    and nothing half written is left beside it.

    Raises:
        Refused: nothing can be written there.
    """
    if path.is_dir():
        raise Refused(_problem(path, "a folder of this name is in the way"))
    try:
        handle, name = tempfile.mkstemp(".part", f".{path.name}.", path.parent)
    except OSError as error:
        raise Refused(_unwritable(path, error)) from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(_mode(path))
        part.replace(path)
    except OSError as error:
        raise Refused(_unwritable(path, error)) from error
    finally:
        part.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """Who may read the file: as before, or as any new file."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return _problem(path, f'there is no folder "{path.parent}"')
    return _problem(path, (error.strerror or str(error)).lower())


def _problem(path: Path, why: str) -> Problem:
    return Problem(
        code="cli.E005",
        what=f"nothing can be written there: {why}",
        where=f"{path}, --out",
        do="give a file in a folder that you may write to",
    )
