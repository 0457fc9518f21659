"""Profiles work of the standard library and prints what Python's own tools say of the profile, tab separated.

usage: stdlib.py cprofile FILE | stdlib.py tracemalloc DEPTH FILE
"""
import ast
import cProfile
import io
import json
import os
import pstats
import re
import sys
import textwrap
import tracemalloc
import unittest
import zipfile

SOURCES = [ast.__file__, json.__file__, textwrap.__file__]


def sources():
    for path in SOURCES:
        with open(path, encoding="utf-8") as file:
            yield path, file.read()


class Rounds(unittest.TestCase):
    def test_json(self):
        value = {"k%d" % i: [i, str(i), None, {"deep": [i]}] for i in range(200)}
        self.assertEqual(value, json.loads(json.dumps(value, indent=1)))

    def test_unparse(self):
        for _, text in sources():
            tree = ast.parse(text)
            self.assertEqual(ast.dump(tree), ast.dump(ast.parse(ast.unparse(tree))))

    def test_zip(self):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, text in sources():
                archive.writestr(os.path.basename(path), text)
        with zipfile.ZipFile(packed) as archive:
            self.assertIsNone(archive.testzip())

    def test_words(self):
        for _, text in sources():
            self.assertTrue(re.findall(r"(?m)^\s*def (\w+)\(", text))
            textwrap.fill(text, 60)


def work():
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Rounds)
    result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
    assert result.wasSuccessful(), result.failures + result.errors


def cprofile(path):
    profiler = cProfile.Profile()
    profiler.runcall(work)
    profiler.dump_stats(path)
    for key, (_, calls, self_time, total, callers) in pstats.Stats(path).stats.items():
        row("function", *key, calls, nanos(self_time), nanos(total))
        for caller, (calls, _, self_time, total) in callers.items():
            row("edge", *caller, *key, calls, nanos(self_time), nanos(total))


def snapshot(depth, path):
    tracemalloc.start(int(depth))
    kept = [
        ast.parse(textwrap.dedent("def f(x):\n    return [x * i for i in range(%d)]" % i)) for i in range(20)
    ] + [re.compile("(%d|x)+y?" % i) for i in range(20)] + json.loads(json.dumps([[i, str(i)] for i in range(300)]))
    taken = tracemalloc.take_snapshot()
    tracemalloc.stop()
    taken.dump(path)
    loaded = tracemalloc.Snapshot.load(path)
    for stat in loaded.statistics("lineno"):
        frame = stat.traceback[0]
        row("line", frame.filename, frame.lineno, stat.size, stat.count)
    for stat in loaded.statistics("traceback"):
        stack = ";".join("%s:%d" % (frame.filename, frame.lineno) for frame in stat.traceback)
        row("traceback", stack, stat.size, stat.count)
    return kept


def nanos(seconds):
    return round(seconds * 1e9)


def row(*values):
    print(*values, sep="\t")


if __name__ == "__main__":
    {"cprofile": cprofile, "tracemalloc": snapshot}[sys.argv[1]](*sys.argv[2:])
