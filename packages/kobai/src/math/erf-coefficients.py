"""Makes the tables `scaledErfc` of coefficients.ts. Python's standard library only: python3 erf-coefficients.py

For x >= 1, erfc(x) = exp(-x^2) g(x), where g falls slowly. In u = (28 - 13x) / (3x + 12), which is 1 at x = 1
and -1 at x = 4, g is nearly a polynomial: take the one that meets it at the Chebyshev nodes. Beyond x = 4 it is
extrapolated, under a factor exp(-x^2) < 1.2e-7. Printed with each table: the largest error of erfc(x) on [1, 6].
"""

from decimal import Decimal, getcontext
from math import cos, pi

getcontext().prec = 60
SQRT_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459").sqrt()


def scaled_erfc(x):
    """g(x) = exp(x^2) erfc(x), by the Taylor series of erf."""
    total, term, k = Decimal(0), x, 0
    while abs(term) > Decimal("1e-58"):
        total += term / (2 * k + 1)
        k += 1
        term *= -x * x / k
    return (1 - 2 / SQRT_PI * total) * (x * x).exp()


def interpolate(f, degree):
    """The polynomial through f at the Chebyshev nodes (Newton's divided differences), lowest power first."""
    size = degree + 1
    nodes = [Decimal(cos(pi * (j + 0.5) / size)) for j in range(size)]
    values = [f(u) for u in nodes]
    for k in range(1, size):
        for j in range(size - 1, k - 1, -1):
            values[j] = (values[j] - values[j - 1]) / (nodes[j] - nodes[j - k])
    polynomial = []
    for node, value in zip(reversed(nodes), reversed(values)):
        shifted = [Decimal(0)] + polynomial
        scaled = [node * c for c in polynomial] + [Decimal(0)]
        polynomial = [a - b for a, b in zip(shifted, scaled)]
        polynomial[0] += value
    return polynomial


def horner(polynomial, u):
    total = Decimal(0)
    for c in reversed(polynomial):
        total = total * u + c
    return total


def error(polynomial):
    points = [1 + Decimal(i) / 40 for i in range(201)]
    at = lambda x: horner(polynomial, (28 - 13 * x) / (3 * x + 12)) - scaled_erfc(x)
    return max(abs(at(x)) * (-x * x).exp() for x in points)


for name, degree in (("f64", 13), ("f32", 7)):
    table = interpolate(lambda u: scaled_erfc((28 - 12 * u) / (13 + 3 * u)), degree)
    print(f"{name}: [ // error {float(error(table)):.1e}")
    for c in table:
        print(f"  {float(c)!r},")
    print("],")
