"""Cells of a workbook whose formula gave no value, which else would read as empty."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
FORMULA = re.compile(rb"<(?:\w+:)?f\b")
ERROR = b't="e"'
AT = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]+)")
Failed = dict[int, list[str]]
"""For each row of a sheet the cells without a value, and what stands there."""


def failed_formulas(path: Path, sheet: str) -> Failed:
    """The cells of `sheet` whose formula failed or was never worked out."""
    failed: Failed = {}
    for attributes, inside in CELL.findall(_xml(path, sheet)):
        value = VALUE.search(inside)
        at = AT.search(attributes)
        wrong = ERROR in attributes or (FORMULA.search(inside) and not value)
        if wrong and at:
            said = value[1].decode() if value else "no value"
            cell = f"{at[1].decode()}{at[2].decode()} ({said})"
            failed.setdefault(int(at[2]), []).append(cell)
    return failed


def _xml(path: Path, sheet: str) -> bytes:
    """The text of a sheet, or nothing if it holds neither formulas nor errors."""
    with ZipFile(path) as book:
        text = book.read(f"xl/{_place(book, sheet)}")
    return text if ERROR in text or FORMULA.search(text) else b""


def _place(book: ZipFile, sheet: str) -> str:
    """The path of a sheet in the workbook, from its folder `xl`."""
    sheets = fromstring(book.read("xl/workbook.xml"))  # noqa: S314 -- expat bounds it
    links = fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 -- the same
    found = next(
        each
        for each in sheets.findall("{*}sheets/{*}sheet")
        if each.get("name") == sheet
    )
    (link,) = (value for key, value in found.items() if key.endswith("}id"))
    to = "Target"  # words: quoted
    place = next(each.get(to) for each in links if each.get("Id") == link)
    return str(place).removeprefix("/xl/")
