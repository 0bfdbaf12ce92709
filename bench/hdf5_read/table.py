"""Prints the lines of all readers as one table.

usage: table.py FOLDER LINES
"""

import collections
import os
import statistics
import sys

import h5py

FILES = {"gzip": "gzip.h5", "contiguous": "contiguous.h5", "frames": "frames.h5", "frame by frame": "frames.h5"}


def decoded_bytes(path):
    with h5py.File(path) as file:
        return sum(dataset.nbytes for dataset in file.values())


def main(folder, lines):
    seconds = collections.defaultdict(list)
    allocated = collections.defaultdict(list)
    results = collections.defaultdict(dict)
    with open(lines, encoding="utf-8") as read:
        for line in read:
            case, library, time, bytes_, result = line.rstrip("\n").split("\t")
            seconds[case, library].append(float(time))
            if bytes_:
                allocated[case, library].append(int(bytes_))
            if not library.startswith("copy"):
                results[case][library] = float(result)
    print(f"{'case':16}{'library':16}{'median s':>10}{'best s':>10}{'MB/s':>8}{'x h5py':>8}{'allocated/decoded':>19}")
    for (case, library), times in sorted(seconds.items(), key=lambda item: (item[0][0], statistics.median(item[1]))):
        median = statistics.median(times)
        size = decoded_bytes(os.path.join(folder, FILES[case])) if case in FILES else 0
        rate = f"{size / median / 1e6:8.0f}" if size else f"{'':8}"
        beside = statistics.median(seconds[case, "h5py"]) / median
        spent = ""
        if (case, library) in allocated:
            middle = statistics.median(allocated[case, library])
            spent = f"{middle / size:.2f}" if size else f"{middle / 1e6:.1f} MB"
        print(f"{case:16}{library:16}{median:10.4f}{min(times):10.4f}{rate}{beside:8.2f}{spent:>19}")
    wrong = {case: values for case, values in results.items() if len(set(values.values())) > 1}
    if wrong:
        sys.exit(f"the readers do not agree: {wrong}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
