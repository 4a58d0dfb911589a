"""One LSTM layer with a hand-written backward pass.

Autograd through torch's own CPU LSTM adds a full recurrent-weight gradient at every time step;
here the gate gradients are kept and the weight gradients are two matrix products at the end.
"""
import torch


class Lstm(torch.autograd.Function):
    """x [T, N, I], w_in [4H, I], w_rec [4H, H], bias [4H], gates i, f, g, o -> h [T, N, H]."""

    @staticmethod
    def forward(ctx, x, w_in, w_rec, bias):
        steps, n, _ = x.shape
        hidden = w_rec.shape[1]
        gates = torch.addmm(bias, x.reshape(steps * n, -1), w_in.t()).view(steps, n, 4 * hidden)
        cells = x.new_empty(steps, n, hidden)
        outs = x.new_empty(steps, n, hidden)
        w_rec_t = w_rec.t()
        for t in range(steps):
            if t:
                gates[t].addmm_(outs[t - 1], w_rec_t)
            gates[t, :, :2 * hidden].sigmoid_()
            gates[t, :, 2 * hidden:3 * hidden].tanh_()
            gates[t, :, 3 * hidden:].sigmoid_()
            i, f, g, o = gates[t].chunk(4, 1)
            torch.mul(i, g, out=cells[t])
            if t:
                cells[t].addcmul_(f, cells[t - 1])
            torch.tanh(cells[t], out=outs[t])
            outs[t].mul_(o)
        ctx.save_for_backward(x, w_in, w_rec, gates, cells, outs)
        return outs

    @staticmethod
    def backward(ctx, grad):
        x, w_in, w_rec, gates, cells, outs = ctx.saved_tensors
        steps, n, hidden = outs.shape
        d_gates = torch.empty_like(gates)
        d_cell = x.new_zeros(n, hidden)
        d_out = grad[-1].clone()
        for t in range(steps - 1, -1, -1):
            i, f, g, o = gates[t].chunk(4, 1)
            di, df, dg, do = d_gates[t].chunk(4, 1)
            tc = torch.tanh(cells[t])
            d_cell.addcmul_(d_out * o, 1 - tc * tc)
            do.copy_(d_out * tc * o * (1 - o))
            di.copy_(d_cell * g * i * (1 - i))
            dg.copy_(d_cell * i * (1 - g * g))
            if t:
                df.copy_(d_cell * cells[t - 1] * f * (1 - f))
                d_cell.mul_(f)
                d_out = torch.addmm(grad[t - 1], d_gates[t], w_rec)
            else:
                df.zero_()
        flat = d_gates.view(steps * n, -1)
        d_x = flat.mm(w_in).view_as(x) if ctx.needs_input_grad[0] else None
        d_in = flat.t().mm(x.reshape(steps * n, -1))
        d_rec = d_gates[1:].reshape(-1, 4 * hidden).t().mm(outs[:-1].reshape(-1, hidden))
        return d_x, d_in, d_rec, flat.sum(0)


def lstm_layer(x, w_in, w_rec, bias):
    return Lstm.apply(x, w_in, w_rec, bias)
