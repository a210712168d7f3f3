# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs programs and takes their CPU time and memory, those of their children included."""
import os
import signal
import statistics
import subprocess
import threading


class Run:
    def __init__(self, code, cpu, rss, log):
        self.code, self.cpu, self.rss, self.log = code, cpu, rss, log    # exit code, seconds, MiB, last words


def run(command, timeout=600, env=None):
    """Runs to the end. CPU is user + system of the process and the children it waited for; the resident
    peak is the largest of any one of them. The kernel counts from the fork, so a few MiB of ours are a floor."""
    read, write = os.pipe()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=write, env=env, start_new_session=True)
    os.close(write)
    log = bytearray()

    def drain():
        while True:
            part = os.read(read, 65536)
            if not part:
                return
            log.extend(part)
            del log[:-4000]
    reader = threading.Thread(target=drain, daemon=True)
    reader.start()
    watch = threading.Timer(timeout, lambda: os.killpg(process.pid, signal.SIGKILL))
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    watch.cancel()
    reader.join(timeout=5)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, bytes(log).decode(errors="replace").strip())


def alternate(commands, runs):
    """Runs each command `runs` times, turn and turn about, every round from the other end: {name: [Run]}."""
    results = {name: [] for name in commands}
    for i in range(runs):
        names = list(commands)
        for name in names if i % 2 == 0 else names[::-1]:
            results[name].append(run(commands[name]))
    return results


def median_cpu(runs):
    return statistics.median(r.cpu for r in runs)


def peak(runs):
    return max(r.rss for r in runs)
