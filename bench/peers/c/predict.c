/* A trained 576-100-10 network predicting in plain C loops. Usage: predict FOLDER OUTPUTS → one line of JSON. */
#include <math.h>
#include <string.h>

#include "common.h"

enum { IN = 576, HIDDEN = 100, OUT = 10, ROWS = 10000, TURNS = 7 };

static float W1[IN][HIDDEN], b1[HIDDEN], W2[HIDDEN][OUT], b2[OUT];

static void predict(const float *restrict x, float *restrict y) {
  float h[HIDDEN];
  memcpy(h, b1, sizeof h);
  for (int k = 0; k < IN; k++)
    for (int j = 0; j < HIDDEN; j++) h[j] += x[k] * W1[k][j];
  for (int j = 0; j < HIDDEN; j++) h[j] = 1.0f / (1.0f + expf(-h[j]));
  memcpy(y, b2, sizeof b2);
  for (int k = 0; k < HIDDEN; k++)
    for (int j = 0; j < OUT; j++) y[j] += h[k] * W2[k][j];
  float top = y[0], sum = 0;
  for (int j = 1; j < OUT; j++) top = y[j] > top ? y[j] : top;
  for (int j = 0; j < OUT; j++) sum += y[j] = expf(y[j] - top);
  for (int j = 0; j < OUT; j++) y[j] /= sum;
}

static void read_floats(FILE *file, float *to, size_t count) {
  if (!file || fread(to, sizeof *to, count, file) != count) exit(fprintf(stderr, "floats are missing\n"));
}

static FILE *open_in(const char *folder, const char *name) {
  char path[1000];
  snprintf(path, sizeof path, "%s/%s.f32", folder, name);
  return fopen(path, "rb");
}

static void read_weights(const char *folder) {
  FILE *file = open_in(folder, "weights");
  float row[IN];
  for (int j = 0; j < HIDDEN; j++) {
    read_floats(file, row, IN);
    for (int k = 0; k < IN; k++) W1[k][j] = row[k];
  }
  read_floats(file, b1, HIDDEN);
  for (int j = 0; j < OUT; j++) {
    read_floats(file, row, HIDDEN);
    for (int k = 0; k < HIDDEN; k++) W2[k][j] = row[k];
  }
  read_floats(file, b2, OUT);
  fclose(file);
}

/* The median time of predicting all rows; one by one is all it can do. */
static double measure(const char *folder, const char *name, FILE *outputs) {
  static float x[ROWS][IN], y[ROWS][OUT];
  double seconds[TURNS];
  read_floats(open_in(folder, name), x[0], ROWS * IN);
  for (int i = 0; i < TURNS; i++) {
    double started = now();
    for (int n = 0; n < ROWS; n++) predict(x[n], y[n]);
    seconds[i] = now() - started;
  }
  for (int i = 0; i < 2; i++) fwrite(y, sizeof y, 1, outputs);
  return median(seconds, TURNS);
}

int main(int argc, char **argv) {
  FILE *outputs = argc == 3 ? fopen(argv[2], "wb") : NULL;
  if (!outputs) return fprintf(stderr, "predict FOLDER OUTPUTS\n");
  read_weights(argv[1]);
  double mnist = measure(argv[1], "mnist", outputs), dense = measure(argv[1], "dense", outputs);
  fclose(outputs);
  printf("{\"mnistOne\": %.9f, \"mnistAll\": %.7f, \"denseOne\": %.9f, \"denseAll\": %.7f, ", mnist / ROWS, mnist,
         dense / ROWS, dense);
  printf("\"version\": \"gcc %s\", \"peakMemory\": %ld}\n", __VERSION__, peak_memory());
}
