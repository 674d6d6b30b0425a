// gcc -O2 -o port port.c -lm && ./port
#include <math.h>
#include <stdio.h>

#define ROWS 100
#define PASSES 1000

double x[ROWS][3], target[ROWS];
double w1[3][3], b1[3], w2[3], b2;
double dw1[3][3], db1[3], dw2[3], db2;

double sigmoid(double z) { return 1 / (1 + exp(-z)); }

void move(double *value, double *slope) {
  *value -= 0.1 * *slope;
  *slope = 0;
}

double pass(void) {
  double loss = 0;
  for (int n = 0; n < ROWS; n++) {
    double h[3], z = 0;
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) sum += w1[i][j] * x[n][j];
      h[i] = sigmoid(sum + b1[i]);
    }
    for (int i = 0; i < 3; i++) z += w2[i] * h[i];
    double y = sigmoid(z + b2);
    loss += (y - target[n]) * (y - target[n]);
    double dz = 2 * (y - target[n]) * (y * (1 - y));
    for (int i = 0; i < 3; i++) {
      double dzi = dz * w2[i] * (h[i] * (1 - h[i]));
      dw2[i] += dz * h[i];
      for (int j = 0; j < 3; j++) dw1[i][j] += dzi * x[n][j];
      db1[i] += dzi;
    }
    db2 += dz;
  }
  return loss;
}

int main(void) {
  FILE *rows = fopen("rows.txt", "r"), *weights = fopen("weights.txt", "r");
  if (!rows || !weights) return 1;
  for (int n = 0; n < ROWS; n++)
    if (fscanf(rows, "%lf %lf %lf %lf", &x[n][0], &x[n][1], &x[n][2], &target[n]) != 4) return 1;
  for (int i = 0; i < 9; i++) fscanf(weights, "%lf", &w1[i / 3][i % 3]);
  for (int i = 0; i < 3; i++) fscanf(weights, "%lf", &b1[i]);
  for (int i = 0; i < 3; i++) fscanf(weights, "%lf", &w2[i]);
  fscanf(weights, "%lf", &b2);
  for (int i = 1; i <= PASSES; i++) {
    printf("%d %.17g\n", i, pass());
    for (int k = 0; k < 9; k++) move(&w1[k / 3][k % 3], &dw1[k / 3][k % 3]);
    for (int k = 0; k < 3; k++) move(&b1[k], &db1[k]);
    for (int k = 0; k < 3; k++) move(&w2[k], &dw2[k]);
    move(&b2, &db2);
  }
}
