"""Writes Tests/DatasetsTests/Fixtures/pictures.json: small PNG and JPEG files, and the pixels that others read of them.

    python3 Tests/Reference/pictures.py > Tests/DatasetsTests/Fixtures/pictures.json

Needs NumPy and Pillow, whose PNG encoder and JPEG coder (libjpeg-turbo's accurate DCT, as here) are the reference.
"""
import base64
import io
import json

import numpy as np
from PIL import Image

rng = np.random.default_rng(5)


def encoded(pixels, kind, **options):
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, kind, **options)
    return base64.b64encode(stream.getvalue()).decode(), stream.getvalue()


def picture(pixels, kind, **options):
    text, raw = encoded(pixels, kind, **options)
    read = np.asarray(Image.open(io.BytesIO(raw)).convert("RGB"))
    return {"file": text, "height": read.shape[0], "width": read.shape[1], "rgb": read.reshape(-1).tolist()}


def covered(old, new):
    """(new, old): what each new pixel covers of the old ones."""
    shares = np.zeros((new, old))
    for index in range(new):
        start, end = index * old / new, (index + 1) * old / new
        for place in range(old):
            shares[index, place] = max(0, min(end, place + 1) - max(start, place)) / (end - start)
    return shares


smooth = np.clip(np.add.outer(np.arange(9) * 20, np.arange(12) * 7)[..., None] + np.array([0, 30, 60]), 0, 255)
colors = rng.integers(0, 256, size=(5, 7, 3), dtype=np.uint8)
grey = rng.integers(0, 256, size=(4, 6), dtype=np.uint8)
luma = colors.astype(float) @ np.array([0.299, 0.587, 0.114])
scaled = np.einsum("rh,cw,hwk->rck", covered(5, 3), covered(7, 4), colors.astype(float))
print(json.dumps({
    "png": picture(colors, "PNG"), "grey": picture(grey, "PNG"),
    "jpeg": picture(smooth.astype(np.uint8), "JPEG", quality=90, subsampling=0),
    "luma": luma.reshape(-1).tolist(), "scaled": (scaled / 255).reshape(-1).tolist(),
    "scaled_luma": (np.einsum("rh,cw,hw->rc", covered(5, 3), covered(7, 4), luma) / 255).reshape(-1).tolist(),
}))
