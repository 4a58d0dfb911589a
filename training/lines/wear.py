"""What happens to ink on its way into a crop: uneven strokes, leaders, seals, warps, scanning.

Every function takes and returns float32 ink coverage (0 paper, 1 ink) unless it says otherwise.
`rng` is a numpy Generator. Most samples imitate pages whose background is already evened and
whose seal and leaders are mostly removed; the rest are raw.
"""
import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter


def smooth_noise(shape, cell, rng):
    """Low-frequency noise in 0..1."""
    h, w = shape
    grid = rng.integers(0, 256, (max(2, int(h / cell) + 2), max(2, int(w / cell) + 2)), dtype=np.uint8)
    return np.asarray(Image.fromarray(grid).resize((w, h), Image.BICUBIC), np.float32) / 255


def blur(ink, radius):
    image = Image.fromarray((np.clip(ink, 0, 1) * 255).astype(np.uint8))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(radius)), np.float32) / 255


def stroke_weight(ink, rng, strength):
    """Thickens or thins strokes: blur, then a soft threshold whose level moves the edge.

    The level is relative to what the blur leaves of a typical stroke, so hairlines survive."""
    spread = blur(ink, rng.uniform(0.5, 1.3) * strength)
    strokes = spread[ink > 0.5]
    if not strokes.size:
        return ink
    typical = float(np.percentile(strokes, 30))
    level, softness = typical * rng.uniform(0.3, 0.85), rng.uniform(0.3, 0.7) * typical
    return np.clip((spread - level) / softness + 0.5, 0, 1)


def uneven_ink(ink, rng, depth):
    """Faint patches in strokes: weak ribbon, dry pen, worn print."""
    noise = 0.6 * smooth_noise(ink.shape, rng.uniform(6, 40), rng)
    noise += 0.4 * smooth_noise(ink.shape, rng.uniform(2, 5), rng)
    return ink * (1 - depth * noise)


def clog(ink, rng):
    """Filled counters of a dirty typewriter."""
    spread = blur(ink, rng.uniform(1.2, 2.2))
    return np.maximum(ink, np.clip((spread - 0.42) * 3, 0, 1) * rng.uniform(0.5, 1))


def leader(shape, baseline, x_height, rng):
    """A dotted leader or a rule under the text, whole or as the remains that removal leaves."""
    h, w = shape
    image = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(image)
    y = baseline + x_height * rng.uniform(-0.05, 0.45)
    kept = rng.choice([1.0, 0.85, 0.5, 0.2, 0.08], p=[0.3, 0.15, 0.2, 0.2, 0.15])
    shade = int(rng.uniform(110, 255))
    slope = rng.uniform(-0.004, 0.004)
    if rng.random() < 0.7:
        pitch, size = x_height * rng.uniform(0.25, 0.8), x_height * rng.uniform(0.04, 0.11)
        for x in np.arange(rng.uniform(0, pitch), w, pitch):
            if rng.random() < kept:
                yy = y + slope * x
                draw.ellipse([x - size, yy - size, x + size, yy + size], fill=shade)
    else:
        thick, x = max(1, int(x_height * rng.uniform(0.03, 0.1))), 0.0
        while x < w:
            run = rng.uniform(0.3, 6) * x_height if kept < 1 else w
            if rng.random() < kept:
                draw.line([x, y + slope * x, x + run, y + slope * (x + run)], fill=shade, width=thick)
            x += run
    return np.asarray(image, np.float32) / 255


def seal(shape, rng):
    """Arcs and star corners of a seal, as grey remains."""
    h, w = shape
    image = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(image)
    r, cx = h * rng.uniform(0.9, 2.4), rng.uniform(0, w)
    cy = rng.uniform(-0.6 * h, 1.6 * h)
    for inner in (1.0, rng.uniform(0.9, 0.95), rng.uniform(0.6, 0.7)):
        draw.ellipse([cx - r * inner, cy - r * inner, cx + r * inner, cy + r * inner],
                     outline=255, width=max(1, int(h * rng.uniform(0.01, 0.05))))
    for _ in range(rng.integers(4, 26)):  # letters of the seal as short strokes along the ring
        a, rr = rng.uniform(0, 6.28), r * rng.uniform(0.68, 0.88)
        x, y = cx + rr * np.cos(a), cy + rr * np.sin(a)
        draw.line([x, y, x + rng.normal(0, h * 0.08), y + rng.normal(0, h * 0.08)], fill=255,
                  width=max(1, int(h * 0.03)))
    ring = np.asarray(image, np.float32) / 255
    broken = smooth_noise(shape, rng.uniform(3, 9), rng) > rng.uniform(0.2, 0.65)
    return blur(ring * broken, 0.6) * rng.uniform(0.08, 0.6)


