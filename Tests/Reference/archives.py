"""Writes Tests/DatasetsTests/Fixtures/archives.json: NumPy's .npz files and half-precision arrays.

    python3 Tests/Reference/archives.py > Tests/DatasetsTests/Fixtures/archives.json
"""
import base64
import io
import json

import numpy as np


def text(write):
    stream = io.BytesIO()
    write(stream)
    return base64.b64encode(stream.getvalue()).decode()


generator = np.random.default_rng(1)
pictures = generator.integers(0, 256, (5, 2, 3), dtype=np.uint8)
labels = np.array([0, 2, 1, 2, 0], dtype=np.int64)
x = generator.normal(size=(4, 2))
y = np.array([[1, 0], [0, 1], [0, 1], [1, 0]])
halves = np.array([[1.5, -0.1, 65504], [6e-8, 0, -2]], dtype=np.float16)
print(json.dumps({
    "pictures": text(lambda f: np.savez_compressed(
        f, x_train=pictures, y_train=labels, x_test=pictures[:1], y_test=labels[:1])),
    "pixels": (pictures.reshape(5, 6) / 255).ravel().tolist(),
    "plain": text(lambda f: np.savez(f, x=x, y=y)),
    "x": x.ravel().tolist(),
    "unnamed": text(lambda f: np.savez(f, p=x, q=y, r=labels)),
    "pictures_npy": text(lambda f: np.save(f, pictures)),
    "labels_npy": text(lambda f: np.save(f, labels)),
    "halves": text(lambda f: np.save(f, halves)),
    "half_values": halves.astype(float).ravel().tolist(),
}, indent=1))
