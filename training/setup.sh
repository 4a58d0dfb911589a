#!/bin/sh
# Gets everything training needs into training/.cache (not kept in git): Debian packages, fonts, places, the
# starting model. Run once as root on Debian 12; about three minutes.
set -eu
cd "$(dirname "$0")"
apt-get install -y --no-install-recommends gcc libc6-dev python3-torch python3-numpy python3-pil python3-onnx \
  python3-fonttools python3-brotli libopenblas0-pthread tesseract-ocr \
  fonts-texgyre fonts-freefont-ttf fonts-dejavu-core fonts-dejavu-extra fonts-liberation
mkdir -p .cache/npm .cache/tessdata
cp package.json .cache/npm/
npm install --prefix .cache/npm --ignore-scripts --no-audit --no-fund
gunzip -c .cache/npm/node_modules/@tesseract.js-data/vie/4.0.0_best_int/vie.traineddata.gz > .cache/tessdata/vie.traineddata
/usr/bin/python3 lines/build_fonts.py
