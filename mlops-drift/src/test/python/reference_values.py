# SPDX-License-Identifier: Apache-2.0
"""Writes the reference values that the tests of mlops-drift compare with.

    python3 mlops-drift/src/test/python/reference_values.py

Statistics are computed with 50 digits or in exact fractions and checked against SciPy and NumPy, which lose up to five digits
where samples are close; p-values come from scipy.stats.chi2.sf, ks_2samp and kstwo.sf. Each file's header says which. The seed
is fixed, so the same versions write the same files.
"""

import platform
import warnings
from fractions import Fraction
from itertools import product
from math import comb, prod
from pathlib import Path

import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import brentq
from scipy.spatial.distance import chebyshev, cityblock, euclidean, jensenshannon
from scipy.stats import (
    anderson_ksamp,
    binom,
    chi2,
    chi2_contingency,
    chisquare,
    cramervonmises_2samp,
    energy_distance,
    entropy,
    false_discovery_control,
    hypergeom,
    ks_2samp,
    kstwo,
    mannwhitneyu,
    norm,
    wasserstein_distance,
)
from scipy.stats._morestats import _anderson_ksamp_midrank
from scipy.stats.contingency import association

HERE = Path(__file__).resolve().parents[1] / "resources/io/mlops4j/drift"
TOOLS = f"Python {platform.python_version()}, SciPy {scipy.__version__}, NumPy {np.__version__}, mpmath {mp.__version__}"
mp.mp.dps = 50
RNG = np.random.default_rng(20261123)

TABLES = {
    "two-bins": ([30, 70], [45, 55]),
    "equal": ([10, 20, 30, 40], [10, 20, 30, 40]),
    "proportional": ([10, 20, 30, 40], [1000, 2000, 3000, 4000]),
    "deciles-shifted": ([1000] * 10, [60, 72, 80, 91, 99, 104, 110, 118, 128, 138]),
    "one-current-empty": ([50, 30, 20], [60, 40, 0]),
    "one-reference-empty": ([60, 40, 0], [50, 30, 20]),
    "both-empty-bin": ([60, 40, 0, 0], [50, 30, 0, 20]),
    "nearly-disjoint": ([500, 499, 1, 0], [0, 1, 499, 500]),
    "small": ([3, 2, 1], [1, 2, 3]),
    "single-values": ([1, 1], [1, 2]),
    "large": ([1_000_003, 2_000_017, 3_000_029], [1_010_000, 1_990_000, 3_000_000]),
    "very-unequal-sizes": ([900_000_000, 90_000_000, 10_000_000], [80, 15, 5]),
    "zipf-30": (
        RNG.multinomial(20_000, (1 / np.arange(1, 31)) / (1 / np.arange(1, 31)).sum()).tolist(),
        RNG.multinomial(700, (1 / np.arange(2, 32)) / (1 / np.arange(2, 32)).sum()).tolist(),
    ),
    "uniform-100": (RNG.multinomial(50_000, [0.01] * 100).tolist(), RNG.multinomial(9_000, [0.01] * 100).tolist()),
}

# For statistics without options, so that each has more than twenty cases. A generator of their own leaves the rest as it is.
SIZES = np.random.default_rng(20261124)
MORE_TABLES = {
    f"{bins}-bins-{n}-{m}": (
        SIZES.multinomial(n, SIZES.dirichlet(np.ones(bins))).tolist(),
        SIZES.multinomial(m, SIZES.dirichlet(np.full(bins, 5.0))).tolist(),
    )
    for bins, n, m in ((2, 20, 20), (3, 50, 1_000), (5, 10_000, 20), (8, 300, 200), (12, 40, 40), (20, 100_000, 5_000), (40, 500, 90), (60, 3_000_000, 70))
}


def shares(reference, current, rule):
    keep = [bool(r and c) if rule == "drop" else bool(r or c) for r, c in zip(reference, current)]
    r = [mp.mpf(x) for x, kept in zip(reference, keep) if kept]
    c = [mp.mpf(x) for x, kept in zip(current, keep) if kept]
    n, m, bins = sum(r), sum(c), len(r)
    if rule == "add-half":
        half = mp.mpf(1) / 2
        return [(x + half) / (n + half * bins) for x in r], [(x + half) / (m + half * bins) for x in c], n, m
    share = mp.mpf(float(rule.split()[1])) if rule.startswith("epsilon") else None
    return [x / n if x else share for x in r], [x / m if x else share for x in c], n, m


def index(r, c):
    value = sum((x - y) * mp.log(x / y) for x, y in zip(c, r))
    scipy_r, scipy_c = np.array(r, float), np.array(c, float)
    assert np.isclose(float(value), np.sum((scipy_c - scipy_r) * np.log(scipy_c / scipy_r)), rtol=1e-9, atol=1e-15)
    return value


def relative_entropy(p, q):
    p, q = [x / sum(p) for x in p], [x / sum(q) for x in q]
    value = sum(x * mp.log(x / y) for x, y in zip(p, q))
    assert np.isclose(float(value), entropy(np.array(p, float), np.array(q, float)), rtol=1e-9, atol=1e-15)
    return value


def js_nats(r, c):
    return sum((x * mp.log(2 * x / (x + y)) if x else 0) + (y * mp.log(2 * y / (x + y)) if y else 0) for x, y in zip(r, c)) / 2


def divergence_p(reference, current):
    """The p-value of all divergences: that of eight times Jensen-Shannon, half an observation added to each bin, or of homogeneity."""
    r, c, n, m = shares(reference, current, "add-half")
    of_divergence = chi2.sf(float(8 * js_nats(r, c) / (1 / n + 1 / m)), len(r) - 1)
    of_homogeneity = homogeneity_p([(x, y) for x, y in zip(reference, current) if x or y])
    return repr(max(float(of_divergence), float(of_homogeneity)))


def row(*cells):
    return ";".join(" ".join(map(str, cell)) if isinstance(cell, list) else str(cell) for cell in cells)


def write(name, header, rows):
    path = HERE / name
    lines = [f"# {TOOLS}", *(f"# {line}" for line in header), *rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows) - 1} cases")


def psi():
    rows = ["case;rule;reference;current;statistic;pValue"]
    for rule in ("add-half", "epsilon 1.0E-4", "epsilon 1.0E-6", "drop"):
        for name, (reference, current) in TABLES.items():
            r, c, _, _ = shares(reference, current, rule)
            rows.append(row(name, rule, reference, current, repr(float(index(r, c))), divergence_p(reference, current)))
    write(
        "statistic/psi.csv",
        [
            "r, c: shares after the rule for empty bins",
            "statistic: sum((c - r) * mp.log(c / r)) with 50 digits; equals np.sum((c - r) * np.log(c / r)) to 1e-9",
            "p-value:   as in js.csv",
        ],
        rows,
    )


