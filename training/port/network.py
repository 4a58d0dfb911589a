"""The line recogniser: tesseract's [1,36,0,1 Ct3,3,16 Mp3,3 Lfys64 Lfx96 Lrx96 Lfx512 O1c] in torch.

Input is ink on paper as a float image in [-1, 1] (paper +1, ink -1), height 36. Padding to the
right must be paper: the first step moves the image to `x - 1`, so that the convolution's zero
padding also means paper and a padded batch gives exactly the result of single lines. The one
layer that runs right to left is reversed inside each line's own length.
"""
import torch
from torch import nn

from port.lstm import lstm_layer

HEIGHT, DOWNSCALE = 36, 3
LSTMS = {"column": (16, 64), "forward1": (64, 96), "backward": (96, 96), "forward2": (96, 512)}


class LineNet(nn.Module):
    """Images [N, 1, 36, W] and widths [N] -> log-probabilities [T, N, C], T = W // 3."""

    def __init__(self, n_classes):
        super().__init__()
        self.conv = nn.Conv2d(1, 16, 3, padding=1)
        for name, (n_in, n_hidden) in LSTMS.items():
            setattr(self, name, LstmWeights(n_in, n_hidden))
        self.output = nn.Linear(LSTMS["forward2"][1], n_classes)

    def forward(self, images, widths):
        x = torch.tanh(self.conv(images - 1.0))
        x = nn.functional.max_pool2d(x, DOWNSCALE)
        n, channels, height, steps = x.shape
        columns = x.permute(2, 3, 0, 1).reshape(height, steps * n, channels)
        x = self.column(columns)[-1].reshape(steps, n, -1)
        x = self.forward1(x)
        order = reversal(widths // DOWNSCALE, steps)
        x = reorder(self.backward(reorder(x, order)), order)
        x = self.forward2(x)
        return torch.log_softmax(self.output(x), -1)


class LstmWeights(nn.Module):
    """Weights of one LSTM, gates in torch order i, f, g, o; call with [T, N, in] -> [T, N, H]."""

    def __init__(self, n_in, n_hidden):
        super().__init__()
        self.w_in = nn.Parameter(torch.empty(4 * n_hidden, n_in))
        self.w_rec = nn.Parameter(torch.empty(4 * n_hidden, n_hidden))
        self.bias = nn.Parameter(torch.empty(4 * n_hidden))

    def forward(self, x):
        return lstm_layer(x, self.w_in, self.w_rec, self.bias)


def reversal(lengths, steps):
    """Index [T, N] that reverses each line inside its length and leaves the padding in place."""
    t = torch.arange(steps)[:, None]
    return torch.where(t < lengths, lengths - 1 - t, t)


def reorder(x, order):
    return x.gather(0, order[:, :, None].expand(-1, -1, x.shape[2]))