def pen_strokes(shape, rng):
    """A signature or a strike passing over the line."""
    h, w = shape
    image = Image.new("L", (w, h), 0)
    draw = ImageDraw.Draw(image)
    for _ in range(rng.integers(1, 3)):
        n = int(rng.integers(3, 7))
        start, span = rng.uniform(0, w), rng.uniform(0.5, 4) * h
        px, py = start + np.sort(rng.uniform(0, span, n)), rng.uniform(-0.4 * h, 1.4 * h, n)
        t = np.linspace(0, n - 1, 8 * n)
        points = np.stack([np.interp(t, np.arange(n), px), np.interp(t, np.arange(n), py)], 1)
        smooth = np.stack([np.convolve(points[:, i], np.ones(5) / 5, "valid") for i in (0, 1)], 1)
        draw.line([tuple(p) for p in smooth], fill=255, width=max(1, int(h * rng.uniform(0.012, 0.035))))
    return np.asarray(image, np.float32) / 255 * rng.uniform(0.3, 0.95)


def shear_and_rotate(ink, baseline, slant, angle):
    """Slants (pixels a row) and rotates (radians) about the baseline."""
    h, w = ink.shape
    image = Image.fromarray((np.clip(ink, 0, 1) * 255).astype(np.uint8))
    out = image.transform((w, h), Image.AFFINE, (1, slant, -slant * baseline, angle, 1, -angle * w / 2),
                          Image.BILINEAR)
    return np.asarray(out, np.float32) / 255


def wave(ink, rng, height):
    """Moves columns up and down along a smooth curve: paper curl, an unsteady hand."""
    h, w = ink.shape
    knots = max(3, int(w / 90) + 2)
    shift = np.interp(np.linspace(0, knots - 1, w), np.arange(knots), rng.normal(0, height, knots))
    if w > 15:
        shift = np.convolve(np.pad(shift, 7, "edge"), np.ones(15) / 15, "valid")
    rows = np.arange(h)[:, None] + shift[None, :].astype(np.float32)
    low = np.clip(np.floor(rows).astype(np.int32), 0, h - 2)
    part = np.clip(rows - low, 0, 1)
    columns = np.arange(w)[None, :]
    return ink[low, columns] * (1 - part) + ink[low + 1, columns] * part


def elastic(ink, rng, reach, cell):
    """Moves every pixel up to about `reach` pixels along smooth noise of `cell` pixels: no two letters of a
    hand are alike."""
    h, w = ink.shape
    dy, dx = ((smooth_noise(ink.shape, cell, rng) - 0.5) * 2 * reach for _ in range(2))
    rows = np.clip(np.arange(h, dtype=np.float32)[:, None] + dy, 0, h - 1.001)
    columns = np.clip(np.arange(w, dtype=np.float32)[None, :] + dx, 0, w - 1.001)
    top, left = rows.astype(np.int32), columns.astype(np.int32)
    down, right = rows - top, columns - left
    upper = ink[top, left] * (1 - right) + ink[top, left + 1] * right
    lower = ink[top + 1, left] * (1 - right) + ink[top + 1, left + 1] * right
    return upper * (1 - down) + lower * down


def speckle(grey, rng):
    """Salt-and-pepper dots of a dirty copy, some a few pixels large. Takes and returns grey."""
    h, w = grey.shape
    count = int(h * w * rng.uniform(0.0005, 0.006))
    ys, xs = rng.integers(0, h - 1, count), rng.integers(0, w - 1, count)
    shade = rng.uniform(0, 150, count)
    grey[ys, xs] = shade
    half = count // 3
    grey[ys[:half] + 1, xs[:half]] = shade[:half]
    grey[ys[:half], xs[:half] + 1] = shade[:half]
    return grey


def jpeg(grey, quality):
    buffer = io.BytesIO()
    Image.fromarray(grey).save(buffer, "JPEG", quality=int(quality))
    return np.asarray(Image.open(buffer))


def resize(grey, height, resample=Image.BILINEAR):
    h, w = grey.shape
    width = max(4, int(round(w * height / h)))
    return np.asarray(Image.fromarray(grey).resize((width, height), resample))