def kl():
    rows = ["case;rule;direction;base;reference;current;statistic;pValue"]
    for name, (reference, current) in TABLES.items():
        for rule, direction, base in (
            ("add-half", "CURRENT_FROM_REFERENCE", "NATURAL"),
            ("add-half", "REFERENCE_FROM_CURRENT", "TWO"),
            ("epsilon 1.0E-4", "CURRENT_FROM_REFERENCE", "TWO"),
            ("drop", "REFERENCE_FROM_CURRENT", "NATURAL"),
        ):
            r, c, _, _ = shares(reference, current, rule)
            first, second = (c, r) if direction == "CURRENT_FROM_REFERENCE" else (r, c)
            nats = relative_entropy(first, second)
            value = nats / mp.log(2) if base == "TWO" else nats
            rows.append(row(name, rule, direction, base, reference, current, repr(float(value)), divergence_p(reference, current)))
    write(
        "statistic/kl.csv",
        [
            "r, c: shares after the rule for empty bins",
            "statistic: CURRENT_FROM_REFERENCE: sum(c * mp.log(c / r)) with 50 digits, r and c scaled to a sum of one; divided by",
            "           mp.log(2) for base TWO; equals scipy.stats.entropy(c, r) to 1e-9. REFERENCE_FROM_CURRENT: r and c swapped",
            "p-value:   as in js.csv",
        ],
        rows,
    )


def counted_shares(reference, current):
    pairs = [(r, c) for r, c in zip(reference, current) if r or c]
    n, m = sum(reference), sum(current)
    return [mp.mpf(r) / n for r, _ in pairs], [mp.mpf(c) / m for _, c in pairs], n, m


def js():
    rows = ["case;form;base;reference;current;statistic;pValue"]
    for name, (reference, current) in TABLES.items():
        r, c, _, _ = counted_shares(reference, current)
        for form, base in (("DISTANCE", "NATURAL"), ("DISTANCE", "TWO"), ("DIVERGENCE", "NATURAL"), ("DIVERGENCE", "TWO")):
            value = js_nats(r, c) / (mp.log(2) if base == "TWO" else 1)
            of_scipy = jensenshannon(np.array(r, float), np.array(c, float), 2 if base == "TWO" else None)
            assert np.isclose(float(mp.sqrt(value)), of_scipy, rtol=1e-9, atol=1e-8)
            value = mp.sqrt(value) if form == "DISTANCE" else value
            rows.append(row(name, form, base, reference, current, repr(float(value)), divergence_p(reference, current)))
    write(
        "statistic/js.csv",
        [
            "r, c: shares as counted; h = (r + c) / 2; n, m: sizes; B: bins that are not empty in both samples",
            "statistic: DIVERGENCE: sum(r * mp.log(r / h) + c * mp.log(c / h)) / 2 with 50 digits, 0 log 0 = 0; divided by mp.log(2)",
            "           for base TWO. DISTANCE: its root; equals scipy.spatial.distance.jensenshannon(r, c, base) to 1e-9",
            "p-value:   the larger of scipy.stats.chi2.sf(8 * nats / (1 / n + 1 / m), B - 1), nats: the divergence of the shares",
            "           (count + 1/2) / (size + B/2), and of HOMOGENEITY in chi2.csv",
        ],
        rows,
    )


def pearson(reference, current):
    """Pearson's statistic of the table, exact, and its p-value."""
    pairs = [(r, c) for r, c in zip(reference, current) if r or c]
    n, m = sum(reference), sum(current)
    value = sum(
        (Fraction(x) - Fraction(size * (r + c), n + m)) ** 2 / Fraction(size * (r + c), n + m)
        for r, c in pairs
        for x, size in ((r, n), (c, m))
    )
    of_scipy = chi2_contingency(np.array(pairs, float).T, correction=False)
    assert np.isclose(float(value), of_scipy.statistic, rtol=1e-9, atol=1e-12)
    return value, homogeneity_p(pairs)


def moments(pairs):
    """Mean and variance of Pearson's statistic over all tables with these margins: Haldane (1940), Dawson (1954)."""
    n, m, bins = sum(r for r, _ in pairs), sum(c for _, c in pairs), len(pairs)
    size = Fraction(n + m)
    rows, columns = (size - 2) / (size - 1), (bins - 1) * (size - bins) / (size - 1)
    uneven_rows = (size * (Fraction(1, n) + Fraction(1, m)) - 4) / (size - 2)
    uneven_columns = (size * sum(Fraction(1, r + c) for r, c in pairs) - bins**2) / (size - 2)
    variance = 2 * size / (size - 3) * (rows - uneven_rows) * (columns - uneven_columns) + size**2 / (size - 1) * uneven_rows * uneven_columns
    return (bins - 1) * size / (size - 1), variance


def table_statistic(pairs):
    n, m = sum(r for r, _ in pairs), sum(c for _, c in pairs)
    return sum((Fraction(c) - Fraction(m * (r + c), n + m)) ** 2 / (r + c) for r, c in pairs) * Fraction((n + m) ** 2, n * m)


def check_moments():
    """By all tables with the margins (3, 4, 5, 2) and (6, 8)."""
    totals, drawn, weights, values = (3, 4, 5, 2), 6, [], []
    for first in product(*(range(t + 1) for t in totals)):
        if sum(first) == drawn:
            weights.append(prod(comb(t, x) for t, x in zip(totals, first)))
            values.append(table_statistic([(x, t - x) for x, t in zip(first, totals)]))
    mean = sum(w * v for w, v in zip(weights, values)) / Fraction(sum(weights))
    variance = sum(w * v * v for w, v in zip(weights, values)) / Fraction(sum(weights)) - mean**2
    assert (mean, variance) == moments([(1, t - 1) if i else (6 - len(totals) + 1, t - (6 - len(totals) + 1)) for i, t in enumerate(totals)])


def smaller_tail(x, marked, drawn, size):
    """Of the hypergeometric law, or above 2^31 - 1 values of the binomial one."""
    if size < 2**31:
        terms = [mp.binomial(marked, k) * mp.binomial(size - marked, drawn - k) / mp.binomial(size, drawn) for k in range(min(marked, drawn) + 1)]
        law = hypergeom(size, marked, drawn)
    else:
        share = mp.mpf(drawn) / size
        terms = [mp.binomial(marked, k) * share**k * (1 - share) ** (marked - k) for k in range(marked + 1)]
        law = binom(marked, drawn / size)
    tail = min(sum(terms[: x + 1]), sum(terms[x:]))
    assert np.isclose(float(tail), min(law.cdf(x), law.sf(x - 1)), rtol=1e-6)
    return tail


def homogeneity_p(pairs):
    """The p-value of the test of homogeneity; where fewer than ten values are expected, rare bins apart and moments matched."""
    n, m = sum(r for r, _ in pairs), sum(c for _, c in pairs)
    if min(Fraction((r + c) * min(n, m), n + m) for r, c in pairs) >= 10:
        p = chi2.sf(float(table_statistic(pairs)), len(pairs) - 1)
        assert len(pairs) < 2 or np.isclose(p, chi2_contingency(np.array(pairs, float).T, correction=False).pvalue, rtol=1e-9, atol=0)
        return p if len(pairs) > 1 else 1.0
    rare = [(r, c) for r, c in pairs if Fraction((r + c) * min(n, m), n + m) < 2]
    often = [(r, c) for r, c in pairs if Fraction((r + c) * min(n, m), n + m) >= 2]
    p_often, p_rare = 1.0, 1.0
    rows, columns = sum(r for r, _ in often), sum(c for _, c in often)
    if len(often) > 1 and rows and columns and rows + columns > 3:
        towards, value = Fraction(1, 2 * (len(often) - 1)), Fraction(0)
        for r, c in often:
            distance = max(Fraction(0), abs(c - Fraction(columns * (r + c), rows + columns)) - towards)
            value += distance**2 / (r + c) * Fraction((rows + columns) ** 2, rows * columns)
        mean, variance = moments(often)
        if variance > 0:
            p_often = chi2.sf(float(2 * mean / variance * value), float(2 * mean**2 / variance))
    if rare:
        of_rare, second = sum(r + c for r, c in rare), sum(c for _, c in rare)
        p_rare = min(1.0, float(2 * smaller_tail(second, of_rare, m, n + m)))
        p = min(p_often, p_rare)
        return p * (2 - p) if len(often) > 1 else p_rare
    return p_often


