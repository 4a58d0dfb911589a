"""Ships a checkpoint: `export.py --version 1.0.0` writes models/line-recognizer.onnx from the
averaged (EMA) weights, but only if they beat the model now shipped (see `better`)."""
import argparse
import shutil
import sys
from pathlib import Path

import cpu  # noqa: F401  (must come before numpy and torch)
import torch

from evaluate import NAMES, SHIPPED, table, test_lines
from export_onnx import export
from port.network import LineNet
from port.shipped import load_shipped
from scoring import read_lines

ROOT = Path(__file__).resolve().parent
GATE_SEED, TOLERANCE = 880_001, 0.15  # percentage points of CER lost to chance on 150 lines


def better(new, old):
    """Never worse on clean or worn type, better on the average of all classes."""
    for label in ("clean", "T"):
        if new[label]["cer"] > old[label]["cer"] + TOLERANCE:
            return False
    return sum(s["cer"] for s in new.values()) < sum(s["cer"] for s in old.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", default=ROOT / "checkpoints/last.pt")
    parser.add_argument("--version", required=True)
    parser.add_argument("--lines", type=int, default=150)
    args = parser.parse_args()
    saved = torch.load(args.checkpoint)
    net = LineNet(len(saved["charset"]))
    net.load_state_dict(saved["ema"])
    lines = test_lines(GATE_SEED, "heldout", args.lines)
    images = [line[0] for line in lines]
    new = table(lines, read_lines(net, images, saved["charset"]))
    shipped, description = load_shipped(SHIPPED)
    old = table(lines, read_lines(shipped, images, description["charset"]))
    for label in NAMES:
        print(f"{NAMES[label]}: shipped {old[label]['cer']} -> new {new[label]['cer']} % CER")
    if not better(new, old):
        print("not better: the shipped model stays")
        return 1
    state = saved["state"]
    part = ROOT / ".cache/new.onnx"
    since = f"From version {state['from']} on, trained" if "from" in state else "Trained"
    export(net, saved["charset"], args.version,
           f"{since} on {state['lines']} generated lines (training/), {state['cpu'] / 60:.0f} CPU minutes.", part)
    description = part.with_suffix(".json").read_text(encoding="utf-8")
    shutil.move(part, SHIPPED)
    SHIPPED.with_suffix(".json").write_text(
        description.replace('"file": "new.onnx"', f'"file": "{SHIPPED.name}"'), encoding="utf-8")
    print("shipped", args.version)
    return 0


if __name__ == "__main__":
    sys.exit(main())
