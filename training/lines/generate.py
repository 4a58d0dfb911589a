"""Makes training lines: `generate.py preview` writes a contact sheet, `generate.py run` fills shards.

A shard is an .npz of one uint8 strip [36, total width] with the line ends, the texts and classes.
Everything follows from the seed: line i of shard s of a seed is always the same.
"""
import argparse
import json
import os
import random
import sys
import time
from pathlib import Path

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from lines import wear
from lines.render import MARGIN, FontBook, draw_parts
from lines.texts import RARE_SHARE, Texts
from preprocess import MIN_WIDTH
from port.network import HEIGHT

CLASSES = ("T", "W", "H", "M")  # typed, typewriter, handwriting, printed label + other value
WEIGHTS = (0.17, 0.12, 0.36, 0.35)
MAX_WIDTH = 1100
TRAINED_RARE_SHARE = 0.12  # at 0.04 of the names ỵ stayed half-learnt
EVENED_SHARE = 0.5  # lines as the pipeline's own cleaning and line finder give them; the rest is rougher
FILTERS = (Image.BILINEAR, Image.BICUBIC, Image.LANCZOS, Image.BOX)


class LineMaker:
    """Seeded source of (grey uint8 [36, W], text, class, family)."""

    def __init__(self, seed, split, clean=False):
        self.py = random.Random(seed)
        self.np = np.random.default_rng(seed)
        rare_share = TRAINED_RARE_SHARE if split == "train" else RARE_SHARE
        self.texts, self.fonts, self.clean = Texts(self.py, rare_share), FontBook(split, self.py), clean
        self.evened = False  # of the line being made

    def compose(self, label):
        """Chooses parts [(text, kind)] for a class."""
        r, t = self.py, self.texts
        if label == "H" and r.random() < 0.02:
            return [(" " * r.randint(8, 40), "hand")]  # an empty leader reads as nothing
        if r.random() < 0.09:
            kind = {"T": "typed", "W": "typewriter"}.get(label, "hand")
            return [(t.random_line(), kind)]
        if label in ("T", "W"):
            kind = "typed" if label == "T" else "typewriter"
            form = r.random()
            if form < 0.45:
                return [(t.printed_line(), kind)]
            if form < 0.7:
                return [(t.field()[1], kind)]
            return [(p, kind) for pair in t.fields() for p in pair]
        if label == "H":
            value = t.field()[1] if r.random() < 0.85 else t.printed_line(60)
            return [(value, "hand")]
        other = r.choices(("hand", "typewriter", "typed2"), (0.66, 0.18, 0.16))[0]
        return [(p, kind) for pair in t.fields() for p, kind in zip(pair, ("typed", other))]

    def line(self, label=None):
        while True:
            kind = label or self.py.choices(CLASSES, WEIGHTS)[0]
            made = self.attempt(kind)
            if made:
                return made

    def attempt(self, label):
        py, r = self.py, self.np
        self.evened = not self.clean and py.random() < EVENED_SHARE
        parts = self.compose(label)
        if label == "H" and py.random() < 0.25:
            parts = [(parts[0][0].upper(), "hand")]
        faces = {k: self.fonts.pick("typed" if k == "typed2" else k) for _, k in parts}
        x_height = py.uniform(13, 20)
        drawn = draw_parts(parts, faces, x_height, py)
        ink, base = drawn.ink, drawn.baseline
        text = " ".join(" ".join(p for p, _ in parts).split())
        family = "+".join(sorted({f["family"] for f in faces.values()}))
        hand = label == "H" or any(k == "hand" for _, k in parts)
        top, bottom = close_edges(ink, base, x_height) if self.evened else crop_edges(ink, base, x_height, py)
        if self.clean:
            grey = 255 - (ink * py.uniform(215, 255)).astype(np.uint8)
        else:
            ink = self.wear_ink(ink, label, hand, base, x_height, top, bottom)
            grey = self.scan(ink)
        if self.evened:
            left, right = close_sides(ink, bottom - top)
        else:
            left = max(0, MARGIN - int(x_height * py.uniform(0.1, 1.2)))
            right = grey.shape[1] - max(0, MARGIN - int(x_height * py.uniform(0, 1.2)))
        top, bottom = max(0, top), min(grey.shape[0], bottom)
        crop = grey[top:bottom, left:right]
        if not self.clean:
            crop = self.capture(crop)
        wide = 1 if self.clean else py.uniform(0.78, 1.25) if hand else py.uniform(0.92, 1.08)
        width = max(MIN_WIDTH, round(crop.shape[1] * wide * HEIGHT / crop.shape[0]))
        if width > MAX_WIDTH or width // 3 < len(text) + sum(a == b for a, b in zip(text, text[1:])):
            return None
        final = Image.fromarray(crop).resize((width, HEIGHT), py.choice(FILTERS))
        return np.asarray(final), text, label, family

    def wear_ink(self, ink, label, hand, base, x_height, top, bottom):
        py, r = self.py, self.np
        if py.random() < 0.55:
            ink = wear.stroke_weight(ink, r, x_height / 16)
        if py.random() < (0.7 if label == "W" else 0.45):
            ink = wear.uneven_ink(ink, r, r.uniform(0.1, 0.6 if label == "W" else 0.5))
        if label == "W" and py.random() < 0.35:
            ink = wear.clog(ink, r)
        slant = r.normal(0, 0.16) if hand else 0.0
        if hand or py.random() < 0.5:
            angle = r.normal(0, 0.006)
            angle = np.clip(angle, -1, 1) * min(1.0, 500 / ink.shape[1])
            ink = wear.shear_and_rotate(ink, base, slant, angle)
        if py.random() < (0.6 if hand else 0.3):
            ink = wear.wave(ink, r, x_height * r.uniform(0.01, 0.09 if hand else 0.05))
        if hand and py.random() < 0.45:
            ink = wear.elastic(ink, r, x_height * r.uniform(0.04, 0.22), x_height * r.uniform(0.7, 2.5))
        if py.random() < {"T": 0.12, "W": 0.3, "H": 0.6, "M": 0.5}[label]:
            leader = wear.leader(ink.shape, base, x_height, r)
            if not self.evened:
                ink = np.maximum(ink, leader)
            elif py.random() < 0.4:  # taken out, and with it what of the letters touched it
                ink = np.where((leader > 0.2) & (r.random() < 0.5), 0, ink)
        if self.evened and py.random() < 0.85:
            return ink
        if py.random() < 0.3:
            ink = np.maximum(ink, self.neighbours(ink, base, x_height, top, bottom))
        if py.random() < 0.16:
            ink = np.maximum(ink, wear.seal(ink.shape, r))
        if py.random() < 0.08:
            ink = np.maximum(ink, wear.pen_strokes(ink.shape, r))
        if py.random() < 0.07:  # the page's other side shows through
            ghost = wear.blur(ink[:, ::-1], 1.5) * r.uniform(0.05, 0.3)
            ink = np.maximum(ink, np.roll(ghost, int(r.integers(-30, 30)), 1))
        return ink

    def neighbours(self, ink, base, x_height, top, bottom):
        """Ink of the lines above and below that reaches into the crop."""
        py = self.py
        kind = py.choice(("typed", "hand"))
        other = draw_parts([(self.texts.printed_line(60), kind)], {kind: self.fonts.pick(kind)},
                           x_height, py)
        out = np.zeros_like(ink)
        strip = other.ink[:, :ink.shape[1]]
        ys, _ = np.nonzero(strip > 0.3)
        if not len(ys):
            return out
        reach = int((bottom - top) * py.uniform(0.02, 0.14))
        x = py.randrange(max(1, ink.shape[1] - strip.shape[1]))
        if py.random() < 0.5:  # above: its lowest ink comes to top + reach
            shift = top + reach - int(ys.max())
        else:
            shift = bottom - reach - int(ys.min())
        lo, hi = max(0, shift), min(out.shape[0], shift + strip.shape[0])
        if hi > lo:
            piece = strip[lo - shift:hi - shift]
            out[lo:hi, x:x + piece.shape[1]] = piece[:, :out.shape[1] - x]
        return out * py.uniform(0.5, 1)

    def scan(self, ink):
        """Ink to grey: pen and paper shades, background, noise."""
        py, r = self.py, self.np
        if self.evened:
            grey = 255 - ink * r.uniform(170, 255)
            if py.random() < 0.5:  # evening turns faint grey to paper and strokes to black
                grey = 255 - np.clip((255 - grey - r.uniform(0, 50)) * r.uniform(1, 1.8), 0, 255)
            return grey.astype(np.uint8)
        paper = r.uniform(235, 255) if py.random() < 0.75 else r.uniform(150, 235)
        shade = r.uniform(0, 90) if py.random() < 0.75 else r.uniform(90, paper - 60)
        grey = paper - ink * (paper - shade)
        if py.random() < 0.25:  # raw page: stains and a shadow
            grey = grey - (wear.smooth_noise(ink.shape, r.uniform(30, 150), r) * r.uniform(5, 45))
        if py.random() < 0.6:
            grey = grey + r.standard_normal(ink.shape, np.float32) * r.uniform(1, 14)
        grey = np.clip(grey, 0, 255)
        if py.random() < 0.12:
            grey = wear.speckle(grey, r)
        return grey.astype(np.uint8)

    def capture(self, grey):
        """The scanner's or phone's resolution, its blur, JPEG, a bilevel fax."""
        py, r = self.py, self.np
        if self.evened and py.random() < 0.6:
            return wear.resize(grey, int(r.uniform(24, 60)), py.choice(FILTERS))
        form = py.random()
        if form < 0.25:
            grey = wear.resize(grey, int(r.uniform(21, 32)), py.choice(FILTERS))
        elif form < 0.65:
            grey = wear.resize(grey, int(r.uniform(30, 48)), py.choice(FILTERS))
        if py.random() < 0.3:
            grey = (wear.blur(grey / np.float32(255), r.uniform(0.4, 1.1)) * 255).astype(np.uint8)
        if py.random() < 0.13:
            dark, light = np.quantile(grey, (0.01, 0.8))
            level = dark + (light - dark) * r.uniform(0.4, 0.75)
            grey = np.where(grey < level, 0, 255).astype(np.uint8)
        if py.random() < 0.45:
            grey = wear.jpeg(grey, r.uniform(25, 88))
        return grey


