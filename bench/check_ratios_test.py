#!/usr/bin/env python3
"""Tests check_ratios.py and table.py with benchmarks of which the times are made up."""
import contextlib
import io
import json
import pathlib
import re
import tempfile
import unittest

import check_ratios
import table

CONTEXT = {"instruction set": "abacus", "caches": [{"size": 32 << 10}, {"size": 1 << 20}]}
LIMITS = {"copy/f32/64": 1, "memcpy/f32/64": 2, "copy/f32/64/vectors": 2, "memcpy/f32/64/vectors": 40}
RELU = {"relu/forward/f32/64": 3, "relu/forward/f32/64/plain": 6, "relu/forward/f32/64/vectors": 4}
RECORDED = {"relu/forward/f32/64": {"copy": 3.0, "plain": 0.5}, "relu/forward/f32/64/vectors": {"copy": 2.0, "aligned": 1.333}}


class Ratios(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.path = pathlib.Path(directory.name) / "ratios.json"
        self.addCleanup(setattr, check_ratios, "run", check_ratios.run)
        self.filters = []

    def measured(self, *runs):
        """Makes up the runs; the last one's times are those of all that follow."""
        def run(bench, filter):
            times = runs[min(len(self.filters), len(runs) - 1)]
            self.filters.append(filter)
            return CONTEXT, {table.key(name): ns for name, ns in times.items() if re.search(filter, name)}
        check_ratios.run = run

    def check(self, recorded, strict=False):
        """Whether it fails, and what it prints."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            failed = check_ratios.check("bench", self.path, {"abacus": recorded}, strict)
        return failed, out.getvalue()

    def test_passes_as_fast_as_recorded(self):
        self.measured(LIMITS | RELU)
        for strict in False, True:
            failed, text = self.check(RECORDED, strict)
            self.assertFalse(failed)
            self.assertEqual(text, "2 passes on abacus: 0 more than 10 % slower than recorded, 0 without recorded ratios; "
                                   "0 recorded that are no passes any more\n")
        self.assertEqual(len(self.filters), 2)

    def test_slower_pass_fails_after_eight_rounds(self):
        self.measured(LIMITS | RELU | {"relu/forward/f32/64": 4})
        failed, text = self.check(RECORDED)
        self.assertTrue(failed)
        self.assertIn("relu/forward/f32/64: {'copy': 4.0, 'memcpy': 2.0, 'plain': 0.6", text)
        self.assertIn(": 1 more than 10 % slower", text)
        self.assertEqual(len(self.filters), 8)

    def test_pass_over_vectors_that_became_slower_fails(self):
        self.measured(LIMITS | RELU | {"relu/forward/f32/64/vectors": 5})
        failed, text = self.check(RECORDED)
        self.assertTrue(failed)
        self.assertIn("relu/forward/f32/64/vectors: ", text)

    def test_fast_limit_alone_is_no_failure(self):
        self.measured(LIMITS | RELU | {"copy/f32/64": 0.5})
        self.assertFalse(self.check(RECORDED)[0])

    def test_fewest_nanoseconds_count(self):
        self.measured(LIMITS | RELU | {"relu/forward/f32/64": 9}, LIMITS | RELU | {"relu/forward/f32/64/vectors": 9})
        self.assertFalse(self.check(RECORDED)[0])
        self.assertEqual(len(self.filters), 2)
        for name in LIMITS | RELU:
            self.assertRegex(name, self.filters[1])
        self.assertNotRegex("elu/forward/f32/64", self.filters[1])

    def test_ratios_to_memcpy_from_before_the_loop_stay_valid(self):
        self.measured(LIMITS | RELU)
        old = {"relu/forward/f32/64": {"memcpy": 1.5, "plain": 0.5}}
        self.assertFalse(self.check(old)[0])
        self.measured(LIMITS | RELU | {"relu/forward/f32/64": 4})
        self.assertTrue(self.check(old)[0])

    def test_pass_without_ratios_is_said_and_fails_when_strict(self):
        self.measured(LIMITS | RELU | {"elu/forward/f32/64": 1, "elu/forward/f32/64/plain": 6})
        failed, text = self.check(RECORDED)
        self.assertFalse(failed)
        self.assertIn("warning: elu/forward/f32/64 has no recorded ratios\n", text)
        self.assertIn(", 1 without recorded ratios", text)
        self.assertTrue(self.check(RECORDED, strict=True)[0])

    def test_ratios_without_a_pass_are_said_and_fail_when_strict(self):
        self.measured(LIMITS | RELU)
        recorded = RECORDED | {"gone/forward/f32/64": {"copy": 3.0, "plain": 0.5}}
        failed, text = self.check(recorded)
        self.assertFalse(failed)
        self.assertIn("warning: gone/forward/f32/64 has recorded ratios, and is no pass any more\n", text)
        self.assertIn("; 1 recorded that are no passes any more", text)
        self.assertTrue(self.check(recorded, strict=True)[0])

    def test_unknown_instruction_set_is_a_failure(self):
        self.measured(LIMITS | RELU)
        with self.assertRaisesRegex(SystemExit, "ratios.json has nothing for abacus"):
            check_ratios.check("bench", self.path, {}, False)

    def test_update_writes_what_check_reads_and_keeps_the_rest(self):
        large = {"copy/f32/262144": 1, "memcpy/f32/262144": 2, "relu/forward/f32/262144": 3, "relu/forward/f32/262144/plain": 6}
        self.measured(LIMITS | RELU | large)
        self.addCleanup(setattr, check_ratios, "ALL", check_ratios.ALL)
        check_ratios.ALL = "."
        other = {"slide rule": {"relu/forward/f32/64": {"memcpy": 1.5, "plain": 0.5}}}
        check_ratios.update("bench", self.path, dict(other))
        beyond_the_caches = {"relu/forward/f32/262144": {"memcpy": 1.5, "plain": 0.5}}
        self.assertEqual(json.loads(self.path.read_text()), other | {"abacus": RECORDED | beyond_the_caches})

    def test_stored_file_has_the_form_that_update_writes(self):
        text = check_ratios.RATIOS.read_text()
        self.assertEqual(check_ratios.as_text(json.loads(text)), text)


class Table(unittest.TestCase):
    def test_ratios_are_to_the_limit_of_the_size(self):
        ns = {"copy/f32/64": 1, "memcpy/f32/64": 9, "copy/f32/262144": 9, "memcpy/f32/262144": 2,
              "relu/forward/f32/64": 3, "relu/forward/f32/64/plain": 6, "relu/forward/f32/262144": 3}
        known = {table.key(name): t for name, t in ns.items()}
        self.assertEqual(table.cell(known, CONTEXT, "relu/forward", "f32", 64), "3 (3.00, 0.50)")
        self.assertEqual(table.cell(known, CONTEXT, "relu/forward", "f32", 262144), "3 (1.50, -)")
        self.assertEqual(table.cell(known, CONTEXT, "copy", "f32", 64), "1")

    def test_vectors_are_beside_the_aligned(self):
        known = {table.key(name): t for name, t in (LIMITS | RELU).items()}
        self.assertEqual(table.cell_of_vectors(known, "relu/forward", "f32", 64), "4 (2.00, 1.33)")
        self.assertEqual(table.cell_of_vectors(known, "memcpy", "f32", 64), "40 (20.00)")


if __name__ == "__main__":
    unittest.main()
