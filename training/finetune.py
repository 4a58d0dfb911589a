"""Tunes the shipped model on line crops and texts that clerks have corrected.

`finetune.py FOLDER --out DIR` reads FOLDER/manifest.json: [{"file", "text", "group"?}], keeps a part
aside (whole groups, such as one book or one writer, where groups are given), trains on the rest and
writes DIR/line-recognizer.onnx + .json + metrics.json. metrics.json says whether the new model is
better; putting it into use is the caller's decision. The last line printed is metrics.json.
"""
import argparse
import copy
import hashlib
import json
import math
import random
import sys
import time
from pathlib import Path

import cpu  # noqa: F401  (must come before numpy and torch)
import numpy as np
import torch
from PIL import Image

from export_onnx import MODELS, export
from port.network import DOWNSCALE, HEIGHT
from port.shipped import load_shipped
from preprocess import to_height
from scoring import Score, read_lines, tidy
from train import batches, ctc_step

GENERATED = MODELS.parent / "test/fixtures/lines"
FORGETTING = 0.5  # percentage points of CER the generated lines may lose
MIN_HELD_OUT, MIN_TRAIN = 20, 60


def read_folder(folder):
    """[(uint8 [36, W], text, group)] of a manifest; lines too narrow for their text are left out."""
    folder, lines = Path(folder), []
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        with Image.open(folder / entry["file"]) as image:
            grey = to_height(image.convert("L"))
        text = tidy(entry["text"])
        if grey.shape[1] // DOWNSCALE > len(text):
            lines.append((grey, text, str(entry.get("group") or entry["file"])))
    return lines


def split(lines, share):
    """(train, held out), by a hash of the group: the same groups stay aside run after run. Where there are too few
    for chance, the next in the hash's order are added (workers/learning/line-samples.ts does the same)."""
    def rank(group):
        return int(hashlib.sha256(group.encode()).hexdigest()[:8], 16) / 2**32
    wanted, aside, held = max(MIN_HELD_OUT, 0.1 * len(lines)), set(), 0
    for group in sorted({l[2] for l in lines}, key=rank)[:-1]:
        if rank(group) >= share and held >= wanted:
            break
        aside.add(group)
        held += sum(l[2] == group for l in lines)
    return [l for l in lines if l[2] not in aside], [l for l in lines if l[2] in aside]


def vary(image, rng):
    """A slightly different copy: stretched, shaded, with a little noise."""
    width = max(12, int(image.shape[1] * rng.uniform(0.94, 1.08)))
    grey = np.asarray(Image.fromarray(image).resize((width, HEIGHT), Image.BICUBIC), np.float32)
    grey = 255 - (255 - grey) * rng.uniform(0.75, 1.1) + np.float32(rng.gauss(0, 6))
    noise = np.random.default_rng(rng.getrandbits(32)).standard_normal(grey.shape, np.float32)
    return np.clip(grey + noise * rng.uniform(0, 8), 0, 255).astype(np.uint8)


def error(net, lines, charset):
    score = Score()
    for (_, truth, _), read in zip(lines, read_lines(net, [l[0] for l in lines], charset)):
        score.add(truth, read)
    return score.summary()


def tune(net, train, remember, charset, args):
    """Trains in place for args.minutes; generated lines are mixed in against forgetting."""
    rng = random.Random(args.seed)
    random.seed(args.seed)
    average = copy.deepcopy(net)
    optimizer = torch.optim.AdamW(net.parameters(), lr=args.lr, weight_decay=1e-4)
    start, seen, step = time.time(), 0, 0
    while (progress := (time.time() - start) / (args.minutes * 60)) < 1 and seen < args.epochs * len(train):
        mixed = train + rng.sample(remember, min(len(remember), len(train) // 2))
        pool = [(vary(image, rng), text) for image, text, _ in mixed]
        for group in batches(pool):
            progress = max((time.time() - start) / (args.minutes * 60), seen / (args.epochs * len(train)))
            for options in optimizer.param_groups:
                warm = min(1.0, (step + 1) / 20)
                options["lr"] = args.lr * warm * (0.02 + 0.49 * (1 + math.cos(math.pi * min(1.0, progress))))
            ctc_step(net, optimizer, group, charset)
            step, seen = step + 1, seen + len(group)
            with torch.no_grad():
                for kept, current in zip(average.parameters(), net.parameters()):
                    kept.lerp_(current, max(0.02, 1 / (step + 1)))
    return average, seen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--model", default=MODELS / "line-recognizer.onnx")
    parser.add_argument("--out", required=True)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--epochs", type=float, default=20, help="passes over the lines, if time allows")
    parser.add_argument("--held-out", type=float, default=0.15)
    parser.add_argument("--lr", type=float, default=4e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    net, description = load_shipped(args.model)
    charset = description["charset"]
    train, held_out = split(read_folder(args.folder), args.held_out)
    if len(train) < MIN_TRAIN or len(held_out) < MIN_HELD_OUT:
        print(f"too few lines: {len(train)} to train on (at least {MIN_TRAIN}), "
              f"{len(held_out)} kept aside (at least {MIN_HELD_OUT})", file=sys.stderr)
        return 2
    generated = read_folder(GENERATED) if (GENERATED / "manifest.json").exists() else []
    remember, check = generated[::2], generated[1::2]
    old = {"heldOut": error(net, held_out, charset), "generated": error(net, check, charset)}
    tuned, seen = tune(net, train, remember, charset, args)
    new = {"heldOut": error(tuned, held_out, charset), "generated": error(tuned, check, charset)}
    better = new["heldOut"]["cer"] < old["heldOut"]["cer"] and \
        new["generated"]["cer"] <= old["generated"]["cer"] + FORGETTING
    version = f"{description['version'].split('+')[0]}+tuned.{time.strftime('%Y%m%d%H%M%S', time.gmtime())}"
    out = Path(args.out) / "line-recognizer.onnx"
    shipped = export(tuned, charset, version, f"Tuned from {description['version']} "
                     f"({description['sha256'][:12]}) on {len(train)} corrected lines.", out)
    unknown = sorted({c for _, text, _ in train + held_out for c in text} - set(filter(None, charset)))
    metrics = {"better": better, "version": version, "sha256": shipped["sha256"],
               "parent": description["sha256"], "trainLines": len(train), "linesSeen": seen,
               "unknownCharacters": unknown, "old": old, "new": new}
    out.with_name("metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=1) + "\n")
    print(json.dumps(metrics, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
