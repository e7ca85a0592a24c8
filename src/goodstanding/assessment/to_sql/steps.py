"""Steps between the packed columns and the answers: each is named, and made once."""

from __future__ import annotations

import re

from msgspec import Struct, field

NAMED = re.compile(r'"step \d+"')


class Steps(Struct):
    """Expressions under names, each in a layer above those that it names itself."""

    layers: list[dict[str, str]] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _layer_of: dict[str, int] = field(default_factory=dict)

    def name(self, expression: str) -> str:
        """The name that stands for `expression`; the same for the same text."""
        if expression not in self._names:
            below = [self._layer_of[name] for name in NAMED.findall(expression)]
            layer = max(below, default=-1) + 1
            name = f'"step {len(self._layer_of)}"'
            self._layer_of[name] = layer
            if layer == len(self.layers):
                self.layers.append({})
            self.layers[layer][name] = expression
            self._names[expression] = name
        return self._names[expression]

    def over(self, source: str, told: str) -> str:
        """`source` with the steps that `told` names, as a table to select from."""
        layers, needed = [], set(NAMED.findall(told))
        for layer in reversed(self.layers):
            kept = {name: text for name, text in layer.items() if name in needed}
            needed.update(
                name for text in kept.values() for name in NAMED.findall(text)
            )
            layers.append(kept)
        for layer in reversed(layers):
            if layer:
                made = ", ".join(f"{text} AS {name}" for name, text in layer.items())
                source = f"(SELECT *, {made}\nFROM {source})"
        return source
