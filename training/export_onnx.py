"""Writes a LineNet as models/line-recognizer.onnx + .json.

The graph is built by hand rather than traced: the right-to-left LSTM needs ONNX's own
`sequence_lens`, which makes padded batches exact, and tracing cannot keep that.

The widest LSTM, where three fifths of the time go, is written with 7-bit weights (ONNX Runtime's
DynamicQuantizeLSTM): twice as fast for 0.1 points of CER, and no processor's 8-bit sums overflow. Its
activations are scaled over all that goes through at once, so that a line alone is read alike always
but in a batch only nearly: the Node runtime reads line by line.
"""
import hashlib
import json
from datetime import date
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

import preprocess
from port.network import DOWNSCALE, HEIGHT, LSTMS

MODELS = Path(__file__).resolve().parent.parent / "models"
OPSET = 14


QUANTIZED = ("forward2",)
LEVELS = 63
SCALE_BITS = 0x7F  # of the scale's mantissa, left empty: level * scale is exact, so that reading back and writing again changes nothing


def quantize(weights):
    """[1, 4H, I] float -> int8 [1, I, 4H] and its scale a column [1, 4H]."""
    columns = np.ascontiguousarray(weights.transpose(0, 2, 1))
    scale = (np.abs(columns).max(1) / LEVELS).astype(np.float32)
    bits = scale.view(np.uint32)
    scale = np.where(bits & SCALE_BITS, (bits & ~np.uint32(SCALE_BITS)) + SCALE_BITS + 1, bits)
    scale = np.maximum(scale.astype(np.uint32).view(np.float32), np.float32(1e-6))
    levels = np.clip(np.rint(columns / scale[:, None]), -LEVELS, LEVELS)
    return levels.astype(np.int8), scale


def dequantize(levels, scale):
    """Back to [1, 4H, I] float."""
    return (levels.astype(np.float32) * scale[:, None]).transpose(0, 2, 1)


def onnx_gates(weights):
    """torch gate order i, f, g, o -> ONNX order i, o, f, c."""
    i, f, g, o = np.split(weights, 4)
    return np.concatenate([i, o, f, g])


class GraphBuilder:
    """Collects nodes and constants; every method returns the name of its result."""

    def __init__(self, params):
        self.params, self.nodes, self.constants = params, [], []

    def const(self, name, value):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind, inputs, output, **attributes):
        outputs = output if isinstance(output, list) else [output]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=outputs[-1], **attributes))
        return output

    def lstm(self, name, x, lengths="", last_only=False, reverse=False):
        """ONNX LSTM over [T, N, I]; gives [T, N, H], or the last step [N, H]."""
        w = {k: self.params[name + "." + k] for k in ("w_in", "w_rec", "bias")}
        hidden = w["w_rec"].shape[1]
        bias = np.concatenate([onnx_gates(w["bias"]), np.zeros(4 * hidden, np.float32)])
        inputs = [x, "", "", self.const(name + "_b", bias[None]), lengths]
        outputs = ["", name + "_h"] if last_only else [name + "_y"]
        kind, options = "LSTM", {"hidden_size": hidden, "direction": "reverse" if reverse else "forward"}
        if name in QUANTIZED:
            kind, options["domain"] = "DynamicQuantizeLSTM", "com.microsoft"
            scales = []
            for at, (short, key) in enumerate((("_w", "w_in"), ("_r", "w_rec")), 1):
                levels, scale = quantize(onnx_gates(w[key])[None])
                inputs[at] = self.const(name + short, levels)
                scales += [self.const(name + short + "_scale", scale),
                           self.const(name + short + "_zero", np.zeros(scale.shape, np.int8))]
            inputs += ["", "", "", *scales]
        else:
            inputs[1] = self.const(name + "_w", onnx_gates(w["w_in"])[None])
            inputs[2] = self.const(name + "_r", onnx_gates(w["w_rec"])[None])
        self.op(kind, inputs, outputs, **options)
        axis = self.const(name + "_axis", np.array([0 if last_only else 1], np.int64))
        return self.op("Squeeze", [outputs[-1], axis], name + "_out")


