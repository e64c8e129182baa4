#!/usr/bin/env python3
"""Prints the JSON of a benchmark run as Markdown: bench --benchmark_out=bench.json; table.py bench.json [--page]

With --page it prints one table for docs/performance.md: the main passes over float, and what they are compared with."""
import json
import statistics
import sys

LIMITS = ["copy", "memcpy"]
MAIN_PASSES = ["forward", "derivative", "backward"]
BYTES = {"f32": 4, "f64": 8}


def times(benchmarks):
    """{(row, type, size, by): ns an element}: the median of the repetitions, of one the number itself."""
    found = {}
    for b in benchmarks:
        if b["run_type"] == "iteration" and "time/elt" in b:
            found.setdefault(b["run_name"], []).append(b["time/elt"] * 1e9)
    return {key(name): statistics.median(samples) for name, samples in found.items()}


def key(name):
    """elu/forward/f32/1000/plain -> (elu/forward, f32, 1000, plain)"""
    parts = name.split("/")
    by = parts.pop() if not parts[-1].isdigit() else ""
    size = int(parts.pop())
    return "/".join(parts[:-1]), parts[-1], size, by


def limit(context, type, size):
    """What is the fastest that arrays of this size can be: a loop of vector loads and stores in the caches, else memcpy."""
    last = max((cache["size"] for cache in context["caches"]), default=32 << 20)
    return "copy" if 2 * size * BYTES[type] <= last else "memcpy"


def ratio(ns, other):
    return f"{ns / other:.2f}" if other else "-"


def cell(table, context, row, type, size):
    ns = table.get((row, type, size, ""))
    if ns is None:
        return ""
    if row in LIMITS:
        return f"{ns:.3g}"
    others = table.get((limit(context, type, size), type, size, "")), table.get((row, type, size, "plain"))
    return f"{ns:.3g} (" + ", ".join(ratio(ns, other) for other in others) + ")"


def cell_of_vectors(table, row, type, size):
    ns = table.get((row, type, size, "vectors"))
    others = [(row, type, size, "")]
    if row not in LIMITS:
        others.insert(0, ("copy", type, size, "vectors"))
    return "" if ns is None else f"{ns:.3g} (" + ", ".join(ratio(ns, table.get(other)) for other in others) + ")"


def print_table(title, keys, cell, blank="\n"):
    """A line for each row and a column for each size that the keys have."""
    sizes = sorted({size for _, _, size, _ in keys})
    print(f"{blank}| {title} |", " | ".join(map(str, sizes)), "|")
    print("|---|" + "--:|" * len(sizes))
    for row in dict.fromkeys(row for row, _, _, _ in keys):
        print(f"| {row} |", " | ".join(cell(row, size) for size in sizes), "|")


def is_main(row):
    return row in LIMITS or row.split("/")[1:] in [[name] for name in MAIN_PASSES]


def main(path, page=False):
    with open(path) as file:
        report = json.load(file)
    table, context = times(report["benchmarks"]), report["context"]
    if page:
        print_table("ns an element", [k for k in table if k[1] == "f32" and k[3] != "vectors" and is_main(k[0])],
                    lambda row, size: cell(table, context, row, "f32", size), blank="")
        return
    types = list(dict.fromkeys(type for _, type, _, _ in table))
    print("Nanoseconds an element, by number of elements (as a multiple of the limit's: that of a loop of vector loads and stores in "
          "the caches, and beyond them memcpy's; as a multiple of the plain loop's)")
    for type in types:
        print_table(type, [k for k in table if k[1] == type and k[3] != "vectors"],
                    lambda row, size: cell(table, context, row, type, size))
    print("\nThe same over arrays that lie as a std::vector's do, 16 bytes after the beginning of a cache line (as a multiple of the "
          "copying loop's on such arrays, as a multiple of what it is on arrays that begin with a line)")
    for type in types:
        print_table(type, [k for k in table if k[1] == type and k[3] == "vectors"],
                    lambda row, size: cell_of_vectors(table, row, type, size))


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[2:] not in ([], ["--page"]):
        sys.exit(__doc__)
    main(sys.argv[1], page=sys.argv[2:] == ["--page"])
