"""Collects the fonts the generator draws with into .cache/fonts/ and writes fonts.json there.

Sources: npm @expo-google-fonts/* (whole ttf), npm @fontsource/* (woff2 subsets, merged), and apt
fonts. A face is kept if it has every Vietnamese letter and its family is not reserved for
judging. Families marked "partial" lack some: word processors and browsers fill such gaps from
another font, and so does the generator. Every family is on one side of the split: training or
held-out evaluation.
"""
import json
import re
import sys
import unicodedata
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
CATALOGUE = json.loads((ROOT / "lines" / "families.json").read_text(encoding="utf-8"))
STYLES = {"400-normal": "regular", "700-normal": "bold", "400-italic": "italic",
          "700-italic": "bolditalic"}
EXPO_STYLES = {"400Regular": "regular", "700Bold": "bold", "400Regular_Italic": "italic",
               "700Bold_Italic": "bolditalic"}


def vietnamese_letters():
    """Every Vietnamese letter, with and without tone, both cases, precomposed."""
    letters = set("đĐ")
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"):
            letters.add(unicodedata.normalize("NFC", base + tone))
    ascii_letters = "bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ0123456789.,:;-/()\"'"
    return letters | set(ascii_letters)


def cmap(path):
    with TTFont(path, lazy=True, fontNumber=0) as font:
        return {chr(c) for c in font.getBestCmap()}


def merge_fontsource(folder, slug, style, target):
    """Joins the latin and vietnamese subsets of one fontsource style; False if absent."""
    parts = [folder / "files" / f"{slug}-{subset}-{style}.woff2"
             for subset in ("latin", "latin-ext", "vietnamese")]
    parts = [p for p in parts if p.exists()]
    if not parts:
        return False
    whole = []
    for i, part in enumerate(parts):
        font = TTFont(part)
        font.flavor = None
        for table in ("GSUB", "GPOS", "GDEF", "DSIG", "STAT", "MVAR", "HVAR", "fvar", "gvar", "avar",
                      "kern", "hdmx", "VDMX", "gasp", "fpgm", "prep", "cvt ", "meta", "BASE"):
            if table in font:
                del font[table]
        for_merge = target.with_suffix(f".{i}.ttf")
        font.save(for_merge)
        whole.append(str(for_merge))
    Merger().merge(whole).save(target)
    for path in whole:
        Path(path).unlink()
    return True


def expo_faces(slug):
    for path in sorted((CACHE / "npm/node_modules/@expo-google-fonts" / slug).glob("*/*.ttf")):
        style = EXPO_STYLES.get(re.sub(r"^[^_]*_", "", path.stem))
        if style:
            yield style, path


def fontsource_faces(slug):
    folder = CACHE / "npm/node_modules/@fontsource" / slug
    for style, name in STYLES.items():
        target = CACHE / "fonts" / f"{slug}-{name}.ttf"
        if target.exists() or merge_fontsource(folder, slug, style, target):
            yield name, target


def file_faces(entry):
    for style, path in entry["files"].items():
        if Path(path).exists():
            yield style, Path(path)


def main():
    (CACHE / "fonts").mkdir(parents=True, exist_ok=True)
    need, faces = vietnamese_letters(), []
    for entry in CATALOGUE["families"]:
        source = {"expo": expo_faces, "fontsource": fontsource_faces}.get(entry["from"])
        found = 0
        try:
            for style, path in (source(entry["slug"]) if source else file_faces(entry)):
                missing = "".join(sorted(need - cmap(path)))
                if bool(missing) != entry.get("partial", False):
                    print(f"skip {entry['family']} {style}: lacks '{missing[:40]}'")
                    continue
                found += 1
                faces.append({"family": entry["family"], "kind": entry["kind"], "style": style,
                              "split": entry["split"], "path": str(path), "missing": missing})
        except Exception as error:  # one unreadable package must not stop the others; it is named
            print(f"skip {entry['family']}: {error!r}")
        if not found:
            print(f"none of {entry['family']}")
    reserved = {f.lower() for f in CATALOGUE["reserved"]}
    assert not [f for f in faces if f["family"].lower() in reserved]
    (CACHE / "fonts/fonts.json").write_text(json.dumps(faces, indent=1))
    for kind in ("typed", "typewriter", "hand"):
        for split in ("train", "heldout"):
            names = {f["family"] for f in faces if f["kind"] == kind and f["split"] == split}
            print(kind, split, len(names), ", ".join(sorted(names)))


if __name__ == "__main__":
    sys.exit(main())
