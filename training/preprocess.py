"""From a grey line crop to the network's input. The Node runtime must do exactly the same."""
import numpy as np
from PIL import Image

from port.network import HEIGHT

BLACK_QUANTILE, WHITE_QUANTILE, MIN_CONTRAST = 0.005, 0.75, 64
MIN_WIDTH = 12


def stretch(grey):
    """uint8 grey -> float32 in [-1, 1], paper +1, the darkest ink -1 (see models/README.md)."""
    levels = np.cumsum(np.bincount(grey.ravel(), minlength=256))
    black = int(np.searchsorted(levels, BLACK_QUANTILE * levels[-1]))
    white = int(np.searchsorted(levels, WHITE_QUANTILE * levels[-1]))
    black = min(black, white - MIN_CONTRAST)
    value = (grey.astype(np.float32) - black) / (white - black)
    return np.clip(value, 0, 1) * 2 - 1


def to_height(image, resample=Image.BICUBIC):
    """PIL grey image -> uint8 array of height 36, aspect kept."""
    width = max(MIN_WIDTH, round(image.width * HEIGHT / image.height))
    return np.asarray(image.resize((width, HEIGHT), resample))


def to_input(image):
    """PIL image of one line crop -> float32 [36, W]."""
    return stretch(to_height(image.convert("L")))


def batch_inputs(inputs):
    """List of [36, W] -> ([N, 1, 36, Wmax] padded with paper, widths int64 [N])."""
    widths = np.array([x.shape[1] for x in inputs], np.int64)
    out = np.ones((len(inputs), 1, HEIGHT, widths.max()), np.float32)
    for row, x in zip(out, inputs):
        row[0, :, :x.shape[1]] = x
    return out, widths
