// javac Port.java && java Port
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

public class Port {
  static double[][] w1 = new double[3][3], dw1 = new double[3][3];
  static double[] b1 = new double[3], db1 = new double[3], w2 = new double[3], dw2 = new double[3];
  static double b2, db2;

  static double[] numbers(String file) throws IOException {
    return Arrays.stream(Files.readString(Path.of(file)).trim().split("\\s+"))
        .mapToDouble(Double::parseDouble).toArray();
  }

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }

  static double pass(double[] rows) {
    double loss = 0;
    for (int n = 0; n < rows.length; n += 4) {
      double[] h = new double[3];
      double z = 0;
      for (int i = 0; i < 3; i++) {
        double sum = 0;
        for (int j = 0; j < 3; j++) sum += w1[i][j] * rows[n + j];
        h[i] = sigmoid(sum + b1[i]);
      }
      for (int i = 0; i < 3; i++) z += w2[i] * h[i];
      double y = sigmoid(z + b2), error = y - rows[n + 3];
      loss += error * error;
      double dz = 2 * error * (y * (1 - y));
      for (int i = 0; i < 3; i++) {
        double dzi = dz * w2[i] * (h[i] * (1 - h[i]));
        dw2[i] += dz * h[i];
        for (int j = 0; j < 3; j++) dw1[i][j] += dzi * rows[n + j];
        db1[i] += dzi;
      }
      db2 += dz;
    }
    return loss;
  }

  static void move(double[] values, double[] slopes) {
    for (int i = 0; i < values.length; i++) values[i] -= 0.1 * slopes[i];
    Arrays.fill(slopes, 0);
  }

  public static void main(String[] args) throws IOException {
    double[] rows = numbers("rows.txt"), start = numbers("weights.txt");
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) w1[i][j] = start[3 * i + j];
      b1[i] = start[9 + i];
      w2[i] = start[12 + i];
    }
    b2 = start[15];
    for (int i = 1; i <= 1000; i++) {
      System.out.println(i + " " + pass(rows));
      for (int k = 0; k < 3; k++) move(w1[k], dw1[k]);
      move(b1, db1);
      move(w2, dw2);
      b2 -= 0.1 * db2;
      db2 = 0;
    }
  }
}