def root(value):
    return repr(float(mp.sqrt(mp.mpf(value.numerator) / value.denominator)))


def equal_weights(reference, current):
    n, m = sum(reference), sum(current)
    pairs = [(Fraction(r, n), Fraction(c, m)) for r, c in zip(reference, current) if r or c]
    value = sum((c - r) ** 2 / (c + r) for r, c in pairs) / 2
    of_scipy = chi2_contingency(np.array(pairs, float).T, correction=False).statistic / 2
    assert np.isclose(float(value), of_scipy, rtol=1e-9, atol=1e-15)
    return value


def chi_square():
    rows = ["case;hypothesis;reference;current;statistic;effect;pValue"]
    for name, (reference, current) in TABLES.items():
        effect = root(equal_weights(reference, current))
        value, p = pearson(reference, current)
        rows.append(row(name, "HOMOGENEITY", reference, current, repr(float(value)), effect, repr(float(p))))
        if all(r or not c for r, c in zip(reference, current)):
            n, m = sum(reference), sum(current)
            pairs = [(Fraction(m * r, n), c) for r, c in zip(reference, current) if r]
            value = sum((c - e) ** 2 / e for e, c in pairs)
            of_scipy = chisquare([float(c) for _, c in pairs], [float(e) for e, _ in pairs]).statistic
            assert np.isclose(float(value), of_scipy, rtol=1e-9, atol=1e-12)
            p = chi2.sf(float(value), len(pairs) - 1)
            rows.append(row(name, "GOODNESS_OF_FIT", reference, current, repr(float(value)), effect, repr(float(p))))
    write(
        "statistic/chi2.csv",
        [
            "n, m: sizes; r, c: shares; B: bins that are not empty in both samples, for GOODNESS_OF_FIT in the reference",
            "statistic: sum((count - expected)**2 / expected) in exact fractions, rounded once. HOMOGENEITY: over both samples,",
            "           equals chi2_contingency([reference, current], correction=False).statistic to 1e-9. GOODNESS_OF_FIT: over",
            "           the current sample, equals chisquare(current, m * reference / n).statistic to 1e-9",
            "effect:    mp.sqrt(sum((c - r)**2 / (c + r)) / 2), exact fractions under the root",
            "p-value:   HOMOGENEITY: where min(n, m) * total / (n + m) >= 10 in each bin chi2.sf(statistic, B - 1), equals that of",
            "           chi2_contingency to 1e-9. Else: rare bins, where min(n, m) * total / (n + m) < 2, by the hypergeometric law with 50 digits, twice the",
            "           smaller tail; the other B bins by chi2.sf(2 * mean / variance * X, 2 * mean**2 / variance), X: statistic with each",
            "           |count - expected| less 1 / (2 * (B - 1)), mean and variance over all tables with these margins; where there",
            "           are both, p * (2 - p) of the smaller p. GOODNESS_OF_FIT: scipy.stats.chi2.sf(statistic, B - 1)",
        ],
        rows,
    )


def cramers_v():
    rows = ["case;weights;reference;current;statistic;pValue"]
    for name, (reference, current) in TABLES.items():
        value, p = pearson(reference, current)
        v = root(value / (sum(reference) + sum(current)))
        pairs = np.array([(r, c) for r, c in zip(reference, current) if r or c])
        assert np.isclose(float(v), association(pairs.T, method="cramer"), rtol=1e-9, atol=1e-9)
        rows.append(row(name, "AS_COUNTED", reference, current, v, repr(float(p))))
        rows.append(row(name, "EQUAL", reference, current, root(equal_weights(reference, current)), repr(float(p))))
    write(
        "statistic/cramers-v.csv",
        [
            "n, m: sizes; r, c: shares; B: bins that are not empty in both samples; X: Pearson's statistic as in chi2.csv",
            "statistic: exact fractions under the root. AS_COUNTED: mp.sqrt(X / (n + m)), equals",
            "           association([reference, current], method='cramer') to 1e-9. EQUAL: mp.sqrt(sum((c - r)**2 / (c + r)) / 2),",
            "           equals mp.sqrt(chi2_contingency([r, c], correction=False).statistic / 2) to 1e-9",
            "p-value:   as HOMOGENEITY in chi2.csv",
        ],
        rows,
    )


def share_distances():
    def total_variation(r, c):
        value = sum(abs(x - y) for x, y in zip(r, c)) / 2
        assert np.isclose(float(value), cityblock(np.array(r, float), np.array(c, float)) / 2, rtol=1e-9, atol=1e-15)
        return value

    def l_infinity(r, c):
        value = max(abs(x - y) for x, y in zip(r, c))
        assert np.isclose(float(value), chebyshev(np.array(r, float), np.array(c, float)), rtol=1e-9, atol=1e-15)
        return value

    def hellinger(r, c):
        value = mp.sqrt(sum((mp.sqrt(x) - mp.sqrt(y)) ** 2 for x, y in zip(r, c)) / 2)
        roots = np.sqrt(np.array(r, float)), np.sqrt(np.array(c, float))
        assert np.isclose(float(value), euclidean(*roots) / np.sqrt(2), rtol=1e-9, atol=1e-15)
        return value

    for name, statistic, expression, of_scipy in (
        ("tv", total_variation, "sum(abs(c - r)) / 2", "cityblock(r, c) / 2"),
        ("l-infinity", l_infinity, "max(abs(c - r))", "chebyshev(r, c)"),
        ("hellinger", hellinger, "mp.sqrt(sum((mp.sqrt(c) - mp.sqrt(r))**2) / 2)", "euclidean(sqrt(r), sqrt(c)) / sqrt(2)"),
    ):
        rows = ["case;reference;current;statistic;pValue"]
        for case, (reference, current) in {**TABLES, **MORE_TABLES}.items():
            r, c, _, _ = counted_shares(reference, current)
            _, p = pearson(reference, current)
            rows.append(row(case, reference, current, repr(float(statistic(r, c))), repr(float(p))))
        write(
            f"statistic/{name}.csv",
            [
                "r, c: shares as counted; B: bins that are not empty in both samples; X: Pearson's statistic as in chi2.csv",
                f"statistic: {expression} with 50 digits; equals scipy.spatial.distance: {of_scipy} to 1e-9",
                "p-value:   as HOMOGENEITY in chi2.csv",
            ],
            rows,
        )


