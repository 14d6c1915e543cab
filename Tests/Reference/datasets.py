"""Writes Tests/DatasetsTests/Fixtures/datasets.json: what NumPy and Python's csv make of the same data.

Run from the project's folder with any NumPy: python3 Tests/Reference/datasets.py
The generators follow the formulas of scikit-learn's make_moons, make_circles and make_blobs (their
random draws in the same order), of CS231n's spiral and of the planar data of A. Ng's course.
"""

import base64
import csv
import gzip
import io
import json

import numpy as np


def numbers(values):
    return [None if np.isnan(v) else float(v) for v in np.ravel(values)]


def shuffled(random, X, y):
    order = np.arange(len(y))
    random.shuffle(order)
    return X[order], y[order]


def xor(random, n, noise, classes):
    corners = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], float)
    X = corners[np.arange(n) % 4]
    y = np.logical_xor(X[:, 0], X[:, 1]).astype(int)
    return X + random.normal(scale=noise, size=X.shape), y


def moons(random, n, noise, classes):
    outer, inner = np.linspace(0, np.pi, n // 2), np.linspace(0, np.pi, n - n // 2)
    X = np.vstack(
        [
            np.append(np.cos(outer), 1 - np.cos(inner)),
            np.append(np.sin(outer), 1 - np.sin(inner) - 0.5),
        ]
    ).T
    y = np.hstack([np.zeros(n // 2, int), np.ones(n - n // 2, int)])
    X, y = shuffled(random, X, y)
    return X + random.normal(scale=noise, size=X.shape), y


def circles(random, n, noise, classes):
    outer = np.linspace(0, 2 * np.pi, n // 2, endpoint=False)
    inner = np.linspace(0, 2 * np.pi, n - n // 2, endpoint=False)
    X = np.vstack(
        [
            np.append(np.cos(outer), np.cos(inner) * 0.5),
            np.append(np.sin(outer), np.sin(inner) * 0.5),
        ]
    ).T
    y = np.hstack([np.zeros(n // 2, int), np.ones(n - n // 2, int)])
    X, y = shuffled(random, X, y)
    return X + random.normal(scale=noise, size=X.shape), y


def blobs(random, n, noise, classes):
    centers = random.uniform(-10, 10, size=(classes, 2))
    sizes = [n // classes + (i < n % classes) for i in range(classes)]
    X = np.vstack(
        [random.normal(loc=c, scale=noise, size=(s, 2)) for c, s in zip(centers, sizes)]
    )
    return shuffled(random, X, np.repeat(np.arange(classes), sizes))


def spiral(random, n, noise, classes):
    sizes = [n // classes + (i < n % classes) for i in range(classes)]
    parts = []
    for k, size in enumerate(sizes):
        r = np.linspace(0, 1, size)
        t = 2 * np.pi * k / classes + 4 * r + random.randn(size) * noise
        parts.append(np.c_[r * np.sin(t), r * np.cos(t)])
    return shuffled(random, np.vstack(parts), np.repeat(np.arange(classes), sizes))


def flower(random, n, noise, classes):
    parts, labels = [], []
    for j, size in enumerate([n - n // 2, n // 2]):
        t = np.linspace(j * 3.12, (j + 1) * 3.12, size) + random.randn(size) * noise
        r = 4 * np.sin(4 * t) + random.randn(size) * noise
        parts.append(np.c_[r * np.sin(t), r * np.cos(t)])
        labels += [j] * size
    return np.vstack(parts), np.array(labels)


def generated(make, n, noise, classes, seed):
    X, y = make(np.random.RandomState(seed), n, noise, classes)
    return {
        "name": make.__name__,
        "n": n,
        "noise": noise,
        "classes": classes,
        "seed": seed,
        "X": numbers(X),
        "y": [int(v) for v in y],
    }


def permutation(n, seed):
    np.random.seed(seed)
    return {"n": n, "seed": seed, "order": [int(v) for v in np.random.permutation(n)]}


def npy(array, version=(1, 0)):
    file = io.BytesIO()
    np.lib.format.write_array(file, np.asanyarray(array), version=version)
    values = np.atleast_2d(np.asarray(array).astype(float))
    return {
        "type": np.asanyarray(array).dtype.str,
        "file": base64.b64encode(file.getvalue()).decode(),
        "rows": values.shape[0],
        "columns": values.shape[1],
        "values": numbers(values),
    }


TABLES = [
    'a,b,name\n1,2,x\n3,4,y\n',
    '"a","b ""quoted""","name"\n"1","2","one, two"\n3,4,"line\nbreak"\n',
    'a,b,name\r\n1,2,x\r\n\r\n3,4,"say ""hi"""\r\n',
    'α,重量,种类\n1.5,-2e3,山鸢尾\n.5,+7,变色鸢尾\n',
    'a,b,name\n1,2,x\n3,4,y',
]


def table(text):
    rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    return {"text": text, "rows": rows}


def normalized():
    np.random.seed(7)
    X = np.random.rand(5, 40) * 100 - 30
    X[2] = 0.1
    mean = X.mean(axis=1, keepdims=True)
    deviation = np.sqrt(((X - mean) ** 2).mean(axis=1, keepdims=True))
    deviation[2] = 1
    mean[2] = 0.1
    return {"X": numbers(X.T), "normalized": numbers(((X - mean) / deviation).T)}


def rotated(image, degrees):
    """Bilinear, against the clock as seen, background 0: each target pixel asks where it was."""
    height, width = image.shape
    padded = np.pad(image, 40)
    y, x = np.mgrid[:height, :width]
    y, x = y - (height - 1) / 2, x - (width - 1) / 2
    t = np.deg2rad(degrees)
    row = (height - 1) / 2 + np.cos(t) * y + np.sin(t) * x + 40
    column = (width - 1) / 2 + np.cos(t) * x - np.sin(t) * y + 40
    top, left = np.floor(row).astype(int), np.floor(column).astype(int)
    down, right = row - top, column - left
    return (
        padded[top, left] * (1 - down) * (1 - right)
        + padded[top, left + 1] * (1 - down) * right
        + padded[top + 1, left] * down * (1 - right)
        + padded[top + 1, left + 1] * down * right
    )


def shifts():
    np.random.seed(11)
    images = np.random.rand(3, 4, 5)
    low, high = images.min(), images.max()
    np.random.seed(9)
    noise = np.array([i + 0.25 * (high - low) * np.random.randn(4, 5) for i in images])
    return {
        "X": numbers(images),
        "rotate": numbers(
            np.array([rotated(i - low, 30) + low for i in images])
        ),
        "noise": numbers(np.clip(noise, low, high)),
        "invert": numbers(low + high - images),
    }


grid = np.arange(12).reshape(3, 4)
reference = {
    "numpy": np.__version__,
    "generators": [
        generated(make, n, noise, classes, seed)
        for make, choices in [
            (xor, [2]),
            (moons, [2]),
            (circles, [2]),
            (blobs, [2, 3, 5]),
            (spiral, [2, 3]),
            (flower, [2]),
        ]
        for classes in choices
        for n, noise, seed in [(40, 0.0, 0), (41, 0.3, 3), (17, 1.5, 2**32 - 1)]
    ],
    "permutations": [permutation(n, seed) for n, seed in [(1, 0), (10, 3), (150, 1), (999, 42)]],
    "arrays": [npy((grid - 5).astype(t)) for t in ("<f8", ">f8", "<f4", ">i2", "i1", "<i8", "<i4")]
    + [npy(grid.astype(t)) for t in ("u1", "<u2", ">u4", "<u8")]
    + [
        npy(grid % 2 == 0),
        npy(np.asfortranarray(grid / 7)),
        npy(np.array(2.5)),
        npy(np.array([1.5, np.nan, -3])),
        npy(np.zeros((0, 3))),
        npy(grid / 3, version=(2, 0)),
        npy(grid / 3, version=(3, 0)),
    ],
    "refused": [
        {"type": array.dtype.str, "file": npy_file}
        for array, npy_file in (
            (a, npy_bytes)
            for a in (
                np.zeros(2, complex),
                np.zeros((2, 2, 2)),
                np.array(["text"]),
                np.zeros(2, [("x", "<f8"), ("y", "<i4")]),
            )
            for file in [io.BytesIO()]
            for _ in [np.save(file, a)]
            for npy_bytes in [base64.b64encode(file.getvalue()).decode()]
        )
    ],
    "tables": [table(text) for text in TABLES],
    "normalization": normalized(),
    "shifts": shifts(),
    "gzip": {
        "text": "a,b,c\n" + "1,2,x\n" * 500 + "3,4,y\n" * 500,
        "file": base64.b64encode(
            gzip.compress(("a,b,c\n" + "1,2,x\n" * 500).encode(), mtime=0)
            + gzip.compress(("3,4,y\n" * 500).encode(), mtime=0)
        ).decode(),
        "bomb": base64.b64encode(gzip.compress(bytes(1 << 22), mtime=0)).decode(),
    },
}
with open("Tests/DatasetsTests/Fixtures/datasets.json", "w") as file:
    json.dump(reference, file, ensure_ascii=False)
    file.write("\n")
