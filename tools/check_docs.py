"""Refuse docs that do not say what the code has: commands, pages, problems, links."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from typer.main import get_command

import make_reference
from pages import broken_links, differences
from tree import files, report

CODE = re.compile(r"[a-z]+\.[EW]\d{3}")
PLACES = ("docs", "examples", "rulebooks", "benchmarks", "changelog.d")


def faults(root: Path) -> Iterator[str]:
    """Yield one line for each thing undocumented, made up, stale or broken."""
    reference = root / make_reference.REFERENCE
    yield from differences(commands(), reference / "commands.md")
    yield from differences(codes(root), reference / "problems.md")
    for name, page in make_reference.PAGES.items():
        path = reference / name
        if not path.is_file() or path.read_text(encoding="utf-8") != page():
            yield f"{path}: not what the code says: run `make docs`"
    pages = sorted(path.name for path in root.glob("*.md"))
    for path in files(root, (*pages, *PLACES), [".md"]):
        yield from broken_links(path)


def codes(root: Path) -> set[str]:
    """Every code of a problem that the sources name; docstrings do not count."""
    return {
        node.value
        for path in files(root, ["src"], [".py"])
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value))
    }


def commands() -> set[str]:
    """Every command that `goodstanding --help` lists, and those below it."""
    from goodstanding.cli import with_cases  # noqa: PLC0415 -- tests of the rest need no cli

    return set(names(get_command(with_cases())))


def names(group: object, prefix: str = "") -> Iterator[str]:
    """Yield the commands of a group as they are typed: `log`, `log verify`."""
    for name, command in getattr(group, "commands", {}).items():
        if not command.hidden:
            yield prefix + name
            yield from names(command, f"{prefix}{name} ")


if __name__ == "__main__":
    report(faults)
