"""Workload W: goodstanding beside a query by hand and four other programs.

Run `python benchmarks/workload_w.py [--members N] [--few N] [--rounds N]`, in an
environment with the dependency group `bench`.  Every run is a process of its own.
"""

import argparse
import hashlib
from statistics import median

import measuring
import w_peers
import w_roll

PARTS = ("checked", "counted", "rules")
AGAINST = ("whole / our whole", "rules / our rules", "whole / our rules")
OURS, LEDGER = "goodstanding", "DuckDB, by hand"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--few", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", choices=w_peers.ENGINES)
    given = parser.parse_args()
    if given.one:
        _one(given.one, given.members)
        return
    sizes = {name: _size(name, given) for name in w_peers.ENGINES}
    sizes[f"{OURS}, few"] = sizes[f"{LEDGER}, few"] = given.few
    found = _measured(sizes, given.rounds)
    _show(sizes, found)


def _size(name: str, given: argparse.Namespace) -> int:
    size = given.few if name in w_peers.ONE_AT_A_TIME else given.members
    return int(size)


def _one(name: str, members: int) -> None:
    answers, parts = w_peers.ENGINES[name](w_roll.kept(members))
    digest = hashlib.sha256(bytes(answers)).hexdigest()
    measuring.say(digest=f"{len(answers)} {digest}", **parts)


def _measured(sizes: dict[str, int], rounds: int) -> dict[str, list[dict[str, float]]]:
    for members in set(sizes.values()):
        w_roll.kept(members)
    found: dict[str, list[dict[str, float]]] = {name: [] for name in sizes}
    digests: dict[int, set[str]] = {}
    for turn in range(rounds):
        for name in measuring.order(sizes, turn):
            one, members = name.removesuffix(", few"), sizes[name]
            said = measuring.fresh(__file__, "--one", one, "--members", members)
            digests.setdefault(members, set()).add(said.pop("digest"))
            found[name].append(said)
    assert all(len(same) == 1 for same in digests.values()), "the answers differ"
    return found


def _show(sizes: dict[str, int], found: dict[str, list[dict[str, float]]]) -> None:
    whole = {name: [_whole(said) for said in runs] for name, runs in found.items()}
    base = {sizes[OURS]: OURS, sizes[f"{OURS}, few"]: f"{OURS}, few"}
    rows = []
    for name, runs in sorted(found.items(), key=lambda item: -sizes[item[0]]):
        million = 1_000_000 / sizes[name]
        parts = [
            f"{median(said.get(part, 0) for said in runs) * million:.2f}"
            for part in PARTS
        ]
        times = measuring.ratio(whole, name, base[sizes[name]])
        rules = median(said["rules"] for said in runs)
        ours = median(said["rules"] for said in found[base[sizes[name]]])
        by_rules = f"{rules / ours:.1f}" if rules else "-"
        kept = f"{median(whole[name]) / ours:.0f}"
        peak = f"{median(said['peak'] for said in runs):.0f}"
        rows.append(
            [name, f"{sizes[name]:,}", *parts, f"{times:.2f}", by_rules, kept, peak]
        )
    head = ("program", "members", *PARTS, *AGAINST, "peak, MiB")
    measuring.show("workload W, seconds for 1,000,000 members", head, rows)


def _whole(said: dict[str, float]) -> float:
    """Counting and rules; the check of every row is ours alone, and apart."""
    return said["counted"] + said["rules"]


if __name__ == "__main__":
    main()
