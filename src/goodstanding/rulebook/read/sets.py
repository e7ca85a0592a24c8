"""Sets of the writer's own: their keys, and the names of what is there once for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodstanding.rulebook.language.sentence import Node
from goodstanding.rulebook.names import STROKE, KeySet, Name, Names, Sort, name_from
from goodstanding.rulebook.read.context import key, node, some

Declared = tuple[Sort, Name]


def add_sets(names: Names, found: Iterable[Node]) -> None:
    """Keep every set that the sentences declare; its keys are declared names by now."""
    for each in found:
        if each.name == "set":
            name = names[Sort.SET][key(each["name"])]
            keys = tuple(
                names[Sort.KEY][key(item["name"])] for item in nodes(each["names"])
            )
            names.sets[name.key] = KeySet(name, keys, held="status_word" in each)


def nodes(value: object) -> Iterator[Node]:
    """The nodes of a list, none where it is left out."""
    if isinstance(value, tuple):
        yield from (node(item) for item in value)


def add_for_each(names: Names, found: Iterable[Node]) -> None:
    """Declare what is there once for each key: acts, grounds, and the key itself."""
    for keys in names.sets.values():
        if keys.held:
            _the_key(names, keys)
    for each in found:
        keys_of = _set_of(names, each["set"])
        if keys_of is not None and each.name == "acts":
            said = some(each["per"])
            by = said.words[0].said if said else "of"
            _for_each(names, Sort.ACT, names[Sort.ACT][key(each["name"])], keys_of, by)
        elif keys_of is not None and each.name == "ground":
            ground = names[Sort.GROUND][key(each["name"])]
            names.stand_ins.add((Sort.GROUND, ground.key))
            _for_each(names, Sort.GROUND, ground, keys_of, "for")


def _set_of(names: Names, said: object) -> KeySet | None:
    """The set that a sentence names by one of its forms."""
    words = tuple(key(said).split()) if said is not None else ()
    for each in names.sets.values():
        if words in each.name.forms():
            return each
    return None


def _the_key(names: Names, keys: KeySet) -> None:
    that = f"that {keys.name.one}"
    stand_in = Name(key=f"{STROKE}{keys.name.key}", one=that, many=that)
    names.add(Sort.THE_KEY, stand_in)
    for each in keys.keys:
        the = f"the {each.one}"
        names.add(Sort.THE_KEY, Name(key=each.key, one=the, many=the))


def _for_each(names: Names, sort: Sort, name: Name, keys: KeySet, by: str) -> None:
    that = _name(name, keys.name.key, f"{by} that {keys.name.one}")
    names.add(sort, that)
    names.stand_ins.add((sort, that.key))
    for each in keys.keys:
        names.add(sort, _name(name, each.key, f"{by} the {each.one}"))


def _name(name: Name, of_key: str, said: str) -> Name:
    return Name(
        key=f"{name.key}{STROKE}{of_key}",
        one=f"{name.one} {said}",
        many=f"{name.many} {said}",
    )


def names_of_set(found: Node, name: Name) -> Iterator[Declared]:
    """The set, and its keys; keys that are held are statuses too."""
    yield Sort.SET, name
    for item in nodes(found["names"]):
        each = with_forms(Sort.KEY, item)
        yield Sort.KEY, each
        if "status_word" in found:
            yield Sort.STATUS, each


def with_forms(sort: Sort, found: Node) -> Name:
    """The name with the forms in brackets, or those its ending suggests."""
    forms = some(found["forms"])
    if forms is None:
        return name_from(sort, key(found["name"]))
    many_form = forms["many"]
    return name_from(
        sort,
        key(found["name"]),
        str(forms["one"]),
        str(many_form) if many_form else None,
    )
