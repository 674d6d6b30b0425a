/* The lecture's MNIST recipe in plain C loops, laid out so that the compiler can vectorize them.
 * Usage: mnist FOLDER SEED EPOCHS → one line of JSON. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "common.h"

enum { IN = 576, HIDDEN = 100, OUT = 10, BATCH = 32 };

static float W1[IN][HIDDEN], b1[HIDDEN], W2[HIDDEN][OUT], b2[OUT];
static float dW1[IN][HIDDEN], db1[HIDDEN], dW2[HIDDEN][OUT], db2[OUT];
static float mW1[IN][HIDDEN], mb1[HIDDEN], mW2[HIDDEN][OUT], mb2[OUT];
static float vW1[IN][HIDDEN], vb1[HIDDEN], vW2[HIDDEN][OUT], vb2[OUT];
static float h[HIDDEN], y[OUT], dh[HIDDEN];
static uint64_t state;

/* splitmix64 */
static uint64_t next(void) {
  uint64_t z = (state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

static uint8_t *read_idx(const char *folder, const char *name, int header, int *rows) {
  char path[1000];
  uint8_t start[16];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file || fread(start, 1, (size_t)header, file) != (size_t)header) exit(fprintf(stderr, "cannot read %s\n", path));
  *rows = start[4] << 24 | start[5] << 16 | start[6] << 8 | start[7];
  size_t size = (size_t)*rows * (header == 16 ? 784 : 1);
  uint8_t *data = malloc(size);
  if (fread(data, 1, size, file) != size) exit(fprintf(stderr, "%s is short\n", path));
  fclose(file);
  return data;
}

static float *crop(const uint8_t *images, int rows) {
  float *x = malloc(sizeof(float) * (size_t)rows * IN);
  for (int n = 0; n < rows; n++)
    for (int r = 0; r < 24; r++)
      for (int c = 0; c < 24; c++)
        x[(size_t)n * IN + r * 24 + c] = images[(size_t)n * 784 + (r + 2) * 28 + c + 2] / 255.0f;
  return x;
}

static void xavier(float *w, int in, int out) {
  float limit = sqrtf(6.0f / (float)(in + out));
  for (int i = 0; i < in * out; i++) w[i] = ((float)(next() >> 40) / 8388608.0f - 1.0f) * limit;
}

static void forward(const float *x) {
  memcpy(h, b1, sizeof h);
  for (int k = 0; k < IN; k++)
    for (int j = 0; j < HIDDEN; j++) h[j] += x[k] * W1[k][j];
  for (int j = 0; j < HIDDEN; j++) h[j] = 1.0f / (1.0f + expf(-h[j]));
  memcpy(y, b2, sizeof y);
  for (int k = 0; k < HIDDEN; k++)
    for (int j = 0; j < OUT; j++) y[j] += h[k] * W2[k][j];
  float top = y[0], sum = 0;
  for (int j = 1; j < OUT; j++) top = y[j] > top ? y[j] : top;
  for (int j = 0; j < OUT; j++) sum += y[j] = expf(y[j] - top);
  for (int j = 0; j < OUT; j++) y[j] /= sum;
}

/* Adds the gradients of one sample; y becomes the loss's derivative by the logits. */
static void backward(const float *x, int label, float weight) {
  for (int j = 0; j < OUT; j++) db2[j] += y[j] = (y[j] - (j == label)) * weight;
  for (int k = 0; k < HIDDEN; k++) {
    float sum = 0;
    for (int j = 0; j < OUT; j++) {
      dW2[k][j] += h[k] * y[j];
      sum += W2[k][j] * y[j];
    }
    dh[k] = sum * h[k] * (1 - h[k]);
  }
  for (int j = 0; j < HIDDEN; j++) db1[j] += dh[j];
  for (int k = 0; k < IN; k++)
    for (int j = 0; j < HIDDEN; j++) dW1[k][j] += x[k] * dh[j];
}

static void adam(float *restrict p, float *restrict g, float *restrict m, float *restrict v, int n, float rate,
                 float scale) {
  for (int i = 0; i < n; i++) {
    m[i] += 0.1f * (g[i] - m[i]);
    v[i] += 0.001f * (g[i] * g[i] - v[i]);
    p[i] -= rate * m[i] / (sqrtf(v[i]) * scale + 1e-8f);
    g[i] = 0;
  }
}

static void update(int step) {
  float rate = (float)(0.01 / (1 - pow(0.9, step))), scale = (float)(1 / sqrt(1 - pow(0.999, step)));
  adam(W1[0], dW1[0], mW1[0], vW1[0], IN * HIDDEN, rate, scale);
  adam(b1, db1, mb1, vb1, HIDDEN, rate, scale);
  adam(W2[0], dW2[0], mW2[0], vW2[0], HIDDEN * OUT, rate, scale);
  adam(b2, db2, mb2, vb2, OUT, rate, scale);
}

static void shuffle(int *order, int rows) {
  for (int i = rows - 1; i > 0; i--) {
    int j = (int)(next() % (uint64_t)(i + 1)), kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
}

int main(int argc, char **argv) {
  if (argc != 4) return fprintf(stderr, "mnist FOLDER SEED EPOCHS\n");
  int rows, test_rows, right = 0, step = 0;
  uint8_t *images = read_idx(argv[1], "train-images-idx3-ubyte", 16, &rows);
  uint8_t *labels = read_idx(argv[1], "train-labels-idx1-ubyte", 8, &rows);
  uint8_t *test_images = read_idx(argv[1], "t10k-images-idx3-ubyte", 16, &test_rows);
  uint8_t *test_labels = read_idx(argv[1], "t10k-labels-idx1-ubyte", 8, &test_rows);
  float *x = crop(images, rows), *test_x = crop(test_images, test_rows);
  state = strtoull(argv[2], NULL, 10);

  double started = now();
  xavier(W1[0], IN, HIDDEN);
  xavier(W2[0], HIDDEN, OUT);
  int *order = malloc(sizeof(int) * (size_t)rows);
  for (int i = 0; i < rows; i++) order[i] = i;
  for (int epoch = 0; epoch < atoi(argv[3]); epoch++) {
    shuffle(order, rows);
    for (int start = 0; start < rows; start += BATCH) {
      int count = rows - start < BATCH ? rows - start : BATCH;
      for (int i = 0; i < count; i++) {
        int row = order[start + i];
        forward(x + (size_t)row * IN);
        backward(x + (size_t)row * IN, labels[row], 1.0f / (float)count);
      }
      update(++step);
    }
  }
  double seconds = now() - started;

  for (int n = 0; n < test_rows; n++) {
    int best = 0;
    forward(test_x + (size_t)n * IN);
    for (int j = 1; j < OUT; j++)
      if (y[j] > y[best]) best = j;
    right += best == test_labels[n];
  }
  printf("{\"seconds\": %.4f, \"accuracy\": %.4f, \"version\": \"gcc %s\", \"peakMemory\": %ld}\n", seconds,
         (double)right / test_rows, __VERSION__, peak_memory());
}
