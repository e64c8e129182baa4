#!/usr/bin/env python3
"""Fails where a pass has become slower than ratios.json says, as a multiple of a limit's time and of another loop's.

    check_ratios.py bench             compares with the ratios of this instruction set
    check_ratios.py bench --strict    fails also where a pass has no recorded ratios, or recorded ratios have no pass any more
    check_ratios.py bench --update    measures them anew and writes them; with --only elu tanh those of these activations

What is recorded for a pass is a ratio to each of two: to `copy`, a loop of vector loads and stores (beyond the caches to memcpy),
and to the plain loop; for arrays that lie as a std::vector's do, to `copy` over such arrays and to the same pass over `aligned`
ones. Ratios to memcpy in the caches are from before there was a copying loop, and are compared as they are.

A pass fails if all of its ratios are more than 10 % above the recorded ones: where only one is, the other loop was fast. Other
programs disturb the measurement, so what fails is measured again, eight times in all, and the fewest nanoseconds count."""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

from table import LIMITS, key, limit

RATIOS = pathlib.Path(__file__).with_name("ratios.json")
SIZES = [64, 1000, 16384]
TOLERANCE = 1.10
ROUNDS = 8


def run(bench, filter):
    """One run of the benchmarks: its context, and {(row, type, size, by): fewest ns an element}."""
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
    return report["context"], fewest


def others(row, type, n, by):
    """{what a pass is compared with: its key}"""
    limits = {name: (name, type, n, by) for name in LIMITS}
    return limits | ({"aligned": (row, type, n, "")} if by == "vectors" else {"plain": (row, type, n, "plain")})


def ratios(ns):
    """{name of a pass: {what it is compared with: its time as a multiple of that}}"""
    return {"/".join(map(str, [row, type, n] + [by] * bool(by))):
            {name: t / ns[k] for name, k in others(row, type, n, by).items() if k in ns}
            for (row, type, n, by), t in ns.items() if by in ("", "vectors") and row not in LIMITS}


def slower_ones(measured, recorded):
    """The names of the passes whose ratios are all above the recorded ones."""
    return [name for name, pair in recorded.items()
            if name in measured and all(measured[name][other] > TOLERANCE * r for other, r in pair.items())]


def recordable(measured, context):
    """What of the ratios is to be recorded: of the two limits only the one for the size."""
    kept = {}
    for name, pair in sorted(measured.items()):
        _, type, n, _ = key(name)
        others = [other for other in pair if other not in LIMITS or other == limit(context, type, n)]
        kept[name] = {other: round(pair[other], 3) for other in others}
    return kept


ALL = f"/({'|'.join(map(str, SIZES))})(/plain|/vectors)?$"


def filter_of(names):
    """The benchmarks that tell whether the passes of these names are slow."""
    passes = "|".join(sorted({name.removesuffix("/vectors") for name in names}))
    return f"^(({passes})(/plain|/vectors)?|({'|'.join(LIMITS)})/f..{ALL.removesuffix('$')})$"


def measure(bench, filter_of_next, filter=ALL):
    """The context and the ratios of all passes, after as many rounds as filter_of_next(context, ratios) finds work for."""
    ns = {}
    for _ in range(ROUNDS):
        context, some = run(bench, filter)
        ns.update({k: min(t, ns.get(k, t)) for k, t in some.items()})
        filter = filter_of_next(context, ratios(ns))
        if not filter:
            break
    return context, ratios(ns)


def as_text(everything):
    """JSON, a line for each pass."""
    sets = []
    for isa, passes in everything.items():
        lines = (f"  {json.dumps(name)}: {json.dumps(pair)}" for name, pair in passes.items())
        sets.append(f" {json.dumps(isa)}: {{\n" + ",\n".join(lines) + "\n }")
    return "{\n" + ",\n".join(sets) + "\n}\n"


def update(bench, path, everything, only=None):
    """Of the activations `only`, if there are some, and keeps what there is of the others."""
    filter = f"^(({'|'.join(only)})/.*|({'|'.join(LIMITS)})/f..){ALL}" if only else ALL
    context, measured = measure(bench, lambda context, measured: filter, filter)
    kept = everything.get(context["instruction set"], {}) if only else {}
    everything[context["instruction set"]] = dict(sorted((kept | recordable(measured, context)).items()))
    path.write_text(as_text(everything))


def check(bench, path, everything, strict):
    """Prints what is to be said, and returns whether it is a failure."""
    def recorded(context):
        isa = context["instruction set"]
        if isa not in everything:
            sys.exit(f"{path.name} has nothing for {isa}; build the target update_ratios to record it")
        return everything[isa]

    def filter_of_slower(context, measured):
        slower = slower_ones(measured, recorded(context))
        return slower and filter_of(slower)

    context, measured = measure(bench, filter_of_slower)
    recorded = recorded(context)
    slower = slower_ones(measured, recorded)
    unknown = [name for name in measured if name not in recorded]
    gone = [name for name in recorded if name not in measured]
    for name in unknown:
        print(f"warning: {name} has no recorded ratios")
    for name in gone:
        print(f"warning: {name} has recorded ratios, and is no pass any more")
    for name in slower:
        print(f"{name}: {measured[name]}, recorded {recorded[name]}")
    print(f"{len(measured)} passes on {context['instruction set']}: {len(slower)} more than 10 % slower than recorded, "
          f"{len(unknown)} without recorded ratios; {len(gone)} recorded that are no passes any more")
    return bool(slower or strict and (unknown or gone))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--only", nargs="+", metavar="NAME", help="with --update: the activations that are new")
    parser.add_argument("--ratios", type=pathlib.Path, default=RATIOS, help="instead of ratios.json")
    arguments = parser.parse_args()
    everything = json.loads(arguments.ratios.read_text()) if arguments.ratios.exists() else {}
    if arguments.update:
        update(arguments.bench, arguments.ratios, everything, arguments.only)
    else:
        sys.exit(check(arguments.bench, arguments.ratios, everything, arguments.strict))


if __name__ == "__main__":
    main()
