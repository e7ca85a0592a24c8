"""What is due, and the documents of a case, as commands show and write them."""

import json
from contextlib import contextmanager

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from cases import told
from cases.papers import delivered, expelled, served
from goodstanding.cases.documents import Kind, Language
from goodstanding.cli import document, due
from goodstanding.cli.page import plain
from goodstanding.cli.papers import Paper, Tongue
from goodstanding.problems import Refused


class Shown:
    """A screen that keeps what it is shown."""

    def __init__(self):
        self.text = ""

    def show(self, page):
        self.text += plain(page, 100)

    def tell(self, problems):
        self.text += "".join(f"{each}\n" for each in problems)

    @contextmanager
    def progress(self, _title):
        yield lambda _done, _of: None


def cases():
    found = [told.council().case, expelled().case, told.decided().case]
    return [_named(case, f"C-{number}") for number, case in enumerate(found, 1)]


def _named(case, name):
    return replace(case, opened=replace(case.opened, case=name))


def shown_due(**given):
    screen = Shown()
    assert due.run(screen, cases(), due.Given(**given)) == 0
    return screen.text


def test_what_is_due_is_a_table_with_the_overdue_first(golden):
    golden(shown_due(on="2025-04-02"), "cli/due.txt")


def test_a_body_sees_its_own():
    text = shown_due(on="2025-04-02", who="authority")

    assert "Nothing is due." in text
    assert "certifies" in shown_due(on="2025-04-02", who="proper-officer")


def test_programs_get_rows(capsys):
    shown_due(on="2025-04-02", who="committee", as_json=True)
    (row,) = json.loads(capsys.readouterr().out)

    assert (row["key"], row["last"], row["overdue"]) == ("step 4", "2025-04-01", True)


@pytest.mark.parametrize(
    ("events", "kind", "many"), [(False, "VTODO", 6), (True, "VEVENT", 1)]
)
def test_a_calendar_gets_a_file(tmp_path, events, kind, many):
    file = tmp_path / "due.ics"
    text = shown_due(on="2025-04-02", calendar=file, events=events)
    read = Calendar.from_ical(file.read_bytes())

    assert len(read.walk(kind)) == many
    assert f"{many} entr" in text


def written(case, **given):
    screen = Shown()
    status = document.run(screen, case, document.Given(on="2025-03-28", **given))
    return status, screen.text


def test_a_document_is_written_as_a_draft_and_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, text = written(delivered().case, kind="decision", language="de")

    page = (tmp_path / "C-1-decision-de.html").read_text(encoding="utf-8")
    assert status == 0
    assert "A draft" in text
    assert "Entwurf" in page


def test_a_document_that_was_looked_at_says_by_whom(tmp_path):
    file = tmp_path / "notice.html"
    given = {"looked_at_by": "S1", "meeting_on": "2025-04-09", "name": "A. Member"}
    _, text = written(served().case, kind="notice", out=file, **given)

    assert "Looked at by S1; nothing was sent." in " ".join(text.split())
    assert "A. Member" in file.read_text(encoding="utf-8")


def test_a_pdf_is_written_where_the_name_asks_for_one(tmp_path):
    pytest.importorskip("weasyprint", exc_type=ImportError)
    file = tmp_path / "notice.pdf"
    written(served().case, kind="notice", out=file)

    assert file.read_bytes().startswith(b"%PDF-")


def test_another_form_is_refused_and_nothing_is_written(tmp_path):
    file = tmp_path / "notice.doc"
    with pytest.raises(Refused, match="HTML or as PDF"):
        written(served().case, kind="notice", out=file)

    assert not file.exists()


def test_the_words_of_the_options_are_those_of_the_documents():
    assert [*map(str, Paper)] == [*map(str, Kind)]
    assert [*map(str, Tongue)] == [*map(str, Language)]
