#!/usr/bin/env python3
"""Prints the JSON of a benchmark run as Markdown: bench --benchmark_out=bench.json; table.py bench.json"""
import json
import statistics
import sys


def times(benchmarks):
    """{(row, type, size, limit): ns an element}: the median of the repetitions, of one the number itself."""
    found = {}
    for b in benchmarks:
        if b["run_type"] == "iteration" and "time/elt" in b:
            found.setdefault(b["run_name"], []).append(b["time/elt"] * 1e9)
    return {key(name): statistics.median(samples) for name, samples in found.items()}


def key(name):
    """elu/forward/f32/1000/plain -> (elu/forward, f32, 1000, plain)"""
    parts = name.split("/")
    limit = parts.pop() if not parts[-1].isdigit() else ""
    size = int(parts.pop())
    return "/".join(parts[:-1]), parts[-1], size, limit


def cell(table, row, type, size):
    ns = table.get((row, type, size, ""))
    if ns is None:
        return ""
    if row == "memcpy":
        return f"{ns:.3g}"
    limits = table.get(("memcpy", type, size, "")), table.get((row, type, size, "plain"))
    return f"{ns:.3g} (" + ", ".join(f"{ns / limit:.2f}" if limit else "-" for limit in limits) + ")"


def print_table(table, type):
    rows = dict.fromkeys(row for row, t, _, _ in table if t == type)
    sizes = sorted({size for _, t, size, _ in table if t == type})
    print(f"\n| {type} |", " | ".join(map(str, sizes)), "|")
    print("|---|" + "--:|" * len(sizes))
    for row in rows:
        print(f"| {row} |", " | ".join(cell(table, row, type, size) for size in sizes), "|")


def main(path):
    with open(path) as file:
        report = json.load(file)
    table = times(report["benchmarks"])
    print("Nanoseconds an element (as a multiple of memcpy's, as a multiple of the plain loop's), by number of elements")
    for type in dict.fromkeys(type for _, type, _, _ in table):
        print_table(table, type)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