def corrections():
    generator = np.random.default_rng(20261125)
    cases = {
        "one": [0.03],
        "two": [0.04, 0.01],
        "equal": [0.02] * 5,
        "zeros-and-ones": [0.0, 1.0, 0.0, 0.5, 1.0],
        "holm-carries": [0.01, 0.011, 0.0101, 0.04],
        "benjamini-hochberg-1995": [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
        ],
        "tiny": [1e-300, 5e-324, 1e-20, 0.7],
    }
    for size in (2, 3, 5, 8, 10, 15, 20, 30, 50, 100):
        cases[f"uniform-{size}"] = generator.random(size).tolist()
        cases[f"mixed-{size}"] = (generator.random(size) ** 6).tolist()
    rows = ["case;correction;pValues;adjusted"]
    for name, p in cases.items():
        k, order = len(p), np.argsort(p, kind="stable")
        holm, largest = [Fraction(0)] * k, Fraction(0)
        for i, place in enumerate(order):
            largest = max(largest, min(Fraction(1), (k - i) * Fraction(p[place])))
            holm[place] = largest
        for correction, adjusted in (
            ("NONE", p),
            ("BONFERRONI", [float(min(Fraction(1), k * Fraction(x))) for x in p]),
            ("HOLM", [float(x) for x in holm]),
            ("BENJAMINI_HOCHBERG", false_discovery_control(p, method="bh").tolist()),
        ):
            rows.append(row(name, correction, [repr(x) for x in p], [repr(x) for x in adjusted]))
    write(
        "statistic/corrections.csv",
        [
            "k: number of p-values; p(1) <= ... <= p(k)",
            "adjusted: BONFERRONI: min(1, k * p), HOLM: max(min(1, (k - j + 1) * p(j)) for j <= i), both in exact fractions, rounded",
            "          once. BENJAMINI_HOCHBERG: scipy.stats.false_discovery_control(p, method='bh')",
        ],
        rows,
    )


def distance(reference, current):
    n, m, below_r, below_c, largest = sum(reference), sum(current), 0, 0, Fraction(0)
    for r, c in zip(reference, current):
        below_r, below_c = below_r + r, below_c + c
        largest = max(largest, abs(Fraction(below_r, n) - Fraction(below_c, m)))
    return float(largest)


def on_grid(size, mean, spread, points):
    values = np.clip(np.rint(RNG.normal(mean, spread, size)), 0, points - 1).astype(int)
    return np.bincount(values, minlength=points).tolist()


def ks():
    cases = {
        "equal": ([1, 1, 1, 1], [1, 1, 1, 1]),
        "constant": ([0, 7, 0], [0, 9, 0]),
        "disjoint": ([5, 0], [0, 6]),
        "disjoint-large": ([6_000, 0], [0, 7_000]),
        "one-against-many": ([0, 1, 0, 0], [10, 5, 5, 30]),
        "many-against-one": ([10, 5, 5, 30], [0, 0, 0, 1]),
        "one-against-one": ([1, 0], [0, 1]),
        "two-against-three": ([1, 0, 1], [1, 1, 1]),
        "interleaved": ([1, 0, 1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1, 0, 1]),
        "one-against-20000": ([0, 1, 0], [15_000, 2_000, 3_000]),
        "30-against-20000": (on_grid(30, 20, 6, 40), on_grid(20_000, 20, 6, 40)),
        "100-against-50000": (on_grid(50_000, 20, 6, 40), on_grid(100, 23, 6, 40)),
        "135-against-50000-near": (on_grid(50_000, 20, 6, 40), on_grid(135, 20, 6, 40)),
        "millions-near": (on_grid(4_000_000, 30, 6, 60), on_grid(3_000_000, 30, 6, 60)),
        "millions-nearer": (on_grid(4_000_000, 30, 6, 60), on_grid(4_000_000, 30, 6, 60)),
        "millions-apart": (on_grid(4_000_000, 30, 6, 60), on_grid(3_000_000, 30.01, 6, 60)),
        "millions-far": (on_grid(4_000_000, 30, 6, 60), on_grid(3_000_000, 40, 6, 60)),
    }
    for n in (5, 20, 100, 1_000, 10_000):
        for m in (7, 20, 150, 3_000, 10_000):
            shift = 8 / np.sqrt(min(n, m))
            cases[f"near-{n}-{m}"] = (on_grid(n, 25, 8, 50), on_grid(m, 25, 8, 50))
            cases[f"apart-{n}-{m}"] = (on_grid(n, 25, 8, 50), on_grid(m, 25 + shift, 8, 50))
    for n, m in ((10_001, 500), (36_000, 975), (200_000, 40_000), (1_000_000, 1_000_000), (800_000, 150)):
        for shift in (0, 0.1, 0.5):
            cases[f"shift-{shift}-{n}-{m}"] = (on_grid(n, 30, 8, 60), on_grid(m, 30 + shift, 8, 60))
    rows = ["case;reference;current;statistic;pValue"]
    for name, (reference, current) in cases.items():
        d, n, m = distance(reference, current), sum(reference), sum(current)
        if max(n, m) <= 10_000:
            grid = np.arange(len(reference))
            p = ks_2samp(np.repeat(grid, reference), np.repeat(grid, current), method="exact").pvalue
        else:
            p = kstwo.sf(d, np.round(float(n) * m / (float(n) + m)))
        rows.append(row(name, reference, current, repr(d), repr(float(p))))
    write(
        "statistic/ks.csv",
        [
            "reference, current: how many values equal 0, 1, 2, ...",
            "statistic: the largest |F - G| over these values, in exact fractions, rounded once",
            "p-value:   ks_2samp(np.repeat(grid, reference), np.repeat(grid, current), method='exact').pvalue while neither",
            "           sample exceeds 10,000 values, else kstwo.sf(statistic, np.round(n * m / (n + m))), which ks_2samp uses",
        ],
        rows,
    )


def ks_one_sided():
    generator = np.random.default_rng(20261127)

    def normal_on_grid(size, mean, points=50):
        values = np.clip(np.rint(generator.normal(mean, 8, size)), 0, points - 1).astype(int)
        return np.bincount(values, minlength=points).tolist()

    cases = {
        "equal": ([1, 1, 1, 1], [1, 1, 1, 1]),
        "constant": ([0, 7, 0], [0, 9, 0]),
        "disjoint": ([5, 0], [0, 6]),
        "disjoint-downwards": ([0, 5], [6, 0]),
        "one-against-many": ([0, 1, 0, 0], [10, 5, 5, 30]),
        "many-against-one": ([10, 5, 5, 30], [0, 0, 0, 1]),
        "one-against-one": ([1, 0], [0, 1]),
        "interleaved": ([1, 0, 1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1, 0, 1]),
        "crossing": ([0, 50, 50, 50, 0], [30, 30, 30, 30, 30]),
    }
    for n, m in ((20, 20), (20, 31), (100, 150), (500, 20), (1_000, 300), (3_000, 3_000), (20_000, 150), (40_000, 30_000), (1_000_000, 900_000)):
        for shift in (-1.5, 0, 0.4):
            cases[f"shift-{shift}-{n}-{m}"] = (normal_on_grid(n, 25), normal_on_grid(m, 25 + shift))
    rows = ["case;alternative;reference;current;statistic;pValue"]
    for name, (reference, current) in cases.items():
        grid, n, m = np.arange(len(reference)), sum(reference), sum(current)
        rises = list(zip(np.cumsum(reference).tolist(), np.cumsum(current).tolist()))
        for alternative, sign in (("LESS", -1), ("GREATER", 1)):
            d = max(max(sign * (Fraction(r, n) - Fraction(c, m)) for r, c in rises), Fraction(0))
            method = "exact" if max(n, m) <= 10_000 else "asymp"
            test = ks_2samp(np.repeat(grid, reference), np.repeat(grid, current), alternative.lower(), method)
            assert np.isclose(float(d), test.statistic, rtol=1e-12, atol=1e-15)
            rows.append(row(name, alternative, reference, current, repr(float(d)), repr(float(test.pvalue))))
    write(
        "statistic/ks-one-sided.csv",
        [
            "reference, current: how many values equal 0, 1, 2, ...",
            "statistic: the largest F - G (GREATER) or G - F (LESS) over these values, in exact fractions, rounded once",
            "p-value:   ks_2samp(np.repeat(grid, reference), np.repeat(grid, current), alternative, method).pvalue, method 'exact'",
            "           while neither sample exceeds 10,000 values, else 'asymp'",
        ],
        rows,
    )


