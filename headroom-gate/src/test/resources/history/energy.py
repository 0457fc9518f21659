"""Figures of IndependentFiguresTest: E-divisive's first split of three series, by all pairs and 20,000 permutations.

Independent of Headroom: NumPy for the sums, SciPy's energy_distance as a check of the statistic (Matteson and James 2014,
equations 5 to 7, alpha = 1, the part behind the split reaching to the end). Run: python3 energy.py. It writes series.csv.
"""
import csv
import numpy as np
from scipy import stats

SHORTEST, PERMUTATIONS = 5, 20_000
rng = np.random.default_rng(2014)
series = {
    "clear": rng.normal(size=60) + np.where(np.arange(60) < 37, 0, 1.8),
    "faint": rng.normal(size=60) + np.where(np.arange(60) < 22, 0, 0.85),
    "none": rng.normal(size=60),
}


def statistics(d):
    """Q of every split, from the matrix of distances."""
    n = len(d)
    total = np.triu(d, 1).sum()
    added = np.array([d[:k, k].sum() for k in range(n)])
    left = np.concatenate([[0], np.cumsum(added)])
    rest = np.array([d[k, k + 1:].sum() for k in range(n)])
    right = np.concatenate([np.cumsum(rest[::-1])[::-1], [0]])
    q = np.zeros(n)
    for s in range(SHORTEST, n - SHORTEST + 1):
        m, k = s, n - s
        between = total - left[s] - right[s]
        q[s] = m * k / n * (2 * between / (m * k) - 2 * left[s] / (m * (m - 1)) - 2 * right[s] / (k * (k - 1)))
    return q


rows = []
for name, x in series.items():
    x = np.round(x, 3)
    d = np.abs(np.subtract.outer(x, x))
    q = statistics(d)
    s = int(q.argmax())
    a, b = x[:s], x[s:]
    unbiased = stats.energy_distance(a, b) ** 2
    unbiased -= d[:s, :s].sum() / s ** 2 / (s - 1) + d[s:, s:].sum() / len(b) ** 2 / (len(b) - 1)
    assert abs(unbiased * len(a) * len(b) / len(x) - q[s]) < 1e-9
    as_good = 0
    for _ in range(PERMUTATIONS):
        p = rng.permutation(len(x))
        as_good += statistics(d[np.ix_(p, p)]).max() >= q[s]
    print(name, "split", s, "Q", repr(float(q[s])), "p", (as_good + 1) / (PERMUTATIONS + 1))
    rows.append([name, *x])
with open("series.csv", "w", newline="") as out:
    csv.writer(out, lineterminator="\n").writerows(rows)
