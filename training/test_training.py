"""Checks of the training code: `/usr/bin/python3 -m unittest` in this folder (setup.sh must have run)."""
import hashlib
import random
import tempfile
import unittest
from pathlib import Path

import cpu  # noqa: F401  (must come before numpy and torch)
import numpy as np
import torch

from export_onnx import MODELS, export
from lines.generate import LineMaker
from lines.texts import Texts, number_words
from port.lstm import lstm_layer
from port.shipped import load_shipped
from preprocess import batch_inputs, stretch
from scoring import distance, read_lines


class Network(unittest.TestCase):
    def setUp(self):
        self.net, self.description = load_shipped(MODELS / "line-recognizer.onnx")
        maker = LineMaker(5, "heldout")
        self.inputs = [stretch(maker.line()[0]) for _ in range(8)]

    def test_batch_of_eight_equals_single_lines(self):
        batch, widths = batch_inputs(self.inputs)
        with torch.no_grad():
            together = self.net(torch.from_numpy(batch), torch.from_numpy(widths))
            for column, single in enumerate(self.inputs):
                steps = single.shape[1] // 3
                alone = self.net(torch.from_numpy(single)[None, None], torch.tensor([single.shape[1]]))
                gap = (together[:steps, column] - alone[:, 0]).abs().max()
                self.assertLess(float(gap), 2e-3)

    def test_shipped_file_survives_reading_and_writing(self):
        with tempfile.TemporaryDirectory() as folder:
            again = export(self.net, self.description["charset"], "x", "", Path(folder, "again.onnx"))
        self.assertEqual(again["sha256"], self.description["sha256"])
        data = (MODELS / "line-recognizer.onnx").read_bytes()
        self.assertEqual(hashlib.sha256(data).hexdigest(), self.description["sha256"])

    def test_charset_has_the_letters_stock_models_lack(self):
        self.assertTrue({"ỵ", "Ỵ", "²", "ễ", "Ặ"} <= set(self.description["charset"]))
        self.assertEqual(self.description["charset"][self.description["blankIndex"]], None)


class Lstm(unittest.TestCase):
    def test_gradients_equal_torch(self):
        torch.manual_seed(1)
        reference = torch.nn.LSTM(5, 7)
        params = [reference.weight_ih_l0, reference.weight_hh_l0, reference.bias_ih_l0]
        torch.nn.init.zeros_(reference.bias_hh_l0)
        x = torch.randn(6, 3, 5, requires_grad=True)
        weight = torch.randn(6, 3, 7)
        expected, got = reference(x)[0], lstm_layer(x, *params)
        self.assertLess(float((expected - got).abs().max()), 1e-5)
        for a, b in zip(torch.autograd.grad((expected * weight).sum(), [x, *params]),
                        torch.autograd.grad((got * weight).sum(), [x, *params])):
            self.assertLess(float((a - b).abs().max()), 1e-4)


class Lines(unittest.TestCase):
    def test_a_seed_fixes_a_line(self):
        first, second = LineMaker(9, "train").line(), LineMaker(9, "train").line()
        np.testing.assert_array_equal(first[0], second[0])
        self.assertEqual(first[1:], second[1:])

    def test_numbers_in_words(self):
        class First(random.Random):
            def choice(self, seq):
                return seq[0]

            def random(self):
                return 0.0
        for number, words in ((15, "mười lăm"), (21, "hai mươi mốt"), (2009, "hai nghìn không trăm linh chín"),
                              (1984, "một nghìn chín trăm tám mươi tư")):
            self.assertEqual(number_words(number, First(1)), words)

    def test_every_generated_character_can_be_read(self):
        charset = set(load_shipped(MODELS / "line-recognizer.onnx")[1]["charset"])
        texts = Texts(random.Random(3))
        seen = {c for _ in range(3000) for c in texts.printed_line() + "".join(sum(texts.fields(), ()))}
        self.assertEqual(seen - charset, set())

    def test_distance(self):
        self.assertEqual(distance("kitten", "sitting"), 3)
        self.assertEqual(distance("", "ab"), 2)

    def test_blank_paper_reads_as_nothing(self):
        net, description = load_shipped(MODELS / "line-recognizer.onnx")
        self.assertEqual(read_lines(net, [np.full((36, 200), 250, np.uint8)], description["charset"]), [""])


if __name__ == "__main__":
    unittest.main()
