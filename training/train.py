"""Trains the line recogniser from tesseract's weights on generated lines.

`train.py --minutes 95` starts or resumes (checkpoints/last.pt) a run whose learning rate follows
the time budget: warm-up, then a cosine down to nearly zero. `train.py --more-lines 400000` goes on from a
finished run, or with --from-shipped from the shipped model: the learning rate rises anew and falls over so
many lines. Either can be halted, killed and started again. Shards come from lines/generate.py, which runs
beside it; a line is used once while new shards keep coming.
"""
import argparse
import copy
import csv
import math
import random
import time
from pathlib import Path

import cpu  # noqa: F401  (must come before numpy and torch)
import numpy as np
import torch

from lines.generate import CLASSES, LineMaker
from port.shipped import load_shipped
from port.start import load_start
from preprocess import batch_inputs, stretch
from scoring import score_by_class

ROOT = Path(__file__).resolve().parent
STOCK = ROOT / ".cache/npm/node_modules/@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz"
SHIPPED = ROOT.parent / "models/line-recognizer.onnx"
POOL_SHARDS, MAX_BATCH, MAX_COLUMNS = 3, 32, 32 * 190
WARMUP_STEPS, EMA_DECAY, CLIP = 150, 0.998, 4.0
EVAL_SEED, EVAL_LINES = 424242, 120


