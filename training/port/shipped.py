"""Reads a shipped models/*.onnx + .json back into a LineNet, so that it can be tested or tuned."""
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from export_onnx import dequantize
from port.network import LSTMS, LineNet


def torch_gates(weights):
    """ONNX gate order i, o, f, c -> torch order i, f, g, o."""
    i, o, f, g = np.split(weights, 4)
    return np.concatenate([i, f, g, o])


def load_shipped(path):
    """Returns (LineNet, description) of an .onnx written by export_onnx.py."""
    path = Path(path)
    description = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    constants = {c.name: numpy_helper.to_array(c) for c in onnx.load(path).graph.initializer}
    params = {"conv.weight": constants["conv_w"], "conv.bias": constants["conv_b"],
              "output.weight": constants["out_w"].T, "output.bias": constants["out_b"]}
    for name in LSTMS:
        bias = constants[name + "_b"][0]
        for short, key in (("_w", ".w_in"), ("_r", ".w_rec")):
            weights = constants[name + short]
            if weights.dtype == np.int8:
                weights = dequantize(weights, constants[name + short + "_scale"])
            params[name + key] = torch_gates(weights[0])
        params[name + ".bias"] = torch_gates(bias[:len(bias) // 2])
    net = LineNet(len(description["charset"]))
    net.load_state_dict({k: torch.from_numpy(np.array(v)) for k, v in params.items()})
    return net, description
