#!/usr/bin/env python3
"""Fails where a pass has become slower, as a multiple of memcpy's time and of the plain loop's, than ratios.json says.

    check_ratios.py bench            compares with the ratios of this instruction set
    check_ratios.py bench --update   measures them anew and writes them

A pass fails if both of its ratios are more than 10 % above the recorded ones: where only one is, memcpy or the loop was fast.
Other programs disturb the measurement, so what fails is measured again, eight times in all, and the fewest nanoseconds count."""
import json
import pathlib
import subprocess
import sys
import tempfile

from table import key

RATIOS = pathlib.Path(__file__).with_name("ratios.json")
SIZES = [64, 1000, 16384]
TOLERANCE = 1.10
ROUNDS = 8


def run(bench, filter):
    """One run of the benchmarks: the instruction set, and {(row, type, size, limit): fewest ns an element}."""
    with tempfile.NamedTemporaryFile(suffix=".json") as out:
        subprocess.run([bench, f"--benchmark_filter={filter}", "--benchmark_min_time=0.005", "--benchmark_repetitions=5",
                        "--benchmark_enable_random_interleaving=true", f"--benchmark_out={out.name}",
                        "--benchmark_out_format=json"], check=True, stdout=subprocess.DEVNULL)
        report = json.load(open(out.name))
    fewest = {}
    for b in report["benchmarks"]:
        if b["run_type"] == "iteration":
            k = key(b["run_name"])
            fewest[k] = min(fewest.get(k, float("inf")), b["time/elt"] * 1e9)
    return report["context"]["instruction set"], fewest


def ratios(ns):
    """{name: [ns / memcpy's, ns / the plain loop's]}"""
    return {f"{row}/{type}/{n}": [t / ns["memcpy", type, n, ""], t / ns[row, type, n, "plain"]]
            for (row, type, n, by), t in ns.items() if by == "" and row != "memcpy"}


def is_slower(measured, recorded):
    return all(m > TOLERANCE * r for m, r in zip(measured, recorded))


def main(bench, update):
    everything = json.loads(RATIOS.read_text()) if RATIOS.exists() else {}
    sizes = "|".join(map(str, SIZES))
    filter, ns, slower = f"/({sizes})(/plain)?$", {}, []
    for _ in range(ROUNDS):
        isa, some = run(bench, filter)
        ns.update({k: min(t, ns.get(k, t)) for k, t in some.items()})
        measured = ratios(ns)
        if update:
            continue
        if isa not in everything:
            sys.exit(f"{RATIOS.name} has nothing for {isa}; build the target update_ratios to record it")
        slower = [name for name, recorded in everything[isa].items() if name not in measured or is_slower(measured[name], recorded)]
        if not slower:
            break
        filter = f"^(({'|'.join(slower)})(/plain)?|memcpy/f../({sizes}))$"
    if update:
        everything[isa] = {name: [round(r, 3) for r in pair] for name, pair in sorted(measured.items())}
        RATIOS.write_text(json.dumps(everything, indent=1).replace("\n   ", " ").replace("\n  ]", "]") + "\n")
        return
    for name in slower:
        print(f"{name}: {measured.get(name)} x memcpy and the plain loop, recorded {everything[isa][name]}")
    print(f"{len(everything[isa])} passes on {isa}: {len(slower)} more than 10 % slower than recorded")
    sys.exit(1 if slower else 0)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], "--update" in sys.argv)
