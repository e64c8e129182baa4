#!/usr/bin/env python3
"""Draws the JSON of a benchmark run: time an element against the number of elements, a picture for each pass and type.

    plot.py bench.json directory [pass/type ...]    for instance elu/forward/f32; without any, all of them

Needs gnuplot."""
import json
import pathlib
import shutil
import subprocess
import sys

from table import LIMITS, times

COLOURS = ["#0b6e4f", "#cccccc", "#999999", "#c44900", "#7fc8a9", "#3454d1", "#8d3b72", "#b8860b", "#008b8b", "#444444", "#e377c2"]


def machine(context):
    """The machine by what matters: its instruction set and caches."""
    caches = {f"L{c['level']}{'d' if c['type'] == 'Data' else ''}": c["size"] for c in context["caches"]
              if c["type"] != "Instruction"}
    sizes = [f"{size // 1024} KiB {name}" if size < 1 << 20 else f"{size >> 20} MiB {name}" for name, size in caches.items()]
    return ", ".join([context["instruction set"], *sizes])


def curves(table, row, type):
    """{label: [(n, ns an element)]}: ramp first, then its limits, then the peers."""
    found = {label: [] for label in ["ramp", *LIMITS, "plain loop", "ramp, vectors"]}
    of_pass = {"": "ramp", "plain": "plain loop", "vectors": "ramp, vectors"}
    for (r, t, n, by), ns in table.items():
        if t == type and (r == row or r in LIMITS and by == ""):
            label = r if r in LIMITS else of_pass.get(by, by)
            found.setdefault(label, []).append((n, ns))
    return {label: sorted(points) for label, points in found.items() if points}


def script(lines, row, type, where, svg):
    plots = ", ".join(
        f"'-' using 1:2 with linespoints lw {3 if label == 'ramp' else 1.5} pt 7 ps 0.4 lc rgb '{colour}' title '{label}'"
        for label, colour in zip(lines, COLOURS * 2))
    data = "".join("".join(f"{n} {ns}\n" for n, ns in points) + "e\n" for points in lines.values())
    return f"""set terminal svg size 760,430 font 'sans,12' background '#ffffff'
set output '{svg}'
set title '{row}, {type}: {where}' noenhanced
set logscale xy
set xlabel 'elements'
set ylabel 'ns an element'
set grid lc rgb '#dddddd'
set key outside right top noenhanced
plot {plots}
{data}"""


def main(path, directory, wanted):
    report = json.loads(pathlib.Path(path).read_text())
    table = times(report["benchmarks"])
    where = machine(report["context"])
    pathlib.Path(directory).mkdir(parents=True, exist_ok=True)
    for row, type in dict.fromkeys((row, type) for row, type, _, _ in table if row not in LIMITS):
        if wanted and f"{row}/{type}" not in wanted:
            continue
        svg = pathlib.Path(directory) / f"{row.replace('/', '_')}_{type}.svg"
        text = script(curves(table, row, type), row, type, where, svg)
        subprocess.run(["gnuplot"], input=text, text=True, check=True)
    print(f"The pictures are in {directory}")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if shutil.which("gnuplot"):
        main(sys.argv[1], sys.argv[2], sys.argv[3:])
    else:
        print("No pictures: gnuplot is not installed")
