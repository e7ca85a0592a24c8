"""Cells of a workbook whose formula gave no value, which else would read as empty."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

CELL = re.compile(rb"<c\b([^>]*[^/])>(.*?)</c>", re.DOTALL)
AT = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
VALUE = re.compile(rb"<v[^>]*>([^<]+)</v>|<is>")
NAMES = {
    "main": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "of": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}

Failed = dict[int, list[str]]
"""For each row of a sheet the cells without a value, and what stands there."""


def failed_formulas(path: Path, sheet: str) -> Failed:
    """The cells of `sheet` whose formula failed or was never worked out."""
    failed: Failed = {}
    for attributes, inside in CELL.findall(_xml(path, sheet)):
        value = VALUE.search(inside)
        is_error = b't="e"' in attributes
        if is_error or (b"<f" in inside and not value):
            said = value[1].decode() if value and value[1] else "no value"
            at = AT.search(attributes)
            if at:
                cell = f"{at[1].decode()}{at[2].decode()} ({said})"
                failed.setdefault(int(at[2]), []).append(cell)
    return failed


def _xml(path: Path, sheet: str) -> bytes:
    """The text of a sheet, or nothing if it holds neither formulas nor errors."""
    with ZipFile(path) as book:
        text = book.read(f"xl/{_place(book, sheet)}")
    return text if b"<f" in text or b't="e"' in text else b""


def _place(book: ZipFile, sheet: str) -> str:
    """The path of a sheet in the workbook, from its folder `xl`."""
    sheets = fromstring(book.read("xl/workbook.xml"))  # noqa: S314 -- expat bounds it
    links = fromstring(book.read("xl/_rels/workbook.xml.rels"))  # noqa: S314 -- the same
    link = next(
        found.get(f"{{{NAMES['of']}}}id")
        for found in sheets.findall("main:sheets/main:sheet", NAMES)
        if found.get("name") == sheet
    )
    to = "Target"  # words: quoted
    place = next(found.get(to) for found in links if found.get("Id") == link)
    return str(place).removeprefix("/xl/")
