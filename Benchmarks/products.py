#!/usr/bin/env python3
"""Who multiplies faster: our own tiles or OpenBLAS, by the size of the matrices.

A network of two linear layers of n units learns from n examples of n features as one batch: an iteration is five
products of n x n matrices, one of them with each kind of transposed factor, and a little else. Both choices train in
turn, A B A B; the ratio is the median of OpenBLAS's seconds over the tiles', in brackets the smallest and the largest.
"""
from measuring import Shell, Table, arguments, build, pairs

SIZES = [4, 16, 64, 256, 1024]


def shell(options, n, precision, products):
    return Shell(options, [
        f"x = np.random.randn({n}, {n})", f"y = np.random.randn({n}, {n})", "data from x y",
        f"net {n} linear, {n} linear", f"set lr=1e-6 precision={precision} products={products}"])


def main():
    options = arguments(__doc__, pairs=9).parse_args()
    build(options)
    table = Table(("n", 5), ("precision", -9), ("own", 14), ("openblas", 14), ("openblas / own", -22))
    for precision in ["float32", "float64"]:
        for n in SIZES:
            with shell(options, n, precision, "own") as own, shell(options, n, precision, "openblas") as other:
                few = 500 if n < 100 else 3
                own.train(few)
                count = max(3, int(0.1 * few / own.train(few)))
                ratio, low, high, seconds = pairs(
                    options.pairs, lambda: own.train(count), lambda: other.train(count))
            speed = 5 * 2 * n**3 * count / seconds / 1e9
            table.row(n, precision, f"{speed:.3g} GFLOP/s", f"{speed / ratio:.3g} GFLOP/s",
                      f"{ratio:.2f} ({low:.2f} {high:.2f})")


main()