class Shards:
    """Hands out pools of generated lines. Every shard is used once and then deleted, which also
    tells the generator to make more."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def next_pool(self):
        while len(paths := sorted(self.folder.glob("shard-?????.npz"))) < POOL_SHARDS:
            time.sleep(1)
        pool = []
        for path in paths[:POOL_SHARDS]:
            with np.load(path) as data:
                pool += zip(np.split(data["strip"], data["ends"][:-1], 1), data["texts"].tolist())
            path.unlink()
        return pool


def batches(pool):
    """Groups lines of about the same width; batches come in random order."""
    pool.sort(key=lambda line: line[0].shape[1] * random.uniform(0.93, 1.07))
    groups, group, widest = [], [], 0
    for line in pool:
        widest = max(widest, line[0].shape[1] // 3)
        if group and ((len(group) + 1) * widest > MAX_COLUMNS or len(group) == MAX_BATCH):
            groups.append(group)
            group, widest = [], line[0].shape[1] // 3
        group.append(line)
    groups.append(group)
    random.shuffle(groups)
    return groups


def encode(texts, index):
    coded = [[index[c] for c in text if c in index] for text in texts]
    lengths = torch.tensor([len(c) for c in coded])
    return torch.tensor([i for c in coded for i in c], dtype=torch.long), lengths


def held_out_lines():
    """The fixed evaluation lines: EVAL_LINES of each class, and clean typed ones, unseen families."""
    lines = []
    for clean, labels in ((False, CLASSES), (True, ("T",))):
        maker = LineMaker(EVAL_SEED + clean, "heldout", clean)
        for label in labels:
            for _ in range(EVAL_LINES):
                image, text, _, family = maker.line(label)
                lines.append((image, text, "clean" if clean else label, family))
    return lines


def ctc_step(net, optimizer, group, charset):
    """One gradient step on [(uint8 image, text)]; returns the loss a character."""
    index = {c: i for i, c in enumerate(charset) if c}
    inputs, widths = batch_inputs([stretch(image) for image, _ in group])
    targets, lengths = encode([text for _, text in group], index)
    widths = torch.from_numpy(widths)
    log_probs = net(torch.from_numpy(inputs), widths)
    losses = torch.nn.functional.ctc_loss(log_probs, targets, widths // 3, lengths, charset.index(None),
                                          reduction="none", zero_infinity=True)
    loss = losses.sum() / max(1, int(lengths.sum()))
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), CLIP)
    optimizer.step()
    return float(loss)


class Trainer:
    def __init__(self, args):
        self.args = args
        torch.set_num_threads(args.threads)
        self.state = {"step": 0, "lines": 0, "wall": 0.0, "cpu": 0.0}
        self.net, self.charset = self.start()
        self.ema = copy.deepcopy(self.net)
        self.optimizer = torch.optim.AdamW(self.net.parameters(), lr=args.lr, weight_decay=1e-4)
        self.checkpoint = Path(args.checkpoints) / "last.pt"
        self.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        if self.checkpoint.exists():
            self.load()
        if args.more_lines and "more" not in self.state:
            self.state["more"] = {"step": self.state["step"], "lines": self.state["lines"]}
        self.first = self.state.get("more", {"step": 0, "lines": 0})

    def start(self):
        if not self.args.from_shipped:
            return load_start(STOCK)
        net, description = load_shipped(SHIPPED)
        self.state["from"] = description["version"]
        return net, description["charset"]

    def load(self):
        saved = torch.load(self.checkpoint)
        self.net.load_state_dict(saved["net"])
        self.ema.load_state_dict(saved["ema"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.state = saved["state"]

    def save(self):
        part = self.checkpoint.with_suffix(".part")
        torch.save({"net": self.net.state_dict(), "ema": self.ema.state_dict(), "charset": self.charset,
                    "optimizer": self.optimizer.state_dict(), "state": self.state}, part)
        part.replace(self.checkpoint)

    def progress(self):
        """Share of the budget used: of step time in all or, in a further run, of its lines."""
        if self.args.more_lines:
            return (self.state["lines"] - self.first["lines"]) / self.args.more_lines
        return self.state["wall"] / (self.args.minutes * 60)

    def learning_rate(self):
        warm = min(1.0, (self.state["step"] - self.first["step"] + 1) / WARMUP_STEPS)
        return self.args.lr * warm * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * min(1.0, self.progress()))))

    def step(self, group):
        for options in self.optimizer.param_groups:
            options["lr"] = self.learning_rate()
        loss = ctc_step(self.net, self.optimizer, group, self.charset)
        decay = min(EMA_DECAY, (1 + self.state["step"]) / (10 + self.state["step"]))
        with torch.no_grad():
            for average, current in zip(self.ema.parameters(), self.net.parameters()):
                average.lerp_(current, 1 - decay)
        self.state["step"] += 1
        self.state["lines"] += len(group)
        return loss

    def evaluate(self, lines, loss):
        scores = score_by_class(self.ema, lines, self.charset)
        row = {"lines": self.state["lines"], "steps": self.state["step"],
               "cpuSeconds": round(self.state["cpu"]), "wallSeconds": round(self.state["wall"]),
               "trainLossPerChar": round(loss, 4)}
        row.update({f"cer_{label}": score.summary()["cer"] for label, score in scores.items()})
        path = Path(self.args.curve)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists()
        with path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, row)
            if new:
                writer.writeheader()
            writer.writerow(row)
        print(row, flush=True)

    def run(self):
        lines = held_out_lines()
        shards = Shards(self.args.shards)
        random.seed(self.args.seed + self.state["step"])
        if self.state["step"] == self.first["step"]:
            self.evaluate(lines, float("nan"))
        next_eval = self.state["wall"] + self.args.eval_minutes * 60
        mean_loss = None
        while self.progress() < 1:
            for group in batches(shards.next_pool()):
                if self.args.more_lines and self.progress() >= 1:
                    break
                wall, used = time.time(), time.process_time()
                loss = self.step(group)
                mean_loss = loss if mean_loss is None else 0.98 * mean_loss + 0.02 * loss
                self.state["wall"] += time.time() - wall
                self.state["cpu"] += time.process_time() - used
                if self.state["step"] % 20 == 0:
                    print(f"step {self.state['step']} lines {self.state['lines']} loss {mean_loss:.4f} "
                          f"lines/s {self.state['lines'] / self.state['wall']:.1f}", flush=True)
                if self.state["wall"] >= next_eval:
                    self.evaluate(lines, mean_loss)
                    self.save()
                    next_eval += self.args.eval_minutes * 60
        self.evaluate(lines, mean_loss or float("nan"))
        self.save()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shards", default=ROOT / ".cache/shards")
    parser.add_argument("--checkpoints", default=ROOT / "checkpoints")
    parser.add_argument("--curve", default=ROOT / "results/curve.csv")
    parser.add_argument("--minutes", type=float, default=95, help="training time in all, resumed parts included")
    parser.add_argument("--more-lines", type=int, default=0,
                        help="lines of a further run from the checkpoint, learning rate anew")
    parser.add_argument("--from-shipped", action="store_true",
                        help="with no checkpoint: start from the shipped model instead of tesseract's")
    parser.add_argument("--eval-minutes", type=float, default=6)
    parser.add_argument("--lr", type=float, default=1.5e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    Trainer(parser.parse_args()).run()