def build_graph(params):
    """params: numpy state dict. Inputs images [N,1,36,W], widths [N]; output log_probs [N,T,C]."""
    g = GraphBuilder(params)
    shifted = g.op("Sub", ["images", g.const("one", np.float32(1))], "shifted")
    conv = g.op("Conv", [shifted, g.const("conv_w", params["conv.weight"]),
                         g.const("conv_b", params["conv.bias"])], "conv",
                kernel_shape=[3, 3], pads=[1, 1, 1, 1])
    # Tanh keeps order: taken after the maximum it is the same and works on a ninth of the values.
    pooled = g.op("Tanh", [g.op("MaxPool", [conv], "conv_max", kernel_shape=[DOWNSCALE] * 2,
                                strides=[DOWNSCALE] * 2)], "pooled")
    ordered = g.op("Transpose", [pooled], "ordered", perm=[2, 3, 0, 1])  # [12, T, N, 16]
    flat = g.op("Reshape", [ordered, g.const("flat_shape", np.array(
        [HEIGHT // DOWNSCALE, -1, LSTMS["column"][0]], np.int64))], "flat")
    column = g.lstm("column", flat, last_only=True)
    shape = g.op("Shape", [ordered], "ordered_shape")
    steps_lines = g.op("Slice", [shape, g.const("s1", np.array([1], np.int64)),
                                 g.const("s3", np.array([3], np.int64))], "steps_lines")
    target = g.op("Concat", [steps_lines, g.const("channels", np.array(
        [LSTMS["column"][1]], np.int64))], "target", axis=0)
    x = g.lstm("forward1", g.op("Reshape", [column, target], "sequence"))
    steps = g.op("Div", ["widths", g.const("downscale", np.int64(DOWNSCALE))], "steps")
    lengths = g.op("Cast", [steps], "lengths", to=TensorProto.INT32)
    x = g.lstm("forward2", g.lstm("backward", x, lengths, reverse=True))
    logits = g.op("Add", [g.op("MatMul", [x, g.const("out_w", params["output.weight"].T)], "mm"),
                          g.const("out_b", params["output.bias"])], "logits")
    log_probs = g.op("LogSoftmax", [logits], "log_probs_tnc", axis=2)
    g.op("Transpose", [log_probs], "log_probs", perm=[1, 0, 2])
    info = helper.make_tensor_value_info
    graph = helper.make_graph(
        g.nodes, "line-recognizer",
        [info("images", TensorProto.FLOAT, ["N", 1, HEIGHT, "W"]),
         info("widths", TensorProto.INT64, ["N"])],
        [info("log_probs", TensorProto.FLOAT, ["N", "T", "C"])], g.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET),
                                                    helper.make_opsetid("com.microsoft", 1)])
    model.ir_version = 7
    onnx.checker.check_model(model)
    return model


def export(net, charset, version, notes, target=MODELS / "line-recognizer.onnx"):
    """Writes the .onnx and its .json description; returns the description."""
    params = {k: v.detach().numpy() for k, v in net.state_dict().items()}
    data = build_graph(params).SerializeToString()
    target = Path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    description = {
        "name": "sogoc-line-recognizer", "version": version, "created": date.today().isoformat(),
        "file": target.name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data),
        "inputHeight": HEIGHT, "horizontalDownscale": DOWNSCALE,
        "minWidth": preprocess.MIN_WIDTH,
        "normalization": {"blackQuantile": preprocess.BLACK_QUANTILE,
                          "whiteQuantile": preprocess.WHITE_QUANTILE,
                          "minContrast": preprocess.MIN_CONTRAST,
                          "paperValue": 1, "inkValue": -1, "padValue": 1},
        "inputs": {"images": "float32 [N,1,36,W]", "widths": "int64 [N], true widths in pixels"},
        "output": {"log_probs": "float32 [N,T,C], only the first floor(width/3) steps are valid"},
        "blankIndex": charset.index(None), "charset": charset,
        "license": "Apache-2.0",
        "provenance": "Weights start from tesseract's Vietnamese LSTM (npm @tesseract.js-data/vie "
                      "4.0.0_best_int, Apache-2.0). " + notes,
    }
    target.with_suffix(".json").write_text(
        json.dumps(description, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return description