def mann_whitney():
    generator = np.random.default_rng(20261126)

    def normal_on_grid(size, mean, spread, points):
        values = np.clip(np.rint(generator.normal(mean, spread, size)), 0, points - 1).astype(int)
        return np.bincount(values, minlength=points).tolist()

    cases = {
        "equal": ([1, 1, 1, 1], [1, 1, 1, 1]),
        "constant": ([0, 7, 0], [0, 9, 0]),
        "disjoint": ([5, 0], [0, 6]),
        "one-against-many": ([0, 1, 0, 0], [10, 5, 5, 30]),
        "one-against-one": ([1, 0], [0, 1]),
        "interleaved": ([1, 0, 1, 0, 1, 0, 1, 0], [0, 1, 0, 1, 0, 1, 0, 1]),
        "nearly-constant": ([0, 99_999, 1], [1, 50_000, 3]),
        "same-middle": ([0, 50, 50, 50, 0], [30, 30, 30, 30, 30]),
    }
    for n, m in ((20, 20), (20, 400), (100, 150), (3_000, 200), (100_000, 1_000), (1_000_000, 900_000)):
        for shift in (-2, 0, 0.3, 1):
            cases[f"shift-{shift}-{n}-{m}"] = (normal_on_grid(n, 25, 8, 50), normal_on_grid(m, 25 + shift, 8, 50))
    rows = ["case;reference;current;statistic;pValue"]
    for name, (reference, current) in cases.items():
        n, m = sum(reference), sum(current)
        u = sum(Fraction(c) * (sum(reference[:i]) + Fraction(r, 2)) for i, (r, c) in enumerate(zip(reference, current)))
        ties = sum((r + c) ** 3 - (r + c) for r, c in zip(reference, current))
        variance = Fraction(n * m, 12) * (n + m + 1 - Fraction(ties, (n + m) * (n + m - 1)))
        above = max(u, n * m - u) - Fraction(n * m, 2) - Fraction(1, 2)
        root_of_variance = mp.sqrt(mp.mpf(variance.numerator) / variance.denominator)
        p = min(1.0, float(2 * norm.sf(float(mp.mpf(float(above)) / root_of_variance)))) if variance else 1.0
        if n + m <= 200_000 and variance:
            grid = np.arange(len(reference))
            test = mannwhitneyu(np.repeat(grid, current), np.repeat(grid, reference), method="asymptotic")
            assert test.statistic == float(u) and np.isclose(test.pvalue, p, rtol=1e-9), name
        rows.append(row(name, reference, current, repr(float(abs(2 * u / (n * m) - 1))), repr(p)))
    write(
        "statistic/mann-whitney.csv",
        [
            "reference, current: how many values equal 0, 1, 2, ...; n, m: sizes; U: pairs with the current value above, ties half",
            "statistic: abs(2 * U / (n * m) - 1) in exact fractions, rounded once",
            "p-value:   min(1, 2 * norm.sf((max(U, n * m - U) - n * m / 2 - 1/2) / sqrt(variance))), variance = n * m / 12 * (n + m + 1 -",
            "           sum(t**3 - t) / ((n + m) * (n + m - 1))); equals mannwhitneyu(current, reference, method='asymptotic') to 1e-9",
        ],
        rows,
    )


def slots(reference, current):
    """Counts on and between the distinct reference values, the outer intervals and infinities included."""
    points = np.unique(reference)

    def count(values):
        on = 2 * np.searchsorted(points, values) + 2
        return np.bincount(np.where(np.isin(values, points), on, on - 1), minlength=2 * len(points) + 3).tolist()

    return points.tolist(), count(reference), count(current)


def samples(seed):
    """Pairs of samples, with and without equal values."""
    generator = np.random.default_rng(seed)
    cases = {
        "two-against-two": ([1.0, 2.0], [1.5, 3.0]),
        "interleaved": (np.arange(30.0), np.arange(30.0) + 0.5),
        "disjoint": (np.arange(20.0), np.arange(25.0) + 100),
        "disjoint-downwards": (np.arange(20.0), np.arange(25.0) - 100),
        "between-two-points": ([0.0, 1.0, 2.0, 3.0], [1.1, 1.2, 1.3, 1.4, 1.5]),
        "equal": ([1.0, 2.0, 3.0, 4.0], [1.0, 2.0, 3.0, 4.0]),
        "constant-and-another": (np.full(10, 3.0), np.append(np.full(8, 3.0), 4.0)),
        "halves": (np.arange(100.0) % 2, np.append(np.zeros(20), np.ones(50))),
    }
    for n, m in ((20, 20), (30, 20), (100, 40), (20, 150), (400, 300), (1_000, 20)):
        for shift in (0, 0.3, 1):
            cases[f"normal-{shift}-{n}-{m}"] = (generator.normal(0, 1, n), generator.normal(shift, 1, m))
            cases[f"rounded-{shift}-{n}-{m}"] = (np.round(generator.normal(0, 2, n)), np.round(generator.normal(shift, 2, m)))
    cases["many-zeros"] = (np.where(generator.random(300) < 0.4, 0, generator.exponential(5, 300)), generator.exponential(5, 120))
    cases["heavy-tails"] = (generator.standard_cauchy(200), generator.standard_cauchy(90))
    cases["lognormal"] = (generator.lognormal(3, 1.5, 250), generator.lognormal(3.3, 1.5, 80))
    # Counts do not tell whether values between two reference values are equal, so they are made to differ.
    return {
        name: (np.asarray(r, float), np.where(np.isin(c, r), c, c + 0.4 * generator.random(len(c))))
        for name, (r, c) in cases.items()
    }


def steps(reference, current):
    """At each distinct value of both samples: the middle of F, that of G, and how many of each sample hold it."""
    r, c = sorted(reference.tolist()), sorted(current.tolist())
    for z in sorted(set(r) | set(c)):
        r_held, c_held = r.count(z), c.count(z)
        r_below, c_below = sum(x < z for x in r), sum(x < z for x in c)
        yield Fraction(2 * r_below + r_held, 2 * len(r)), Fraction(2 * c_below + c_held, 2 * len(c)), r_held, c_held


def mpf(fraction):
    return mp.mpf(fraction.numerator) / fraction.denominator


@mp.workdps(200)
def criterion_p(t, n, m):
    k, size = n * m, n + m
    mean = (1 + mp.mpf(1) / size) / 6
    variance = mp.mpf((size + 1) * (4 * k * size - 3 * (n * n + m * m) - 2 * k)) / (45 * size**2 * 4 * k)
    x = mp.mpf(1) / 6 + (mpf(t) - mean) / mp.sqrt(45 * variance)
    if x < mp.mpf("0.003"):
        return 1.0

    def term(j):
        y = (4 * j + 1) ** 2 / (16 * x)
        return mp.gamma(j + mp.mpf(1) / 2) / mp.gamma(j + 1) * mp.sqrt(4 * j + 1) * mp.exp(-y) * mp.besselk(mp.mpf(1) / 4, y)

    return float(1 - mp.fsum(term(j) for j in range(60)) / (mp.pi ** mp.mpf("1.5") * mp.sqrt(x)))


