"""Writes Tests/DatasetsTests/Fixtures/safetensors.json: files that Python's safetensors writes, and
files that it refuses, for the reader and the writer to agree with.

Run from the project's folder: pip install safetensors numpy; python3 Tests/Reference/safetensors_files.py
With a file's name it prints what Python reads in it: python3 Tests/Reference/safetensors_files.py W.safetensors
"""

import base64
import json
import struct
import sys

import numpy as np
import safetensors
import safetensors.numpy


def text(data):
    return base64.b64encode(data).decode()


def numbers(array):
    return [None if np.isnan(v) else v if np.isfinite(v) else str(v) for v in np.ravel(array).tolist()]


def written():
    random = np.random.RandomState(3)
    two_layers = {
        "W1": random.randn(4, 3), "b1": random.randn(4, 1), "W2": random.randn(1, 4),
        "b2": np.zeros((1, 1)), "mu1_avg": np.array([[5e-324], [-0.0], [1e308], [np.pi]]),
    }
    for dtype in (np.float64, np.float32):
        arrays = {name: np.asarray(array, dtype) for name, array in two_layers.items()}
        arrays["mu1_avg"][2] = 1e30
        network = {"network": 'net 4 relu keep=0.5, 1 "sigmoid" \\ 两层\n'}
        yield arrays, network
    yield {"W1": random.randn(2, 2), "W10": random.randn(1, 2), "W2": random.randn(2, 1)}, None
    yield {"empty": np.zeros((0, 3)), "one": np.array([[7.0]])}, None


def read_only():
    halves = np.array([0, -0.0, 1, -2, 65504, 6e-8, 6.1e-5, 0.1, np.inf, -np.inf, np.nan], np.float16)
    yield "float16", safetensors.numpy.save({"h": halves}), halves.astype(float), (11, 1)
    words = np.array([0x3F80, 0xC000, 0x0001, 0x7F80, 0x4049], np.uint16)
    brain = raw('{"h":{"dtype":"BF16","shape":[5],"data_offsets":[0,10]}}', words.tobytes())
    values = (words.astype(np.uint32) << 16).view(np.float32).astype(float)
    yield "bfloat16", brain, values, (5, 1)
    yield "number", safetensors.numpy.save({"h": np.array(2.5)}), np.array([2.5]), (1, 1)
    escaped = r'{"__metadata__":{"a\u00e9\ud83d\ude00":"\t\/\b"},"\u0068":{"data_offsets":[0,8],"shape":[],"dtype":"F64"}}'
    yield "escapes", raw(escaped, struct.pack("<d", 1.5)), np.array([1.5]), (1, 1)


def raw(header, data=b"", length=None):
    header = header.encode() if isinstance(header, str) else header
    return struct.pack("<Q", len(header) if length is None else length) + header + data


def refused():
    def one(name="a", dtype="F64", shape="[1]", offsets="[0,8]", data=bytes(8)):
        return raw(f'{{"{name}":{{"dtype":"{dtype}","shape":{shape},"data_offsets":{offsets}}}}}', data)

    yield "empty file", b""
    yield "a few bytes", b"\x01\x02"
    yield "length beyond the file", raw("{}", length=1000)
    yield "huge length", raw("{}", length=2**63 + 5)
    yield "largest length", raw("{}", length=2**64 - 1)
    yield "no JSON", raw("nonsense")
    yield "a list", raw("[]")
    yield "unfinished", raw('{"a":{"dtype":"F64"')
    yield "a second object", raw("{}{}")
    yield "not UTF-8", raw(b'{"\xff":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}', bytes(8))
    yield "no offsets", raw('{"a":{"dtype":"F64","shape":[1]}}', bytes(8))
    yield "three offsets", one(offsets="[0,8,8]")
    yield "negative offset", one(offsets="[-8,0]")
    yield "fractional shape", one(shape="[1.0]")
    yield "reversed offsets", one(offsets="[8,0]")
    yield "offsets beyond the file", one(offsets="[0,16]", shape="[2]")
    yield "too few bytes for the shape", one(shape="[2]")
    yield "shape overflows", one(shape="[4294967296,4294967296,4294967296]")
    yield "shape overflows in bytes", one(shape="[1152921504606846976,2]", offsets="[0,0]", data=b"")
    yield "unknown dtype", one(dtype="F65")
    yield "data left over", one(data=bytes(16))
    yield "data missing", one(data=bytes(4))
    entry = '{"dtype":"F64","shape":[1],"data_offsets":[%d,%d]}'
    yield "gap", raw('{"a":%s,"b":%s}' % (entry % (0, 8), entry % (16, 24)), bytes(24))
    yield "overlap", raw('{"a":%s,"b":%s}' % (entry % (0, 8), entry % (4, 12)), bytes(12))
    yield "metadata is a number", raw('{"__metadata__":{"a":1}}')


def is_refused(data):
    try:
        safetensors.deserialize(data)
    except Exception:
        return True
    return False


def main():
    if len(sys.argv) > 1:
        with safetensors.safe_open(sys.argv[1], "numpy") as file:
            print(file.metadata())
            for name in file.keys():
                array = file.get_tensor(name)
                print(name, array.dtype, array.shape, array.ravel()[:4])
        return
    cases = {
        "written": [
            {
                "single": next(iter(arrays.values())).dtype == np.float32,
                "metadata": metadata or {},
                "tensors": {
                    name: {"shape": array.shape, "values": numbers(array)}
                    for name, array in arrays.items()
                },
                "file": text(safetensors.numpy.save(arrays, metadata)),
            }
            for arrays, metadata in written()
        ],
        "read": [
            {"name": name, "file": text(data), "values": numbers(values), "shape": shape}
            for name, data, values, shape in read_only()
        ],
        "refused": [{"name": name, "file": text(data)} for name, data in refused()],
    }
    for case in cases["read"]:
        assert not is_refused(base64.b64decode(case["file"])), case["name"]
    for case in cases["refused"]:
        assert is_refused(base64.b64decode(case["file"])), case["name"]
    with open("Tests/DatasetsTests/Fixtures/safetensors.json", "w") as file:
        json.dump(cases, file, indent=1)
        file.write("\n")


main()
