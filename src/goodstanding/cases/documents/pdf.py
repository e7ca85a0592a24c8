"""A document as PDF, by WeasyPrint.  Nothing is fetched from anywhere."""

from __future__ import annotations

from goodstanding.problems import Problem, Refused

NEEDED = "pip install 'goodstanding[documents]'; on Debian also: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core fonts-noto-cjk"


def pdf_of(html: str) -> bytes:
    """The page as a PDF that can be read aloud.

    Raises:
        Refused: WeasyPrint, or Pango that it draws with, is not installed.
    """
    try:
        from weasyprint import HTML, URLFetcher  # noqa: PLC0415 -- slow, and not always there
    except (ImportError, OSError) as error:
        raise Refused(
            Problem(
                code="documents.E003",
                what="WeasyPrint, which makes the PDF, is not installed or lacks Pango",
                where=str(error).splitlines()[0],
                do=NEEDED,
            )
        ) from error
    page = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols=()))
    return bytes(page.write_pdf(pdf_tags=True))