def criterion(table, n, m):
    """The criterion of Cramér and von Mises, the mean square in it, and its p-value."""
    square = sum((f - g) ** 2 * (Fraction(r, n) + Fraction(c, m)) / 2 for f, g, r, c in table)
    t = (n * m * square + (4 + Fraction(n, m) + Fraction(m, n)) / 24) / (n + m) if square else Fraction(0)
    return t, square, criterion_p(t, n, m) if square else 1.0


def cramer_von_mises():
    rows = ["case;reference;current;statistic;effect;pValue"]
    for name, (reference, current) in samples(20261128).items():
        n, m = len(reference), len(current)
        t, square, p = criterion(steps(reference, current), n, m)
        if len(np.unique(np.append(reference, current))) == n + m:
            test = cramervonmises_2samp(reference, current, method="asymptotic")
            assert np.isclose(test.statistic, float(t), rtol=1e-9) and np.isclose(test.pvalue, p, atol=1e-6), name
        _, r, c = slots(reference, current)
        rows.append(row(name, r, c, repr(float(t)), root(min(Fraction(1), 3 * square)), repr(p)))
    write(
        "statistic/cramer-von-mises.csv",
        [
            "reference, current: how many values lie in the slots of the distinct reference values",
            "statistic: (n * m * S + (4 + n / m + m / n) / 24) / (n + m), S = sum((F - G)**2 * (f + g) / 2), f and g being the steps of F",
            "           and G, F and G in the middle of their steps, in exact fractions; 0 if S is. Without equal values that is",
            "           cramervonmises_2samp(reference, current, method='asymptotic').statistic to 1e-9",
            "effect:    mp.sqrt(3 * S)",
            "p-value:   as method='asymptotic', whose series it sums with 200 digits and 60 terms; equals it to 1e-6",
        ],
        rows,
    )


def anderson_darling():
    @mp.workdps(120)
    def limit(x):
        def term(j):
            a = (4 * j + 1) ** 2 * mp.pi**2 / (8 * x)
            if a > 300:
                return mp.mpf(0)
            return mp.binomial(-mp.mpf(1) / 2, j) * (4 * j + 1) * mp.exp(-a) * mp.quad(lambda w: mp.exp(x / (8 * (w * w + 1)) - a * w * w), [0, 1, 4, 16, mp.inf])

        return float(1 - mp.sqrt(2 * mp.pi) / x * mp.fsum(term(j) for j in range(40)))

    def variance(n, m):
        size = n + m
        h = sum(Fraction(1, i) for i in range(1, size))
        g, upper = Fraction(0), Fraction(0)
        for i in range(size - 2, 0, -1):
            upper += Fraction(1, i + 1)
            g += upper / (size - i)
        return polynomial(n, m, h, g)

    def polynomial(n, m, h, g):
        size, sizes = n + m, (Fraction(1, n) + Fraction(1, m) if isinstance(h, Fraction) else mp.mpf(1) / n + mp.mpf(1) / m)
        a = 4 * g - 6 + (10 - 6 * g) * sizes
        b = 4 * (2 * g - 4) + 16 * h + (2 * g - 14 * h - 4) * sizes - 8 * h + 4 * g - 6
        c = 4 * (6 * h + 2 * g - 2) + 2 * (4 * h - 4 * g + 6) + (2 * h - 6) * sizes + 4 * h
        d = 4 * (2 * h + 6) - 8 * h
        return (a * size**3 + b * size**2 + c * size + d) / ((size - 1) * (size - 2) * (size - 3))

    def integral(table, share):
        """Sum of rise * gap**2 / variance, and the rises and heights."""
        total, below, rises, heights = Fraction(0), Fraction(0), [], []
        for f, g, r, c in table:
            h, rise = share * f + (1 - share) * g, share * Fraction(r, n) + (1 - share) * Fraction(c, m)
            v = h * (1 - h) - rise / 4
            if v > 0:
                total += rise * (f - g) ** 2 / v
                rises, heights = rises + [rise], heights + [h]
        return total, rises, heights

    def tied(a2, rises, heights):
        rise, h = np.array(rises, float), np.array(heights, float)
        covariance = np.minimum.outer(h, h) * (1 - np.maximum.outer(h, h))
        # Current values between two reference values are one slot here, but not equal.
        spread = np.array([0 if between else 1 for between in intervals]) * rise / 4
        np.fill_diagonal(covariance, h * (1 - h) - spread)
        scaled = np.sqrt(np.outer(rise / covariance.diagonal(), rise / covariance.diagonal())) * covariance
        first, second, third = (np.trace(np.linalg.matrix_power(scaled, k)) for k in (1, 2, 3))
        degrees = second**3 / third**2
        return chi2.sf((a2 - first) * np.sqrt(degrees / second) + degrees, degrees)

    def many_in_a_gap(name, reference, current):
        """No two values are equal, so ranks will do; with 50 digits, since fractions would have thousands."""
        n, m = len(reference), len(current)
        size, current_first = n + m, np.argsort(np.append(reference, current), kind="stable") >= n
        a2, equal, f, g = mp.mpf(0), mp.mpf(0), 0, 0
        for place, of_current in enumerate(current_first.tolist(), 1):
            gap = mp.mpf(2 * f + (not of_current)) / (2 * n) - mp.mpf(2 * g + of_current) / (2 * m)
            h = mp.mpf(2 * place - 1) / (2 * size)
            a2 += gap**2 / (h * (1 - h) - mp.mpf(1) / (4 * size)) / size
            h, rise = (mp.mpf(2 * f + (not of_current)) / n + mp.mpf(2 * g + of_current) / m) / 4, mp.mpf(1) / (2 * (m if of_current else n))
            equal += rise * gap**2 / (h * (1 - h) - rise / 4)
            f, g = f + (not of_current), g + of_current
        a2 *= mp.mpf(n) * m * (size - 1) / size**2
        both = np.sort(np.append(reference, current))
        of_scipy = _anderson_ksamp_midrank([np.sort(reference), np.sort(current)], both, both, 2, np.array([n, m]), size)
        assert np.isclose(of_scipy, float(a2), rtol=1e-12), name
        g_sum, upper, h_sum = mp.mpf(0), mp.mpf(0), mp.fsum(mp.mpf(1) / i for i in range(1, size))
        for i in range(size - 2, 0, -1):
            upper += mp.mpf(1) / (i + 1)
            g_sum += upper / (size - i)
        standard = 1 + (a2 - 1) * mp.sqrt(2 * (mp.pi**2 - 9) / 3 / polynomial(n, m, h_sum, g_sum))
        _, r, c = slots(reference, current)
        # The law is near exp(-x).
        p = limit(standard) if standard < 100 else float(mp.exp(-standard))
        assert p == 0 or standard < 100
        return row(name, r, c, repr(float(a2)), repr(float(min(mp.mpf(1), mp.sqrt(equal / (8 * mp.log(2) - 4))))), repr(p))

    rows = ["case;reference;current;statistic;effect;pValue"]
    generator = np.random.default_rng(20261201)
    for name, n, m, shift in (
        ("one-against-1000", 1, 1_000, 0),
        ("one-above-1000", 1, 1_000, -5),
        ("two-against-300", 2, 300, 0.3),
        ("20-against-20000", 20, 20_000, 0.3),
        ("20-against-5000", 20, 5_000, 1),
        ("1000-against-50000-far", 1_000, 50_000, 4),
        ("20000-against-30", 20_000, 30, 0.5),
    ):
        rows.append(many_in_a_gap(name, generator.normal(0, 1, n), generator.normal(shift, 1, m)))
    for name, (reference, current) in samples(20261129).items():
        n, m = len(reference), len(current)
        size = n + m
        table = list(steps(reference, current))
        total, _, _ = integral(table, Fraction(n, size))
        a2 = Fraction(n * m * (size - 1), size**2) * total
        effect = mp.sqrt(mpf(integral(table, Fraction(1, 2))[0]) / (8 * mp.log(2) - 4))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            of_scipy = anderson_ksamp([reference, current], variant="midrank")
        sigma2 = variance(n, m)
        assert np.isclose(of_scipy.statistic, (float(a2) - 1) / np.sqrt(float(sigma2)), rtol=1e-9), name
        _, r, c = slots(reference, current)
        if any(x + y > 1 for x, y in zip(r[::2], c[::2])):
            all_below, rises, heights, intervals = Fraction(0), [], [], []
            for slot, (x, y) in enumerate(zip(r, c)):
                rise = Fraction(x + y, size)
                h = all_below + rise / 2
                if rise and h * (1 - h) - (0 if slot % 2 else rise / 4) > 0:
                    rises, heights, intervals = rises + [rise], heights + [h], intervals + [slot % 2]
                all_below += rise
            p = float(tied(float(a2), rises, heights))
        else:
            p = limit(1 + (mpf(a2) - 1) * mp.sqrt(2 * (mp.pi**2 - 9) / 3 / mpf(sigma2)))
            assert not 0.001 < of_scipy.pvalue < 0.25 or np.isclose(of_scipy.pvalue, p, rtol=0.05), (name, of_scipy.pvalue, p)
        rows.append(row(name, r, c, repr(float(a2)), repr(float(min(mp.mpf(1), effect))), repr(p)))
    write(
        "statistic/anderson-darling.csv",
        [
            "reference, current: how many values lie in the slots of the distinct reference values",
            "statistic: A2 = n * m * (N - 1) / N**2 * S, S = sum(rise * (F - G)**2 / (H * (1 - H) - rise / 4)), H = (n * F + m * G) / N, all in",
            "           the middle of their steps, in exact fractions; anderson_ksamp([reference, current], variant='midrank').statistic",
            "           is (A2 - 1) / sigma to 1e-9, sigma**2 of Scholz and Stephens in exact fractions. The first seven",
            "           cases: with 50 digits; A2 equals scipy.stats._morestats._anderson_ksamp_midrank to 1e-12",
            "effect:    mp.sqrt(S / (8 * mp.log(2) - 4)) with H = (F + G) / 2",
            "p-value:   the limit of Anderson and Darling (1954) at 1 + (A2 - 1) * sqrt(2 * (mp.pi**2 - 9) / 3) / sigma, with 120 digits; within",
            "           5 % of anderson_ksamp's between 0.001 and 0.25. With equal values chi2.sf((A2 - t1) * sqrt(d / t2) + d, d), d = t2**3 /",
            "           t3**2, t1, t2, t3 being np.trace of the powers of the covariance matrix of (F - G) / sqrt(variance / rise)",
        ],
        rows,
    )


