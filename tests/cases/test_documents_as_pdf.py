"""Documents as PDF: tagged, in fonts that have the letters, from nothing but the page.

What draws them may be missing on a machine of one's own; in CI it is not.
"""

import importlib
import os
import re
import shutil
import subprocess
import sys

import pytest

from cases.papers import CASES, paper, seen
from goodstanding.cases.documents import Kind, Language
from goodstanding.cases.documents.pdf import NEEDED, pdf_of
from goodstanding.cases.documents.words import Words
from goodstanding.problems import Refused

IN_CI = bool(os.environ.get("CI"))


def _drawing():
    """Whether WeasyPrint finds what it draws with."""
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError):
        return False
    return True


def has(program):
    return shutil.which(program) is not None


DRAWS = _drawing()
pytestmark = pytest.mark.skipif(not DRAWS and not IN_CI, reason=f"needs {NEEDED}")
READS = pytest.mark.skipif(
    not has("pdftotext") and not IN_CI, reason="needs apt install poppler-utils"
)


def with_cjk():
    """Whether a font is installed that has Chinese letters."""
    if not has("fc-list"):
        return False
    listed = ["fc-list", ":lang=zh-cn", "family"]
    return bool(subprocess.run(listed, capture_output=True, check=True).stdout)


def read(pdf, program, *options):
    """What a program of Poppler says of a PDF."""
    command = [program, *options, "-"]
    if program == "pdftotext":
        command.append("-")
    found = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return found.stdout.decode()


@READS
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [Kind.NOTICE, Kind.APPEAL])
def test_a_pdf_holds_the_words_of_the_page(kind, language):
    if language is Language.CHINESE and not with_cjk() and not IN_CI:
        pytest.skip("needs apt install fonts-noto-cjk")
    pdf = pdf_of(paper(kind, language=language))
    words = Words(language)
    shown = "".join(read(pdf, "pdftotext").split())

    assert str(words.say("draft")).replace(" ", "") in shown
    assert (
        str(words.say("leave_any_time" if kind is Kind.NOTICE else "appeal_reasons"))[
            :6
        ].replace(" ", "")
        in shown
    )
    assert re.search(r"Tagged:\s+yes", read(pdf, "pdfinfo"))


@READS
@pytest.mark.skipif(not with_cjk() and not IN_CI, reason="apt install fonts-noto-cjk")
def test_chinese_is_set_in_a_font_that_has_it():
    fonts = read(pdf_of(paper(Kind.NOTICE, language=Language.CHINESE)), "pdffonts")

    assert "CJK" in fonts or "Han" in fonts


def test_a_page_that_asks_for_a_file_does_not_get_it(tmp_path):
    secret = tmp_path / "secret.css"
    secret.write_text("p { color: red }", encoding="utf-8")
    page = '<html lang="en"><title>x</title>{}<p>x</p></html>'
    asking = f'<link rel="stylesheet" href="{secret.as_uri()}">'

    plain, asked = pdf_of(page.format("")), pdf_of(page.format(asking))

    assert len(asked) == len(plain)


def test_where_nothing_draws_it_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(Refused, match="libpango") as refused:
        pdf_of(paper(Kind.NOTICE, seen(CASES[Kind.NOTICE]())))

    assert refused.value.problems[0].code == "documents.E003"
