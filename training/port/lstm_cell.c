/* The element-wise part of one LSTM time step, forward and backward, for lstm.py.
 * gates: [n][4*hidden] in the order i, f, g, o, replaced by their activations. All arrays are
 * contiguous float32. Built by setup.sh with -O3 -march=native -ffast-math, which vectorises it. */
#include <math.h>

/* The clamps keep expf finite: -ffast-math knows no infinity. */
static inline float clamp(float x, float limit) { return fminf(fmaxf(x, -limit), limit); }
static inline float sigmoid(float x) { return 1.0f / (1.0f + expf(-clamp(x, 40.0f))); }
static inline float squash(float x) { return 2.0f / (1.0f + expf(-2.0f * clamp(x, 20.0f))) - 1.0f; }

void cell_forward(float *gates, const float *before, float *cell, float *out, int n, int hidden) {
  for (int row = 0; row < n; row++) {
    float *restrict gi = gates + (long)row * 4 * hidden, *restrict gf = gi + hidden;
    float *restrict gg = gf + hidden, *restrict go = gg + hidden;
    const float *restrict c0 = before ? before + (long)row * hidden : 0;
    float *restrict c = cell + (long)row * hidden, *restrict h = out + (long)row * hidden;
    for (int k = 0; k < hidden; k++) gi[k] = sigmoid(gi[k]);
    for (int k = 0; k < hidden; k++) gf[k] = sigmoid(gf[k]);
    for (int k = 0; k < hidden; k++) gg[k] = squash(gg[k]);
    for (int k = 0; k < hidden; k++) go[k] = sigmoid(go[k]);
    if (c0)
      for (int k = 0; k < hidden; k++) c[k] = gi[k] * gg[k] + gf[k] * c0[k];
    else
      for (int k = 0; k < hidden; k++) c[k] = gi[k] * gg[k];
    for (int k = 0; k < hidden; k++) h[k] = go[k] * squash(c[k]);
  }
}

/* d_out: gradient of this step's output; d_cell: carried between steps, updated in place. */
void cell_backward(const float *gates, const float *before, const float *cell, const float *d_out,
                   float *d_cell, float *d_gates, int n, int hidden) {
  for (int row = 0; row < n; row++) {
    const float *restrict gi = gates + (long)row * 4 * hidden, *restrict gf = gi + hidden;
    const float *restrict gg = gf + hidden, *restrict go = gg + hidden;
    const float *restrict c0 = before ? before + (long)row * hidden : 0;
    const float *restrict c = cell + (long)row * hidden, *restrict dh = d_out + (long)row * hidden;
    float *restrict dc = d_cell + (long)row * hidden, *restrict di = d_gates + (long)row * 4 * hidden;
    float *restrict df = di + hidden, *restrict dg = df + hidden, *restrict d_o = dg + hidden;
    for (int k = 0; k < hidden; k++) {
      float t = squash(c[k]), carried = dc[k] + dh[k] * go[k] * (1.0f - t * t);
      d_o[k] = dh[k] * t * go[k] * (1.0f - go[k]);
      di[k] = carried * gg[k] * gi[k] * (1.0f - gi[k]);
      dg[k] = carried * gi[k] * (1.0f - gg[k] * gg[k]);
      df[k] = c0 ? carried * c0[k] * gf[k] * (1.0f - gf[k]) : 0.0f;
      dc[k] = carried * gf[k];
    }
  }
}
