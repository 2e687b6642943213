"""Measures the kernel as a client sees it: time to ready, first cells, round trip of an empty cell. Best of a few starts.

usage: benchmark.py PROGRAM [STARTS]
"""
import os
import statistics
import sys
import time

from conformance import Kernel

ROUNDS = 50


def cpu_seconds(pid):
    """Processor time of a process, where the system tells it."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except OSError:
        return float("nan")


def timed(action):
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def measure(program):
    began = time.perf_counter()
    kernel = Kernel(program)
    try:
        result = {"kernel ready (limit 2 s)": time.perf_counter() - began}
        result["first C# cell (limit 2 s)"] = timed(lambda: kernel.value("var first = 1; first + 1"))
        result["first PowerShell cell"] = timed(lambda: kernel.run("#!pwsh\nGet-SysVersion"))
        empty = [timed(lambda: kernel.run("")) for _ in range(ROUNDS)]
        result["empty cell, best (limit 0.02 s)"] = min(empty)
        result["empty cell, median"] = statistics.median(empty)
        small = [timed(lambda: kernel.value("first + 1")) for _ in range(10)]
        result["small C# cell, best"] = min(small)
        result["processor time in all"] = cpu_seconds(kernel.manager.provisioner.pid)
        return result
    finally:
        kernel.close()


def main():
    starts = [measure(sys.argv[1]) for _ in range(int(sys.argv[2]) if len(sys.argv) > 2 else 3)]
    for name in starts[0]:
        values = [s[name] for s in starts]
        print(f"{name:34} best {min(values):7.3f} s   all {', '.join(f'{v:.3f}' for v in values)}")


if __name__ == "__main__":
    main()
