"""Makes the cProfile and tracemalloc fixtures and prints what Python's own tools say of them, tab separated.

usage: profiled.py FOLDER SUFFIX
"""
import cProfile
import json
import os
import pstats
import re
import sys
import tracemalloc


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def work():
    text = json.dumps({"k%d" % i: list(range(i % 20)) for i in range(300)})
    json.loads(text)
    re.findall(r"(\d+), (\d+)", text)
    sorted(text.split(), key=lambda word: word[::-1])
    fibonacci(15)
    even(60)


def cprofile(path):
    profiler = cProfile.Profile()
    profiler.runcall(work)
    profiler.dump_stats(path)
    stats = pstats.Stats(path).stats
    with open(path + ".tsv", "w") as out:
        for (file, line, name), (cc, nc, tt, ct, callers) in sorted(stats.items()):
            out.write("%s\t%d\t%s\t%d\t%.0f\t%.0f\n" % (file, line, name, nc, tt * 1e9, ct * 1e9))


def leaf(n):
    return [bytes(100 + i) for i in range(n)]


def middle(n):
    return {i: leaf(n) for i in range(3)}


def snapshot(path, depth):
    tracemalloc.start(depth)
    kept = [middle(20), leaf(7), json.loads("[" + ",".join("[%d]" % (i + 1000) for i in range(50)) + "]")]
    taken = tracemalloc.take_snapshot()
    tracemalloc.stop()
    taken.dump(path)
    with open(path + ".tsv", "w") as out:
        loaded = tracemalloc.Snapshot.load(path)
        for stat in loaded.statistics("lineno"):
            frame = stat.traceback[0]
            out.write("self\t%s\t%d\t%d\t%d\n" % (frame.filename, frame.lineno, stat.size, stat.count))
        totals = {}
        for trace in loaded.traces:
            for frame in set(trace.traceback):
                size, count = totals.get(frame, (0, 0))
                totals[frame] = size + trace.size, count + 1
        for frame, (size, count) in totals.items():
            out.write("total\t%s\t%d\t%d\t%d\n" % (frame.filename, frame.lineno, size, count))
    return kept


if __name__ == "__main__":
    folder, suffix = sys.argv[1:]
    work()
    cprofile(os.path.join(folder, "cprofile-%s.prof" % suffix))
    snapshot(os.path.join(folder, "tracemalloc-%s.snapshot" % suffix), 1 if suffix == "3.8" else 10)
