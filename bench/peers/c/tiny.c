/* The lecture's exercise 3-12 in plain C loops, f64 or (with -DREAL=float) f32: a 3-3-1 sigmoid network and 5000 steps
 * of gradient descent on all of 100 rows. Where the compiler may vectorize loops, glibc's vector library makes it put
 * rows in lanes. Usage: tiny FILE → one line of JSON; FILE as bench/measure/material.mjs writes it. */
#include <math.h>

#include "common.h"

#ifndef REAL
#define REAL double
#endif
typedef REAL real;

enum { ROWS = 100, IN = 3, HIDDEN = 3, STEPS = 5000, TURNS = 9 };

typedef struct {
  real W1[HIDDEN][IN], b1[HIDDEN], W2[HIDDEN], b2;
} Parameters;

static const real rate = (real)0.1;
static real x[ROWS][IN], target[ROWS];
static Parameters first;

static inline real sigmoid(real z) {
  return 1 / (1 + (sizeof(real) == sizeof(float) ? (real)expf((float)-z) : (real)exp((double)-z)));
}

/* Adds the gradients of one row to g and returns its loss. */
static inline real learn(const Parameters *p, Parameters *g, int row) {
  real h[HIDDEN], z = p->b2;
  for (int i = 0; i < HIDDEN; i++) {
    real sum = p->b1[i];
    for (int j = 0; j < IN; j++) sum += p->W1[i][j] * x[row][j];
    h[i] = sigmoid(sum);
    z += p->W2[i] * h[i];
  }
  real y = sigmoid(z), error = y - target[row], delta = 2 * error * y * (1 - y);
  g->b2 += delta;
  for (int i = 0; i < HIDDEN; i++) {
    real dh = delta * p->W2[i] * h[i] * (1 - h[i]);
    g->W2[i] += delta * h[i];
    g->b1[i] += dh;
    for (int j = 0; j < IN; j++) g->W1[i][j] += dh * x[row][j];
  }
  return error * error;
}

static void update(Parameters *p, const Parameters *g) {
  for (int i = 0; i < HIDDEN; i++) {
    for (int j = 0; j < IN; j++) p->W1[i][j] -= rate * g->W1[i][j];
    p->b1[i] -= rate * g->b1[i];
    p->W2[i] -= rate * g->W2[i];
  }
  p->b2 -= rate * g->b2;
}

/* Starts from the first weights and returns the last loss, summed over the rows before that step's update. noipa: or
 * gcc sees that each call returns the same, and leaves all but one away. */
__attribute__((noipa)) static real train(void) {
  Parameters p = first;
  real loss = 0;
  for (int step = 0; step < STEPS; step++) {
    Parameters g = {0};
    loss = 0;
    for (int row = 0; row < ROWS; row++) loss += learn(&p, &g, row);
    update(&p, &g);
  }
  return loss;
}

static real next(FILE *file) {
  double value;
  if (fscanf(file, "%lf", &value) != 1) exit(fprintf(stderr, "a number is missing\n"));
  return (real)value;
}

static void read_job(FILE *file) {
  for (int row = 0; row < ROWS; row++) {
    for (int j = 0; j < IN; j++) x[row][j] = next(file);
    target[row] = next(file);
  }
  for (int i = 0; i < HIDDEN; i++)
    for (int j = 0; j < IN; j++) first.W1[i][j] = next(file);
  for (int i = 0; i < HIDDEN; i++) first.b1[i] = next(file);
  for (int i = 0; i < HIDDEN; i++) first.W2[i] = next(file);
  first.b2 = next(file);
}

int main(int argc, char **argv) {
  FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
  if (!file) return fprintf(stderr, "tiny FILE\n");
  read_job(file);
  fclose(file);
  double seconds[TURNS], loss = (double)train();
  for (int i = 0; i < TURNS; i++) {
    double started = now();
    train();
    seconds[i] = now() - started;
  }
  printf("{\"seconds\": %.7f, \"loss\": %.15f, \"precision\": \"f%zu\", ", median(seconds, TURNS), loss, 8 * sizeof(real));
  printf("\"version\": \"gcc %s\", \"peakMemory\": %ld}\n", __VERSION__, peak_memory());
}
