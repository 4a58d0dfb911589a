"""Builds the starting LineNet (float, extended charset) from tesseract's int8 Vietnamese model."""
import numpy as np
import torch

from port.network import LSTMS, LineNet
from port.tesseract_model import read_model

# Letters no stock Vietnamese model has, and signs civil papers use: new row = sum of these rows.
ADDED = {"ỵ": ("+y", "+ị", "-i"), "Ỵ": ("+Y", "+Ị", "-I"), "²": ("+2",), "–": ("+-",),
         "’": ("+'",), "‘": ("+'",), "…": ("+.",), "·": ("+.",), "×": ("+x",)}
DROPPED = set("`¡£©¬®¿ÄÏÐÑÖØäïðñöøÿŒœŠšŸƑƒˆ„†‡‹›⁄€")
NEW_ROW_BIAS = -2.0  # a new class must first earn its place: it starts less likely than its model


def start_charset(stock):
    """Class texts in order; the blank is the last class and is None."""
    return [c for c in stock if c and c not in DROPPED] + list(ADDED) + [None]


def output_rows(matrix, stock, blank):
    row = {c: matrix[i] for i, c in enumerate(stock) if c}
    out = []
    for char in start_charset(stock):
        if char is None:
            out.append(matrix[blank])
        elif char in row:
            out.append(row[char])
        else:
            new = sum((1 if p[0] == "+" else -1) * row[p[1]] for p in ADDED[char])
            new[-1] += NEW_ROW_BIAS
            out.append(new)
    return np.stack(out)


def load_start(path):
    """Returns (LineNet with stock weights, charset)."""
    layers, stock, blank = read_model(path)
    charset = start_charset(stock)
    net = LineNet(len(charset))
    params = {}
    # tesseract's 3x3 window runs x outer, y inner, and its bias expects paper = +1 as we add back:
    # conv(x) + b == conv(x - 1) + (b + sum of weights).
    conv = layers[2]["matrix"]
    params["conv.weight"] = conv[:, :9].reshape(16, 1, 3, 3).transpose(0, 1, 3, 2)
    params["conv.bias"] = conv[:, 9] + conv[:, :9].sum(1)
    recurrent = [l for l in layers if "gates" in l]
    for (name, (n_in, hidden)), layer in zip(LSTMS.items(), recurrent):
        cell, inp, forget, out = layer["gates"]
        w = np.concatenate([inp, forget, cell, out])
        assert w.shape == (4 * hidden, n_in + hidden + 1)
        params[name + ".w_in"] = w[:, :n_in]
        params[name + ".w_rec"] = w[:, n_in:-1]
        params[name + ".bias"] = w[:, -1]
    out = output_rows(layers[-1]["matrix"], stock, blank)
    params["output.weight"], params["output.bias"] = out[:, :-1], out[:, -1]
    net.load_state_dict({k: torch.tensor(np.ascontiguousarray(v), dtype=torch.float32)
                         for k, v in params.items()})
    return net, charset
