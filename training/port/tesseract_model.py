"""Reads the network, charset and recoder out of a tesseract .traineddata file.

The npm package `@tesseract.js-data/vie` ships the LSTM model in int8. Each weight row is
stored as int8 values with one double scale a row, so `float = int8 * scale` gives a trainable
float network. Layout follows tesseract 4/5: lstmrecognizer.cpp, network.cpp, weightmatrix.cpp.
"""
import gzip
import struct

import numpy as np

TESSDATA_LSTM, TESSDATA_UNICHARSET, TESSDATA_RECODER = 17, 21, 22
INT8_MODE, DOUBLE_MODE = 1, 128
LAYER_SPECIFIC_LR = 64
PLUMBING = {"Series", "Parallel", "TTT", "Reversed", "XReversed", "YReversed", "XYTranspose",
            "RTLReversed", "TxdMaxpool", "ParBidiLSTM", "ParUDLSTM", "Par2dLSTM", "Replicated",
            "DepParUDLSTM", "RevX", "RevY"}


class Reader:
    """Little-endian cursor over a bytes object."""

    def __init__(self, data):
        self.data, self.pos = data, 0

    def take(self, fmt):
        values = struct.unpack_from("<" + fmt, self.data, self.pos)
        self.pos += struct.calcsize("<" + fmt)
        return values[0] if len(values) == 1 else values

    def array(self, dtype, count):
        out = np.frombuffer(self.data, dtype, count, self.pos).copy()
        self.pos += out.nbytes
        return out

    def string(self):
        length = self.take("I")
        raw = self.data[self.pos:self.pos + length]
        self.pos += length
        return raw.decode("utf-8")


def read_components(path):
    """Returns {component number: bytes} of a (gzipped) traineddata file."""
    raw = open(path, "rb").read()
    if raw[:2] == b"\x1f\x8b":
        raw = gzip.decompress(raw)
    count = struct.unpack_from("<I", raw)[0]
    offsets = struct.unpack_from("<%dq" % count, raw, 4)
    starts = sorted(o for o in offsets if o >= 0) + [len(raw)]
    return {i: raw[o:starts[starts.index(o) + 1]] for i, o in enumerate(offsets) if o >= 0}


def read_matrix(r):
    """One weight matrix [outputs, inputs + 1 (bias last)] as float64."""
    mode = r.take("B")
    assert mode & DOUBLE_MODE, "pre-4.0 weight format"
    rows, cols = r.take("II")
    if mode & INT8_MODE:
        r.take("b")
        ints = r.array(np.int8, rows * cols).reshape(rows, cols)
        scales = r.array("<f8", r.take("I"))
        return ints * scales[:rows, None]
    r.take("d")
    return r.array("<f8", rows * cols).reshape(rows, cols)


def read_network(r, layers):
    """Walks one network node, appending {kind, name, params or matrices} of the leaves."""
    assert r.take("b") == 0
    kind = r.string()
    r.take("bb")
    flags, n_in, n_out, _ = r.take("iiii")
    name = r.string()
    leaf = {"kind": kind, "name": name, "in": n_in, "out": n_out}
    if kind == "Input":
        leaf["shape"] = r.take("iiiii")
    elif kind == "Convolve":
        leaf["half"] = r.take("ii")
    elif kind in ("Maxpool", "Reconfig"):
        leaf["scale"] = r.take("ii")
    elif kind in ("LSTM", "SummLSTM"):
        leaf["na"] = r.take("i")
        leaf["gates"] = [read_matrix(r) for _ in range(4)]  # CI, GI, GF1, GO
    elif kind in ("Tanh", "Softmax", "Logistic", "Relu", "Linear"):
        leaf["matrix"] = read_matrix(r)
    else:
        for _ in range(r.take("I")):
            read_network(r, layers)
        if flags & LAYER_SPECIFIC_LR:
            r.array("<f4", r.take("I"))
        return
    layers.append(leaf)


def read_model(path):
    """Returns (layers, charset): charset[i] is the text of output class i, None for the blank."""
    parts = read_components(path)
    r = Reader(parts[TESSDATA_LSTM])
    layers = []
    read_network(r, layers)
    r.string()
    blank = r.take("iiii")[3]
    unichars = read_unicharset(parts[TESSDATA_UNICHARSET].decode("utf-8"))
    r = Reader(parts[TESSDATA_RECODER])
    charset = [None] * layers[-1]["out"]
    for i in range(r.take("I")):
        r.take("b")
        codes = r.array("<i4", r.take("I"))
        assert len(codes) == 1, "multi-code characters are not expected in a Latin model"
        if codes[0] != blank:
            charset[codes[0]] = unichars[i]
    return layers, charset, blank


def read_unicharset(text):
    lines = text.split("\n")
    names = [line.split(" ")[0] for line in lines[1:int(lines[0]) + 1]]
    return [" " if n == "NULL" else n for n in names]
