"""A conversation of an editor with a real server, held to what was once read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from goodstanding import __version__

SERVE = "from goodstanding.cli import main; raise SystemExit(main(['language-server']))"
URI = "file:///bylaws.md"
ABOUT = {"uri": URI}
BARE = {"shutdown", "exit"}
ABLE = {
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
}


class Conversation:
    """What an editor and the server say to each other, in the order it is said."""

    def __init__(self, server):
        self.server, self.said, self.asked = server, [], 0

    def ask(self, method, **params):
        """Ask something, and wait for the answer."""
        self.asked += 1
        self._send(method, params, id=self.asked)
        answer = self.hear()
        assert answer.get("id") == self.asked, answer
        return answer["result"]

    def tell(self, method, **params):
        """Tell something that has no answer."""
        self._send(method, params)

    def hear(self):
        """Wait for what the server says next."""
        length = 0
        while line := self.server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name == b"Content-Length":
                length = int(value)
        message = json.loads(self.server.stdout.read(length))
        self._note("server", message)
        return message

    def _send(self, method, params, **rest):
        message = {"jsonrpc": "2.0", **rest, "method": method}
        message |= {} if method in BARE else {"params": params}
        body = json.dumps(message).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()
        self._note("editor", message)

    def _note(self, who, message):
        kept = {name: each for name, each in message.items() if name != "jsonrpc"}
        text = json.dumps(kept, indent=2, ensure_ascii=False)
        self.said.append(f"{who}: {text}\n".replace(f'"{__version__}"', '"..."'))


@contextmanager
def conversation():
    server = subprocess.Popen(
        [sys.executable, "-c", SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    try:
        yield Conversation(server)
    finally:
        server.kill()
        server.communicate()


def place(text, marked):
    """The place of `^` in the words `marked`, as an editor tells it."""
    before = text[: text.index(marked.replace("^", "")) + marked.index("^")]
    return {
        "line": before.count("\n"),
        "character": len(before) - before.rfind("\n") - 1,
    }


@pytest.fixture
def talk():
    with conversation() as talk:
        yield talk


def test_a_conversation_goes_as_it_was_read(talk, bylaws, golden):
    wrong = bylaws.replace("dues are missed in a row", "dues are missd")
    broken = bylaws.replace("met since 2024-06-30", "not met")

    talk.ask("initialize", processId=None, rootUri=None, capabilities=ABLE)
    talk.tell("initialized")
    document = {"uri": URI, "languageId": "markdown", "version": 1, "text": wrong}
    talk.tell("textDocument/didOpen", textDocument=document)
    talk.hear()
    for method, marked in (
        ("completion", "dues are mis^sd"),
        ("completion", "The board may open ^warning"),
        ("hover", "The board may^ open"),
        ("definition", "owes du^es"),
    ):
        about = {"textDocument": ABOUT, "position": place(wrong, marked)}
        talk.ask(f"textDocument/{method}", **about)
    change(talk, 2, bylaws)
    talk.hear()
    about = {"textDocument": ABOUT, "position": place(bylaws, "dues are^ missed")}
    talk.ask("textDocument/hover", **about)
    talk.ask("textDocument/documentSymbol", textDocument=ABOUT)
    change(talk, 3, broken)
    talk.hear()
    talk.hear()  # once the text has rested, its examples are run
    talk.tell("textDocument/didClose", textDocument=ABOUT)
    talk.hear()
    talk.ask("shutdown")
    talk.tell("exit")

    assert talk.server.wait(timeout=10) == 0, talk.server.stderr.read().decode()
    golden("".join(talk.said), "editor/conversation.txt")


def change(talk, version, text):
    talk.tell(
        "textDocument/didChange",
        textDocument={"uri": URI, "version": version},
        contentChanges=[{"text": text}],
    )


def test_other_markdown_is_left_alone(talk):
    talk.ask("initialize", processId=None, rootUri=None, capabilities={})
    text = "# Notes\n\nEvery member owes nothing.\n"
    document = {"uri": URI, "languageId": "markdown", "version": 1, "text": text}
    talk.tell("textDocument/didOpen", textDocument=document)

    assert talk.hear()["params"]["diagnostics"] == []


def test_places_are_counted_as_the_editor_counts(talk, bylaws):
    wide = bylaws.replace("six unpaid ", "\N{PARTY POPPER} six ").replace(
        "| met", "| mett"
    )
    talk.ask("initialize", processId=None, rootUri=None, capabilities={})
    document = {"uri": URI, "languageId": "markdown", "version": 1, "text": wide}
    talk.tell("textDocument/didOpen", textDocument=document)
    (problem,) = talk.hear()["params"]["diagnostics"]
    line = wide.splitlines()[problem["range"]["start"]["line"]].encode("utf-16-le")
    start, end = (problem["range"][at]["character"] for at in ("start", "end"))

    assert line[2 * start : 2 * end].decode("utf-16-le") == "mett"
