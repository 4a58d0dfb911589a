"""Greedy decoding and error rates."""
import unicodedata

import numpy as np
import torch

from preprocess import batch_inputs, stretch


def greedy(log_probs, steps, charset):
    """[T, C] log-probabilities, the valid steps -> text."""
    best = log_probs[:steps].argmax(-1)
    keep = np.ones(len(best), bool)
    keep[1:] = best[1:] != best[:-1]
    return "".join(charset[c] or "" for c in best[keep])


def distance(a, b):
    """Levenshtein distance."""
    row = np.arange(len(b) + 1)
    codes = np.array([ord(c) for c in b], np.int64)
    for i, char in enumerate(a):
        cost = row[:-1] + (codes != ord(char))
        new = np.minimum(cost, row[1:] + 1)
        new = np.concatenate([[i + 1], new])
        row = np.minimum.accumulate(new - np.arange(len(b) + 1)) + np.arange(len(b) + 1)
    return int(row[-1])


def tidy(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


def unaccented(text):
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))


class Score:
    """Adds up character errors over lines."""

    def __init__(self):
        self.errors = self.plain_errors = self.chars = self.lines = self.exact = 0

    def add(self, truth, read):
        truth, read = tidy(truth), tidy(read)
        self.errors += distance(truth, read)
        self.plain_errors += distance(unaccented(truth), unaccented(read))
        self.chars += len(truth)
        self.lines += 1
        self.exact += truth == read

    def summary(self):
        chars, lines = max(1, self.chars), max(1, self.lines)
        return {"cer": round(100 * self.errors / chars, 2),
                "cerWithoutMarks": round(100 * self.plain_errors / chars, 2),
                "exactLines": round(100 * self.exact / lines, 1), "lines": self.lines}


def read_lines(net, images, charset, batch=32):
    """Greedy texts of uint8 [36, W] images, in their order."""
    order = sorted(range(len(images)), key=lambda i: images[i].shape[1])
    texts = [""] * len(images)
    with torch.no_grad():
        for start in range(0, len(order), batch):
            chosen = order[start:start + batch]
            inputs, widths = batch_inputs([stretch(images[i]) for i in chosen])
            log_probs = net(torch.from_numpy(inputs), torch.from_numpy(widths)).numpy()
            for column, i in enumerate(chosen):
                texts[i] = greedy(log_probs[:, column], widths[column] // 3, charset)
    return texts


def score_by_class(net, lines, charset):
    """lines: (image, text, class, family) tuples -> {class: Score}."""
    texts = read_lines(net, [l[0] for l in lines], charset)
    scores = {}
    for (_, truth, label, _), read in zip(lines, texts):
        scores.setdefault(label, Score()).add(truth, read)
    return scores