def crop_edges(ink, base, x_height, py):
    """Top and bottom rows of the crop, as a line finder would set them: by the text body, by the
    ink's own extent, or loosely."""
    rows = np.nonzero(ink.max(1) > 0.3)[0]
    low, high = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (int(base - x_height), int(base))
    form = py.random()
    if form < 0.45:
        top, bottom = base - x_height * py.uniform(1.85, 2.5), base + x_height * py.uniform(0.55, 1.0)
        if py.random() < 0.8:  # finders that know the ink seldom cut it
            top, bottom = min(top, low), max(bottom, high)
    else:
        tall = high - low
        loose = 0.12 if form < 0.8 else 0.4
        top, bottom = low - tall * py.uniform(-0.02, loose), high + tall * py.uniform(-0.02, loose)
        if bottom - top < x_height * 1.7:  # "ao ước": a finder still leaves room for a line
            room = (x_height * py.uniform(1.7, 2.6) - (bottom - top)) / 2
            top, bottom = top - room, bottom + room
    return int(top), int(bottom)


def ink_reach(ink, axis):
    """First and last row or column with ink; the whole length where there is none."""
    found = np.nonzero(ink.max(axis) > 0.3)[0]
    return (int(found[0]), int(found[-1]) + 1) if len(found) else (0, ink.shape[1 - axis])


