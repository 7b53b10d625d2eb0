# SPDX-License-Identifier: Apache-2.0
"""Times NumPy and SciPy on the values that NumPyPeers wrote, and prints what they found.

Usage: python3 peers.py FOLDER. The folder holds values.f64, reference.f64 and edges.f64, each an array of little-endian
doubles. Prints lines: a name, and either seconds of processor time (the fastest of several turns) or results.
"""

import sys
import time
from pathlib import Path

import numpy as np
import scipy
from scipy import stats

WARM_UP_TURNS = 1
TURNS = 7


def fastest(work):
    """The fastest turn in seconds, and the result."""
    for _ in range(WARM_UP_TURNS):
        result = work()
    seconds = float("inf")
    for _ in range(TURNS):
        start = time.thread_time()
        result = work()
        seconds = min(seconds, time.thread_time() - start)
    return seconds, result


def main(folder):
    values, reference, edges = (np.fromfile(folder / (name + ".f64"), dtype="<f8") for name in ("values", "reference", "edges"))
    outer = np.concatenate(([-np.inf], edges, [np.inf]))

    print("versions", "Python", sys.version.split()[0], "NumPy", np.__version__, "SciPy", scipy.__version__)
    seconds, (counts, _) = fastest(lambda: np.histogram(values, bins=outer))
    print("histogram", seconds)
    print("histogram-counts", *counts)
    seconds, counts = fastest(lambda: np.bincount(np.searchsorted(edges, values), minlength=len(edges) + 1))
    print("searchsorted", seconds)
    print("searchsorted-counts", *counts)
    seconds, result = fastest(lambda: stats.ks_2samp(reference, values, method="asymp"))
    print("ks_2samp", seconds)
    print("ks_2samp-distance", repr(float(result.statistic)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
