"""The language server: it passes on what an editor asks, and what is found.

Nothing is worked out here; each answer is a function of the text and a place in it.
"""

from __future__ import annotations

import asyncio

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from goodstanding import __version__
from goodstanding.editor import to_lsp
from goodstanding.editor.completion import completions
from goodstanding.editor.definition import definition
from goodstanding.editor.draft import Draft, draft_of
from goodstanding.editor.hover import hover
from goodstanding.editor.problems_at import Marked, problems_at, runs_at
from goodstanding.editor.symbols import symbols
from goodstanding.editor.to_lsp import Told

IDLE = 0.3
"""Seconds without a change after which the examples are run."""

PAUSE = 0.002
"""Seconds between two examples, in which whoever asks is answered first."""

BEGINS = [" ", "|", ","]
"""What is typed just before something that may be offered."""


class Server(LanguageServer):
    """A language server with the drafts that are open, and who runs their examples."""

    def __init__(self) -> None:
        super().__init__("goodstanding", __version__, lsp.TextDocumentSyncKind.Full)
        self._drafts: dict[str, Draft] = {}
        self._running: dict[str, asyncio.Task[None]] = {}

    def draft(self, document: TextDocument) -> Draft:
        """The draft that the document is now, read again only where it has changed."""
        before = self._drafts.get(document.uri)
        text = document.source
        if before is None or before.source != text:
            kept = before.kept if before else None
            self._drafts[document.uri] = draft_of(text, kept=kept)
        return self._drafts[document.uri]

    @property
    def fills_gaps(self) -> bool:
        """Whether the editor lets gaps be filled in what it completes."""
        asked = self.client_capabilities.text_document
        items = asked.completion.completion_item if asked and asked.completion else None
        return bool(items and items.snippet_support)

    def of(self, asked: lsp.TextDocumentIdentifier) -> tuple[Told, Draft]:
        """What is told of the text that is asked about, and the draft that it is."""
        document = self.workspace.get_text_document(asked.uri)
        draft = self.draft(document)
        return Told(document, draft.lines), draft

    def changed(self, uri: str) -> None:
        """Tell the problems of the text at once, and what runs find once it rests."""
        self.still(uri)
        told, draft = self.of(lsp.TextDocumentIdentifier(uri))
        found = problems_at(draft) if draft.is_rulebook else []
        self.tell(told, found)
        if draft.is_rulebook and not draft.has_errors:
            loop = asyncio.get_running_loop()
            self._running[uri] = loop.create_task(self._try(told, draft, found))

    def closed(self, uri: str) -> None:
        """Forget the text."""
        self.still(uri)
        self._drafts.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def still(self, uri: str) -> None:
        """Run nothing more of the text."""
        task = self._running.pop(uri, None)
        if task is not None:
            task.cancel()

    def tell(self, told: Told, found: list[Marked]) -> None:
        """Tell the editor every problem there is."""
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(
                uri=told.document.uri,
                version=told.document.version,
                diagnostics=[to_lsp.diagnostic(told, each) for each in found],
            )
        )

    async def _try(self, told: Told, draft: Draft, found: list[Marked]) -> None:
        """Run what can be run, with a pause after each in which others are answered."""
        await asyncio.sleep(IDLE)
        wrong: list[Marked] = []
        for one in runs_at(draft):
            wrong += one
            await asyncio.sleep(PAUSE)
        if wrong:
            self.tell(told, sorted([*found, *wrong], key=lambda each: each.span))


def served() -> Server:
    """A server that knows what it can be asked."""
    server = Server()
    _hear(server)
    _answer(server)
    return server


def _hear(server: Server) -> None:
    """Let the server hear of texts that are opened, changed and closed."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def _opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def _changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.changed(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def _closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.closed(params.text_document.uri)


def _answer(server: Server) -> None:
    """Let the server answer what it is asked of a place in a text."""

    @server.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=BEGINS)
    )
    def _completion(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        told, draft = server.of(params.text_document)
        offers = completions(draft, told.position(params.position))
        gaps = server.fills_gaps
        return [
            to_lsp.item(told, offer, place, gaps=gaps)
            for place, offer in enumerate(offers)
        ]

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def _hover(params: lsp.HoverParams) -> lsp.Hover | None:
        told, draft = server.of(params.text_document)
        found = hover(draft, told.position(params.position))
        return to_lsp.shown(told, found) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def _definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        told, draft = server.of(params.text_document)
        found = definition(draft, told.position(params.position))
        return told.location(found) if found else None

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        told, draft = server.of(params.text_document)
        return [to_lsp.symbol(told, each) for each in symbols(draft)]