def close_edges(ink, base, x_height):
    """Top and bottom as pipeline/ocr/crop-line.ts sets them: close round the ink, never closer than a plain line."""
    low, high = ink_reach(ink, 1)
    margin = 0.08 * (high - low)
    return int(min(base - 1.65 * x_height, low - margin)), int(max(base + 0.5 * x_height, high + margin))


def close_sides(ink, height):
    """Left and right as pipeline/ocr/crop-line.ts sets them."""
    low, high = ink_reach(ink, 0)
    side = int(0.25 * height) + 1
    return max(0, low - side), min(ink.shape[1], high + side)


def write_shard(path, maker, count):
    lines = [maker.line() for _ in range(count)]
    data = {"strip": np.concatenate([l[0] for l in lines], 1),
            "ends": np.cumsum([l[0].shape[1] for l in lines]),
            "texts": np.array([l[1] for l in lines]), "classes": np.array([l[2] for l in lines])}
    part = Path(str(path) + ".part.npz")
    np.savez(part, **data)
    os.replace(part, path)


def run(args):
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    for index in range(args.first, args.first + args.shards):
        path = out / f"shard-{index:05d}.npz"
        while len(list(out.glob("shard-?????.npz"))) >= args.ahead:
            time.sleep(2)  # the trainer deletes what it has used
        start = time.process_time()
        write_shard(path, LineMaker(args.seed * 1_000_000 + index, "train"), args.lines)
        ms = (time.process_time() - start) / args.lines * 1000
        print(json.dumps({"shard": index, "cpuMsPerLine": round(ms, 2)}), flush=True)


def preview(args):
    maker = LineMaker(args.seed, args.split, args.clean)
    rows = []
    for i in range(args.count):
        image, text, label, family = maker.line(CLASSES[i % 4])
        print(f"{i:3d} {label} {family}: {text}")
        rows.append(np.pad(image[:, :1000], ((0, 4), (0, max(0, 1000 - image.shape[1]))), constant_values=200))
    Image.fromarray(np.concatenate(rows)).save(args.out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    sub = parser.add_subparsers(required=True)
    p = sub.add_parser("run")
    p.add_argument("--out", default=".cache/shards")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--first", type=int, default=0)
    p.add_argument("--shards", type=int, default=100_000)
    p.add_argument("--lines", type=int, default=1024)
    p.add_argument("--ahead", type=int, default=12, help="shards kept waiting for the trainer")
    p.set_defaults(run=run)
    p = sub.add_parser("preview")
    p.add_argument("--out", default=".cache/preview.png")
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--count", type=int, default=40)
    p.add_argument("--split", default="train")
    p.add_argument("--clean", action="store_true")
    p.set_defaults(run=preview)
    arguments = parser.parse_args()
    arguments.run(arguments)