def values():
    generator = np.random.default_rng(20261130)
    cases = {
        "two-points": ([0.0, 1.0], [0.0, 0.0, 1.0]),
        "equal": ([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]),
        "opposite-ends": ([-1.0] * 9 + [1.0], [1.0] * 9 + [-1.0]),
        "same-mean": ([-1.0, 0.0, 1.0] * 10, [-1.0] * 8 + [1.0] * 8),
        "huge": ([-1e300, 0.0, 1e300] * 10, [1e300, 0.0] * 10),
        "tiny": ([-1e-300, 0.0, 1e-300] * 10, [1e-300, 0.0] * 10),
        "time-stamps": (1.6e12 + np.arange(50.0) * 86_400_000, 1.6e12 + np.arange(20.0, 45.0) * 86_400_000),
        "wild-outlier": (np.arange(30.0), np.append(np.arange(30.0), 1e9)),
    }
    for name, draw in (
        ("normal", generator.normal),
        ("cauchy", lambda _, scale, n: scale * generator.standard_cauchy(n)),
        ("lognormal", generator.lognormal),
        ("exponential", lambda _, scale, n: generator.exponential(scale, n)),
    ):
        for n, m in ((30, 20), (200, 50), (500, 400)):
            reference = draw(0, 1.0, n)
            # On points of the reference, where counts tell the values.
            cases[f"{name}-{n}-{m}"] = (reference, generator.choice(reference, m))
            shifted = np.sort(reference)[np.minimum(n - 1, generator.integers(n // 4, n + n // 8, m))]
            cases[f"{name}-shifted-{n}-{m}"] = (reference, shifted)
            cases[f"{name}-beyond-{n}-{m}"] = (reference, np.where(generator.random(m) < 0.2, 1e6 + generator.random(m), generator.choice(reference, m)))
    rows = ["case;points;reference;current;wasserstein;wassersteinEffect;energy;energyEffect;mean;meanEffect;pValue;meanPValue"]
    for name, (reference, current) in cases.items():
        reference, current = np.asarray(reference, float), np.asarray(current, float)
        points, r, c = slots(reference, current)
        clamped = np.clip(current, points[0], points[-1])
        n, m = len(reference), len(current)
        w1 = square = below = Fraction(0)
        for i, (low, high) in enumerate(zip(points, points[1:])):
            below += Fraction(r[2 * i + 2], n) - Fraction(c[2 * i + 2] + (c[0] + c[1] if i == 0 else 0), m)
            width = Fraction(high) - Fraction(low)
            w1, square = w1 + width * abs(below), square + width * below**2
        means = [sum(map(Fraction, x.tolist())) / len(x) for x in (reference, clamped)]
        squares = [sum((Fraction(v) - mean) ** 2 for v in x.tolist()) for x, mean in zip((reference, clamped), means)]
        deviation = mp.sqrt(mpf(squares[0] / n))
        difference = abs(means[1] - means[0])
        if "huge" not in name and "tiny" not in name:
            assert np.isclose(float(w1), wasserstein_distance(reference, clamped), rtol=1e-9, atol=1e-12), name
            assert np.isclose(float(mp.sqrt(mpf(2 * square))), energy_distance(reference, clamped), rtol=1e-6, atol=1e-7), name
        _, _, p = criterion(steps(reference, current), n, m)
        pooled = (squares[0] + squares[1]) / (n + m - 2)
        statistic = float(mpf(difference) / mp.sqrt(mpf(pooled * (Fraction(1, n) + Fraction(1, m)))))
        student = 2 * scipy.stats.t.sf(statistic, n + m - 2)
        if "huge" not in name and "tiny" not in name:
            assert np.isclose(student, scipy.stats.ttest_ind(reference, clamped).pvalue, rtol=1e-6), name
        rows.append(
            row(
                name,
                [repr(x) for x in points],
                r,
                c,
                repr(float(w1)),
                repr(float(mpf(w1) / deviation)),
                repr(float(mp.sqrt(mpf(2 * square)))),
                repr(float(mp.sqrt(mpf(2 * square) / deviation))),
                repr(float(difference)),
                repr(float(mpf(difference) / deviation)),
                repr(p),
                repr(max(p, min(1.0, float(student)))),
            )
        )
    write(
        "statistic/values.csv",
        [
            "points: the distinct reference values; reference, current: how many values lie in their slots; current values beyond the",
            "points count as the nearest; s: np.std(reference); all in exact fractions, roots with 50 digits",
            "wasserstein: sum(width * abs(F - G)), equals wasserstein_distance(reference, current) to 1e-9; effect: divided by s",
            "energy: mp.sqrt(2 * sum(width * (F - G)**2)), equals energy_distance(reference, current) to 1e-6; effect: divided by mp.sqrt(s)",
            "mean: abs(mean(current) - mean(reference)); effect: divided by s",
            "pValue: as in cramer-von-mises.csv; meanPValue: the larger of it and 2 * scipy.stats.t.sf(t, n + m - 2), equals",
            "ttest_ind(reference, current).pvalue to 1e-6",
        ],
        rows,
    )


def missing_share():
    rows = ["case;reference;current;statistic;pValue"]
    for reference, current in (
        ((100, 0), (50, 0)),
        ((0, 60), (0, 40)),
        ((100, 0), (30, 20)),
        ((100_000, 0), (99, 1)),
        ((100_000, 0), (95, 5)),
        ((1_000, 10), (200, 9)),
        ((990, 1_010), (300, 250)),
        ((99_990, 10), (20, 0)),
        ((99_990, 10), (18, 2)),
        ((50, 50), (20, 20)),
        ((1, 99_999), (7, 93)),
        ((2_000_000, 40_000), (500_000, 9_700)),
        ((1_000_000_000, 1_000_000), (1_000, 30)),
        ((3_000_000_000, 100), (1_000, 2)),
        ((20, 0), (0, 20)),
    ):
        value = abs(Fraction(current[1], sum(current)) - Fraction(reference[1], sum(reference)))
        pairs = [(r, c) for r, c in zip(reference, current) if r or c]
        p = homogeneity_p(pairs)
        rows.append(row(f"{reference[1]}-of-{sum(reference)}-{current[1]}-of-{sum(current)}", list(reference), list(current), repr(float(value)), repr(float(p))))
    write(
        "statistic/missing-share.csv",
        [
            "reference, current: rows with a value, rows without",
            "statistic: the difference of the shares of rows without a value in exact fractions, rounded once",
            "p-value:   as HOMOGENEITY in chi2.csv",
        ],
        rows,
    )


def unseen_share():
    rows = ["case;reference;current;statistic;pValue"]
    cases = {
        "none": ([50, 50, 0], [30, 70, 0]),
        "one-of-many": ([1000, 1000, 0], [500, 499, 1]),
        "no-singles-few": ([500, 500, 0], [150, 150, 60]),
        "no-singles-many": ([500, 500, 0, 0], [100, 100, 60, 40]),
        "all-new": ([5] * 400 + [0], [0] * 400 + [2000]),
        "singles": ([1] * 300 + [700, 0], [0] * 300 + [400, 600]),
        "singles-explain": ([1] * 300 + [700, 0], [0] * 300 + [600, 400]),
        "only-singles": ([1] * 100 + [0], [0] * 100 + [100]),
        "small": ([10, 10, 0], [0, 0, 20]),
        "large": ([3_000_000_000, 3_000_000_000, 0], [500_000_000, 499_800_000, 200_000]),
        "large-reference": ([1_000_000, 0], [180, 20]),
        "far": ([50_000, 50_000, 0], [200, 40, 60]),
    }
    for name, (reference, current) in cases.items():
        n, m = sum(reference), sum(current)
        once, k = reference.count(1), sum(c for r, c in zip(reference, current) if r == 0)

        def excess(log_p):
            most = once / n + (1 + np.sqrt(2)) * np.sqrt((np.log(4) - log_p) / n)
            return (binom.logsf(k - 1, m, most) if most < 1 else 0.0) - (log_p - np.log(2))

        p = 1.0 if k == 0 or excess(0.0) > 0 else np.exp(brentq(excess, -700, 0, xtol=1e-13, rtol=1e-15, maxiter=500))
        rows.append(row(name, reference, current, repr(k / m), repr(float(p))))
    write(
        "statistic/unseen-share.csv",
        [
            "reference, current: rows of each category",
            "statistic: the current rows k in categories without a reference row, divided by all m",
            "p-value:   p where binom.sf(k - 1, m, f / n + (1 + sqrt(2)) * sqrt(log(4 / p) / n)) equals p / 2, by",
            "           scipy.optimize.brentq over log(p); f categories have one reference row; 1 if there is none below 1",
        ],
        rows,
    )


def columns():
    cases = {
        "normal": (RNG.normal(0, 1, 400), RNG.normal(0.4, 1.2, 150)),
        "lognormal": (RNG.lognormal(3, 1.5, 300), RNG.lognormal(3.2, 1.5, 200)),
        "many-zeros": (np.where(RNG.random(300) < 0.45, 0, RNG.exponential(5, 300)), RNG.exponential(5, 120)),
        "rounded": (np.round(RNG.normal(10, 4, 500)), np.round(RNG.normal(11, 4, 130))),
        "tiny-numbers": (RNG.normal(0, 1e-12, 200), RNG.normal(5e-13, 1e-12, 100)),
        "time-stamps": (RNG.integers(1_600_000_000_000, 1_700_000_000_000, 250), RNG.integers(1_600_000_000_000, 1_720_000_000_000, 90)),
    }
    rows = ["case;reference;current;edges;psi;ks;ksPValue"]
    for name, (reference, current) in cases.items():
        reference, current = np.asarray(reference, float), np.asarray(current, float)
        edges = np.unique(np.quantile(reference, np.arange(1, 10) / 10, method="inverted_cdf"))
        edges = edges[edges < reference.max()]
        counts = [np.bincount(np.searchsorted(edges, x, side="left"), minlength=len(edges) + 1) for x in (reference, current)]
        r, c, _, _ = shares(*(count.tolist() for count in counts), "add-half")
        test = ks_2samp(reference, current, method="exact")
        rows.append(
            row(
                name,
                [repr(float(x)) for x in reference],
                [repr(float(x)) for x in current],
                [repr(float(x)) for x in edges],
                repr(float(index(r, c))),
                repr(float(test.statistic)),
                repr(float(test.pvalue)),
            )
        )
    write(
        "columns.csv",
        [
            "edges: np.unique(np.quantile(reference, np.arange(1, 10) / 10, method='inverted_cdf')), those below the maximum",
            "psi:   bins np.searchsorted(edges, x, side='left'), half an observation added to each bin of both samples, 50 digits",
            "ks:    ks_2samp(reference, current, method='exact')",
        ],
        rows,
    )


if __name__ == "__main__":
    check_moments()
    psi()
    kl()
    ks()
    columns()
    js()
    chi_square()
    cramers_v()
    share_distances()
    corrections()
    mann_whitney()
    ks_one_sided()
    cramer_von_mises()
    anderson_darling()
    values()
    missing_share()
    unseen_share()
