"""How soon the language server answers, on a rulebook of 500 lines.

Run `python benchmarks/editor.py [--rounds N]`.  A server in a process of its own is
asked over standard input and output, as an editor does; each time is from what is
typed or asked to the whole of the answer.
"""

import argparse
import json
import re
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

import measuring
import rolls
from start import COMMAND

LINES = 500
ALLOWED = 100
"""Milliseconds."""

URI = "file:///bylaws.md"
REST = 0.3
HEAD = re.compile(r"^Ground ([\w-]+)", re.MULTILINE)
DECLARES = re.compile(r"^(?:The bod|The not|Every |Measure |Let |A )", re.MULTILINE)
CONDITION = "  at least "


def rulebook() -> str:
    """The Measures, with articles that hold grounds only once more until it is long."""
    text = (rolls.RULEBOOKS / "measures-2024.md").read_text(encoding="utf-8")
    sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    turn = 0
    while text.count("\n") < LINES:
        turn += 1
        for section in sections[1:]:
            names = HEAD.findall(section)
            if names and not DECLARES.search(section) and text.count("\n") < LINES:
                text += "\n" + _renamed(section, names, turn)
    return text


def _renamed(section: str, names: list[str], turn: int) -> str:
    for name in names:
        section = re.sub(rf"(?<![\w-]){name}(?![\w-])", f"{name}-{'x' * turn}", section)
    return section


class Editor:
    """An editor with one text open."""

    def __init__(self, server: "subprocess.Popen[bytes]", text: str) -> None:
        self.server, self.text, self.asked, self.version = server, text, 0, 0

    def ask(self, method: str, **params: object) -> Any:
        """The answer, whatever else the server tells before it."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": params})
        while (heard := self._hear()).get("id") != self.asked:
            pass
        return heard["result"]

    def open(self) -> int:
        """How many problems the server tells of the text."""
        document = {"uri": URI, "languageId": "markdown", "version": 0}
        about = {"textDocument": {**document, "text": self.text}}
        self._send({"method": "textDocument/didOpen", "params": about})
        return self._problems()

    def change(self, text: str) -> int:
        """How many problems the server tells of the text, once it is changed to this."""
        self.text, self.version = text, self.version + 1
        about = {
            "textDocument": {"uri": URI, "version": self.version},
            "contentChanges": [{"text": text}],
        }
        self._send({"method": "textDocument/didChange", "params": about})
        return self._problems()

    def at(self, method: str, words: str, place: int) -> Any:
        """The answer for the place so many characters after where the words begin."""
        before = self.text[: self.text.index(words) + place]
        column = len(before) - before.rfind("\n") - 1
        at = {"line": before.count("\n"), "character": column}
        return self.ask(
            f"textDocument/{method}", textDocument={"uri": URI}, position=at
        )

    def _problems(self) -> int:
        while (heard := self._hear()).get("method") != (
            "textDocument/publishDiagnostics"
        ) or heard["params"].get("version") != self.version:
            pass
        return len(heard["params"]["diagnostics"])

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.server.stdin.flush()

    def _hear(self) -> Any:
        assert self.server.stdout
        length = 0
        while line := self.server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name == b"Content-Length":
                length = int(value)
        return json.loads(self.server.stdout.read(length))


@contextmanager
def editing(text: str) -> Iterator[Editor]:
    server = subprocess.Popen(  # noqa: S603 -- our own command
        [COMMAND, "language-server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    editor = Editor(server, text)
    editor.ask("initialize", processId=None, rootUri=None, capabilities={})
    try:
        yield editor
    finally:
        server.kill()
        server.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30)
    rounds = parser.parse_args().rounds
    text = rulebook()
    with editing(text) as editor:
        begun = time.perf_counter()
        doubts = editor.open()
        opened = time.perf_counter() - begun
        times = _asked(editor, text, doubts, rounds)
    rows = [("problems, when it is opened", _ms(opened), "-", "-", "-")]
    rows += [
        (name, _ms(median(took)), _ms(min(took)), _ms(max(took)), f"{ALLOWED}")
        for name, took in times.items()
    ]
    head = ("answer", "median, ms", "least, ms", "most, ms", "to reach, ms")
    lines, examples = text.count("\n"), text.count("| on 2")
    measuring.show(f"{lines} lines, {examples} examples", head, rows)


def _asked(
    editor: Editor, text: str, doubts: int, rounds: int
) -> dict[str, list[float]]:
    condition = text.index(CONDITION, len(text) // 2)
    line = text[condition : text.index("\n", condition)]
    ground = HEAD.findall(text)[-1]
    times: dict[str, list[float]] = {}

    def took(name: str, act: Callable[[], object]) -> Any:
        begun = time.perf_counter()
        found = act()
        times.setdefault(name, []).append(time.perf_counter() - begun)
        return found

    for turn in range(rounds):
        other = text[:condition] + f"  at least {30 + turn} " + text[condition + 13 :]
        wrong = text.replace(line, f"{line} {'x' * (turn + 1)}", 1)
        named = text.replace(f"Ground {ground}", f"Ground {ground}-{'x' * (turn + 1)}")
        took("problems, a number changed", lambda each=other: editor.change(each))
        assert took("problems, a word too many", lambda each=wrong: editor.change(each))
        took("problems, a name changed", lambda each=named: editor.change(each))
        assert editor.change(text) == doubts
        completed = took("completion", lambda: editor.at("completion", line, 11))
        assert completed
        assert took("hover on a condition", lambda: editor.at("hover", line, 8))
        assert took(
            "definition", lambda: editor.at("definition", f"Ground {ground}", 9)
        )
        editor.change(text)
        time.sleep(REST)
        busy = "hover, while the examples are run"
        assert took(busy, lambda: editor.at("hover", line, 8))
    return times


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f}"


if __name__ == "__main__":
    main()
