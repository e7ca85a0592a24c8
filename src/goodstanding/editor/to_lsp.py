"""What the functions of this package find, in the words of the protocol."""

from __future__ import annotations

from lsprotocol import types as lsp
from msgspec import Struct
from pygls.workspace import ServerTextPosition, ServerTextRange, TextDocument

from goodstanding.editor.completion import Offer
from goodstanding.editor.draft import Position, Span
from goodstanding.editor.hover import Hover
from goodstanding.editor.problems_at import Marked
from goodstanding.editor.symbols import Symbol

SOURCE = "goodstanding"
OFFERED = {
    "phrase": lsp.CompletionItemKind.Keyword,
    "name": lsp.CompletionItemKind.Reference,
    "shape": lsp.CompletionItemKind.Value,
}
SYMBOLS = {
    "article": lsp.SymbolKind.Namespace,
    "duty": lsp.SymbolKind.Property,
    "act": lsp.SymbolKind.Event,
    "ground": lsp.SymbolKind.Function,
    "measure": lsp.SymbolKind.Class,
}


class Told(Struct, frozen=True):
    """The text that is told of: its address, its lines, how the editor counts in it."""

    document: TextDocument
    lines: list[str]

    def position(self, at: lsp.Position) -> Position:
        """The place that the editor means, counted in characters."""
        found = self.document.position_codec.position_from_client_units(self.lines, at)
        return Position(found.line, found.character)

    def stretch(self, span: Span) -> lsp.Range:
        """The stretch of text, counted as the editor counts."""
        start, end = (
            ServerTextPosition(span.line, column) for column in (span.start, span.end)
        )
        return self.document.position_codec.range_to_client_units(
            self.lines, ServerTextRange(start, end)
        )

    def location(self, span: Span) -> lsp.Location:
        """The same, with the address of the text."""
        return lsp.Location(self.document.uri, self.stretch(span))


def diagnostic(told: Told, marked: Marked) -> lsp.Diagnostic:
    """A problem as the editor shows it: what is wrong, then what to do."""
    severity = lsp.DiagnosticSeverity
    return lsp.Diagnostic(
        range=told.stretch(marked.span),
        message=f"{marked.what}\n{marked.do}",
        severity=severity.Error if marked.is_error else severity.Warning,
        code=marked.code,
        source=SOURCE,
    )


def item(told: Told, offer: Offer, place: int, *, gaps: bool) -> lsp.CompletionItem:
    """An offer as the editor lists it; with `gaps`, it can be filled in place."""
    form = lsp.InsertTextFormat
    return lsp.CompletionItem(
        label=offer.label,
        kind=OFFERED[offer.kind],
        detail=offer.says or None,
        sort_text=f"{place:03}",
        insert_text_format=form.Snippet if gaps else form.PlainText,
        text_edit=lsp.TextEdit(
            range=told.stretch(offer.span),
            new_text=offer.snippet if gaps else offer.plain,
        ),
    )


def shown(told: Told, found: Hover) -> lsp.Hover:
    """What is shown beside a line."""
    return lsp.Hover(
        contents=lsp.MarkupContent(lsp.MarkupKind.Markdown, found.markdown),
        range=told.stretch(found.span),
    )


def symbol(told: Told, found: Symbol) -> lsp.DocumentSymbol:
    """An article, a ground or a measure in the outline."""
    own = told.stretch(found.span)
    return lsp.DocumentSymbol(
        name=found.name,
        kind=SYMBOLS[found.kind],
        range=lsp.Range(own.start, max(own.end, lsp.Position(found.until, 0))),
        selection_range=own,
        children=[symbol(told, each) for each in found.under],
    )
