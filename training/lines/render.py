"""Draws one line of text as ink coverage (float32, 0 = paper, 1 = ink) with its baseline geometry.

A line is a list of parts (text, hand): printed label, typed value, handwritten value. Each kind has
its own way of standing on the line: type is even, a typewriter strikes each letter a little
differently, a hand moves up and down, changes its size and leaves uneven gaps.
"""
import functools
import itertools
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).resolve().parent.parent / ".cache/fonts/fonts.json"
LEGIBLE_HANDS = {"Playwrite Vn", "Patrick Hand", "Dancing Script", "Mali", "Itim", "Sriracha", "Mynerve",
                 "Oooh Baby", "Montecarlo", "Style Script", "Sedgwick Ave", "Grape Nuts", "Fuzzy Bubbles",
                 "Shantell Sans", "Charmonman", "Twinkle Star", "Allura", "Italianno", "Ingrid Darling"}
MARGIN = 26  # pixels of paper kept around the drawing for warps and neighbours


@dataclass
class Drawn:
    ink: np.ndarray
    baseline: float
    x_height: float


class FontBook:
    """Picks font faces of one split by kind, every family equally likely (legible hands doubly)."""

    def __init__(self, split, rng):
        self.rng = rng
        faces = [f for f in json.loads(FONTS.read_text()) if f["split"] == split]
        self.partial = [f for f in faces if f["missing"]]
        faces = [f for f in faces if not f["missing"]]
        self.families = {}
        for face in faces:
            self.families.setdefault(face["kind"], {}).setdefault(face["family"], []).append(face)
        if split == "train":  # the look of nearly all typed Vietnamese papers is Times
            for name in ("Tinos", "TeX Gyre Termes"):
                self.families["typed"].update({f"{name}#{i}": self.families["typed"][name]
                                               for i in range(3)})
            for name in LEGIBLE_HANDS & set(self.families["hand"]):
                self.families["hand"][name + "#1"] = self.families["hand"][name]
            for name in ("FreeMono",):
                self.families["typewriter"].update({f"{name}#{i}": self.families["typewriter"][name]
                                                    for i in range(4)})

    def pick(self, kind):
        """A face; now and then one with gaps, with the face that fills them as "fallback"."""
        gaps = [f for f in self.partial if f["kind"] == kind]
        if gaps and self.rng.random() < 0.1:
            return {**self.rng.choice(gaps), "fallback": self.pick_whole("typed")}
        return self.pick_whole(kind)

    def pick_whole(self, kind):
        faces = self.families[kind][self.rng.choice(sorted(self.families[kind]))]
        plain = [f for f in faces if f["style"] == "regular"] or faces
        return self.rng.choice(plain) if self.rng.random() < 0.6 else self.rng.choice(faces)


@functools.lru_cache(maxsize=600)
def load_font(path, size):
    font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    box = font.getbbox("x", anchor="ls")
    return font, max(4, -box[1])


def sized(path, x_height):
    """The face at the size whose x-height is about x_height pixels."""
    probe = load_font(path, 60)[1]
    return load_font(path, max(12, int(round(60 * x_height / probe))))


class Pen:
    """A face at one size that draws the letters it lacks with another face, as programs do."""

    def __init__(self, face, x_height):
        self.font, self.x_height = sized(face["path"], x_height)
        self.missing = set(face["missing"])
        fallback = face.get("fallback")
        self.fallback = sized(fallback["path"], x_height)[0] if fallback else self.font

    def runs(self, text):
        """[(piece, font)] of a text."""
        if not self.missing.intersection(text):
            return [(text, self.font)]
        return [("".join(piece), self.fallback if gap else self.font)
                for gap, piece in itertools.groupby(text, self.missing.__contains__)]

    def length(self, text):
        return sum(font.getlength(piece) for piece, font in self.runs(text))

    def place(self, plan, text, x, dy, shade):
        """Adds the text at x to the drawing plan; returns where it ends."""
        for piece, font in self.runs(text):
            plan.append((piece, font, x, dy, shade))
            x += font.getlength(piece)
        return x


def draw_parts(parts, faces, x_height, rng):
    """parts: [(text, kind)], faces: {kind: face}. Returns Drawn; gaps between parts vary."""
    plan, x = [], 0.0
    for index, (text, kind) in enumerate(parts):
        if index:
            wide = rng.random() < 0.35
            x += x_height * (rng.uniform(1.5, 7) if wide else rng.uniform(0.35, 1.4))
        # Beside print a hand is anything from half its size to larger.
        scale = (rng.uniform(0.5, 1.3) if len(parts) > 1 else rng.uniform(0.85, 1.25)) if kind == "hand" else 1.0
        steps = {"hand": hand_steps, "typewriter": typewriter_steps}.get(kind, type_steps)
        x = steps(plan, text, Pen(faces[kind], x_height * scale), x, rng)
    width = int(x + 2 * MARGIN + x_height)
    height = int(x_height * 4.2) + 2 * MARGIN
    baseline = MARGIN + int(x_height * 2.7)
    image = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(image)
    for text, font, x, dy, shade in plan:
        draw.text((MARGIN + x, baseline + dy), text, fill=shade, font=font, anchor="ls")
    return Drawn(np.asarray(image, np.float32) / 255.0, baseline, x_height)


def type_steps(plan, text, pen, x, rng):
    """Even type; now and then letter-spaced as headings are, or with stretched word gaps."""
    if rng.random() < 0.08:
        gap = pen.x_height * rng.uniform(0.05, 0.3)
        for char in text:
            x = pen.place(plan, char, x, 0, 255) + gap
        return x
    stretch = pen.x_height * (rng.uniform(-0.1, 0.5) if rng.random() < 0.3 else 0)
    space = pen.length(" ") + stretch
    for word in text.split(" "):
        x = pen.place(plan, word, x, 0, 255) + space
    return x - space


def typewriter_steps(plan, text, pen, x, rng):
    """Fixed pitch, each type bar with its own height and force, kept for the whole line."""
    pitch = pen.length("n") * rng.uniform(0.96, 1.12)
    force, wobble = rng.uniform(0.0, 0.45), pen.x_height * rng.uniform(0, 0.07)
    bars = {}
    for char in text:
        if char not in bars:
            bars[char] = (rng.gauss(0, wobble), 255 * (1 - force * rng.random()))
        dy, shade = bars[char]
        shade = int(max(110, shade * rng.uniform(0.85, 1)))
        if char != " ":
            pen.place(plan, char, x + rng.gauss(0, wobble * 0.5), dy, shade)
        x += pitch
    return x


def hand_steps(plan, text, pen, x, rng):
    """Word by word: drifting height, uneven gaps, letters sometimes set one by one."""
    x_height = pen.x_height
    drift, dy = x_height * rng.uniform(0, 0.12), rng.gauss(0, x_height * 0.06)
    space = max(pen.length(" "), x_height * 0.45) * rng.uniform(0.7, 2.0)
    apart = rng.random() < 0.15
    for word in text.split(" "):
        shade = int(rng.uniform(205, 255))
        if apart:
            gap = x_height * rng.uniform(0.0, 0.18)
            for char in word:
                x = pen.place(plan, char, x, dy + rng.gauss(0, drift * 0.5), shade)
                x += gap * rng.uniform(0.3, 1.4)
        else:
            x = pen.place(plan, word, x, dy, shade)
        x += space * rng.uniform(0.7, 1.4)
        dy = dy * 0.8 + rng.gauss(0, drift)
    return x - space
