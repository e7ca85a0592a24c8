"""What the checks share: where they look, and how they end."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

PYTHON = ("src", "tests", "tools", "benchmarks", "examples")


def files(root: Path, places: Iterable[str], suffixes: Iterable[str]) -> Iterator[Path]:
    """Yield the files under `places` of the tree with one of `suffixes`, in order.

    A place is a folder or a file; one that does not exist holds nothing.  Nothing
    below a name that begins with a dot is yielded.
    """
    for place in places:
        start = root / place
        found = [start] if start.is_file() else sorted(start.rglob("*"))
        for path in found:
            hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
            if path.is_file() and path.suffix in suffixes and not hidden:
                yield path


def report(check: Callable[[Path], Iterable[str]]) -> None:
    """Print what `check` finds in the tree we stand in; exit with 1 if anything."""
    found = list(check(Path()))
    print("\n".join(found), end="\n" if found else "")
    sys.exit(bool(found))
