"""Refuse modules over 400 lines and functions over 40, docstrings not counted."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tree import PYTHON, files, report

MODULE, FUNCTION = 400, 40


def too_long(root: Path) -> Iterator[str]:
    """Yield one line for each module and each function that is too long."""
    for path in files(root, PYTHON, [".py"]):
        text = path.read_text(encoding="utf-8")
        if (lines := len(text.splitlines())) > MODULE:
            yield f"{path}: {lines} lines, at most {MODULE}: split it by noun"
        for node in ast.walk(ast.parse(text)):
            if (lines := _lines(node)) > FUNCTION:
                yield (
                    f"{path}:{node.lineno}: {node.name} has {lines} lines, "
                    f"at most {FUNCTION}: split it by what it does"
                )


def _lines(node: ast.AST) -> int:
    """The lines of a function without decorators and docstring; 0 of anything else."""
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return 0
    lines = node.end_lineno - node.lineno + 1
    if ast.get_docstring(node) is not None:
        doc = node.body[0]
        lines -= doc.end_lineno - doc.lineno + 1
    return lines


if __name__ == "__main__":
    report(too_long)
