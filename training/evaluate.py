"""Measures recognisers on generated lines of font families no model was trained on.

`evaluate.py` compares the shipped model with the stock weights (both greedy) and with the
tesseract program (--psm 7 and 13) on the same crops, and writes results/evaluation.json.
`evaluate.py fixtures` writes the small fixed set the project's gate test uses.
"""
import argparse
import hashlib
import json
import subprocess
import tempfile
from pathlib import Path

import cpu  # noqa: F401  (must come before numpy and torch)
import numpy as np
from PIL import Image

from lines.generate import CLASSES, LineMaker
from port.shipped import load_shipped
from port.start import load_start
from scoring import Score, read_lines
from train import STOCK

ROOT = Path(__file__).resolve().parent
SHIPPED = ROOT.parent / "models/line-recognizer.onnx"
FIXTURES = ROOT.parent / "test/fixtures/lines"
TEST_SEED, FIXTURE_SEED = 990_001, 990_100
NAMES = {"clean": "typed, clean", "T": "typed, worn", "W": "typewriter, worn", "M": "label + other hand",
         "H": "handwriting fonts"}


def test_lines(seed, split, per_class):
    """[(uint8 image, text, class, family)] of every class; "clean" is typed without wear."""
    lines = []
    for clean, labels in ((True, ("T",)), (False, CLASSES)):
        maker = LineMaker(seed + clean, split, clean)
        for label in labels:
            made = [maker.line(label) for _ in range(per_class)]
            lines += [(image, text, "clean" if clean else label, family)
                      for image, text, _, family in made]
    return lines


def tesseract_texts(images, psm):
    """Reads all crops in one run of the program; twice the size and a border, as it likes them."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, image in enumerate(images):
            big = Image.fromarray(image).resize((image.shape[1] * 2, image.shape[0] * 2), Image.BICUBIC)
            framed = Image.new("L", (big.width + 20, big.height + 20), int(np.median(image)))
            framed.paste(big, (10, 10))
            paths.append(f"{folder}/{i}.png")
            framed.save(paths[-1])
        Path(folder, "list.txt").write_text("\n".join(paths))
        out = subprocess.run(
            ["tesseract", f"{folder}/list.txt", "-", "-l", "vie", "--tessdata-dir",
             str(ROOT / ".cache/tessdata"), "--psm", str(psm)],
            check=True, capture_output=True, text=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"})
    pages = out.stdout.split("\f")
    return [" ".join(p.split()) for p in pages[:len(images)]]


def table(lines, texts):
    scores = {}
    for (_, truth, label, _), read in zip(lines, texts):
        scores.setdefault(label, Score()).add(truth, read)
    return {label: score.summary() for label, score in scores.items()}


def markdown(results):
    columns = [c for c in NAMES if c in next(iter(results.values()))]
    rows = ["| CER % (exact lines %) | " + " | ".join(NAMES[c] for c in columns) + " |",
            "| --- |" + " --- |" * len(columns)]
    for name, scores in results.items():
        cells = [f"{scores[c]['cer']:.1f} ({scores[c]['exactLines']:.0f})" for c in columns]
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def fingerprint(lines):
    """Changes when any test line does."""
    digest = hashlib.sha256()
    for image, text, _, _ in lines:
        digest.update(image.tobytes() + text.encode())
    return digest.hexdigest()


def baselines(lines, args):
    """Stock weights and the tesseract program: measured once for the same test lines."""
    known = json.loads(Path(args.out).read_text()) if Path(args.out).exists() else {}
    if known.get("testLines") == fingerprint(lines):
        return known["baselines"]
    images = [line[0] for line in lines]
    stock, charset = load_start(STOCK)
    results = {"stock weights, greedy": table(lines, read_lines(stock, images, charset))}
    for psm in args.psm:
        results[f"tesseract best_int, psm {psm}"] = table(lines, tesseract_texts(images, psm))
    return results


def compare(args):
    lines = test_lines(TEST_SEED, "heldout", args.lines)
    seen = test_lines(TEST_SEED + 10, "train", args.lines)
    net, description = load_shipped(args.model)
    results = {}
    for name, some in (("", lines), (", families seen in training", seen)):
        texts = read_lines(net, [line[0] for line in some], description["charset"])
        results[f"{description['version']}{name}"] = table(some, texts)
    report = {"model": description["sha256"], "linesPerClass": args.lines, "testLines": fingerprint(lines),
              "results": results, "baselines": baselines(lines, args)}
    out = Path(args.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")
    print(markdown({**results, **report["baselines"]}))


def fixtures(args):
    """At most 150 lines of held-out families, at most 1 MB, as PNG with manifest.json."""
    FIXTURES.mkdir(parents=True, exist_ok=True)
    manifest = []
    for i, (image, text, label, family) in enumerate(test_lines(FIXTURE_SEED, "heldout", args.lines)):
        if not text:
            continue
        name = f"{i:03d}-{label}.png"
        Image.fromarray(image // 16 * 17).quantize(16).save(FIXTURES / name, optimize=True)
        manifest.append({"file": name, "text": text, "class": label, "font": family})
    (FIXTURES / "manifest.json").write_text(
        json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(len(manifest), "lines,", sum(p.stat().st_size for p in FIXTURES.iterdir()), "bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="?", default="compare", choices=["compare", "fixtures"])
    parser.add_argument("--model", default=SHIPPED)
    parser.add_argument("--lines", type=int, help="lines a class (200, fixtures 24)")
    parser.add_argument("--psm", type=int, nargs="*", default=[7, 13])
    parser.add_argument("--out", default=ROOT / "results/evaluation.json")
    arguments = parser.parse_args()
    arguments.lines = arguments.lines or (24 if arguments.what == "fixtures" else 200)
    {"compare": compare, "fixtures": fixtures}[arguments.what](arguments)
