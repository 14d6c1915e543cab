#!/usr/bin/env python3
"""Counts the requests for memory of 10,000 iterations of training.

A small library stands in for malloc and counts; the same script with 10,000 iterations more is run beside it, and the
difference is what the iterations asked for. Without history nothing is left but the list of costs, which grows by
doubling; with history there are the copies of the past.
"""
import os
import subprocess
import sys
import tempfile

from measuring import NETWORKS, ROOT, Table, arguments, build

COUNTER = """
#include <stdio.h>
#include <stdlib.h>
extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
static _Atomic long count;
void *malloc(size_t size) { count++; return __libc_malloc(size); }
void *calloc(size_t number, size_t size) { count++; return __libc_calloc(number, size); }
void *realloc(void *old, size_t size) { count++; return __libc_realloc(old, size); }
void *memalign(size_t alignment, size_t size) { count++; return __libc_memalign(alignment, size); }
int posix_memalign(void **result, size_t alignment, size_t size) {
  count++;
  *result = __libc_memalign(alignment, size);
  return *result ? 0 : 12;
}
__attribute__((destructor)) static void tell(void) { fprintf(stderr, "%ld\\n", count); }
"""


def compiled(folder):
    source, library = f"{folder}/count.c", f"{folder}/count.so"
    with open(source, "w") as file:
        file.write(COUNTER)
    compiler = next((c for c in ("cc", "clang", "gcc") if subprocess.run(["which", c], capture_output=True).returncode == 0), None)
    if not compiler:
        sys.exit("allocations are not counted: there is no C compiler here")
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, source], check=True)
    return library


def count(options, library, lines, iterations):
    script = "\n".join([*lines, "train 3000 iterations", f"train {iterations} iterations"]) + "\n"
    run = subprocess.run([options.program, "--format", "json", "-"], input=script, capture_output=True, text=True,
                         env=os.environ | {"LD_PRELOAD": library, "BACKSTEP_HOME": ROOT})
    if run.returncode:
        sys.exit(run.stdout.splitlines()[-1])
    return int(run.stderr.split()[-1])


def main():
    options = arguments(__doc__).parse_args()
    build(options)
    dropping = ["data digits", "net 64 relu batchnorm keep=0.8, 10 softmax", "optimizer adam", "set batch=64"]
    networks = {name: NETWORKS[name] for name in ("tiny", "toy", "iris", "digits")} | {"bn-drop": dropping}
    table = Table(("10,000 iterations", -17), ("history=0", 12), ("history=256", 12))
    with tempfile.TemporaryDirectory() as folder:
        library = compiled(folder)
        for name, lines in networks.items():
            row = [count(options, library, [*lines, f"set history={size}"], 11000)
                   - count(options, library, [*lines, f"set history={size}"], 1000) for size in (0, 256)]
            table.row(name, *row)


main()
