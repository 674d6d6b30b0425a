# python3 port.py
import math


def numbers(file):
    with open(file) as opened:
        return [float(word) for word in opened.read().split()]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


flat = numbers("rows.txt")
rows = [flat[i : i + 4] for i in range(0, len(flat), 4)]
start = numbers("weights.txt")
w1 = [start[0:3], start[3:6], start[6:9]]
b1, w2, b2 = start[9:12], start[12:15], start[15]

for i in range(1, 1001):
    loss = db2 = 0
    dw1 = [[0] * 3 for _ in range(3)]
    db1, dw2 = [0] * 3, [0] * 3
    for *x, y0 in rows:
        h = [sigmoid(sum(w * v for w, v in zip(row, x)) + b) for row, b in zip(w1, b1)]
        y = sigmoid(sum(w * v for w, v in zip(w2, h)) + b2)
        loss += (y - y0) ** 2
        dz = 2 * (y - y0) * (y * (1 - y))
        for k in range(3):
            dzk = dz * w2[k] * (h[k] * (1 - h[k]))
            dw2[k] += dz * h[k]
            for j in range(3):
                dw1[k][j] += dzk * x[j]
            db1[k] += dzk
        db2 += dz
    print(i, loss)
    for k in range(3):
        for j in range(3):
            w1[k][j] -= 0.1 * dw1[k][j]
        b1[k] -= 0.1 * db1[k]
        w2[k] -= 0.1 * dw2[k]
    b2 -= 0.1 * db2
