"""Writes vectors.csv: values of the elementary functions at double arguments, from decimal arithmetic of at least sixty digits.

A row is: function, argument, the double nearest to the value, and how far the value lies above it, in units in the last place.
Arguments are the shortest decimals that read back as the same double. Run it with no argument; the output is the same every time.
"""

import math
import random
from decimal import Decimal, getcontext, localcontext
from pathlib import Path

DIGITS = 60
getcontext().prec = DIGITS
getcontext().Emin = -999999
getcontext().Emax = 999999


def pi():
    def inverse_arctan(n):
        total = term = Decimal(1) / n
        k = 1
        while abs(term) > Decimal(10) ** -(getcontext().prec + 5):
            term /= -n * n
            total += term / (2 * k + 1)
            k += 1
        return total

    return 16 * inverse_arctan(5) - 4 * inverse_arctan(239)


def with_digits(digits, f):
    with localcontext() as context:
        context.prec = int(digits)
        return f()


def lost_digits(x):
    """Digits that cancel when a function that is like x near zero is computed as a difference from one."""
    return max(0, -x.adjusted()) if x else 0


def exp(x):
    return x.exp()


def expm1(x):
    return with_digits(DIGITS + lost_digits(x), lambda: x.exp() - 1)


def tanh(x):
    return with_digits(DIGITS + lost_digits(x), lambda: ((2 * x).exp() - 1) / ((2 * x).exp() + 1))


def sigmoid(x):
    return with_digits(DIGITS + abs(x), lambda: 1 / (1 + (-x).exp()))


def log(x):
    return with_digits(DIGITS + 20, lambda: x.ln())


def log1p(x):
    return with_digits(DIGITS + 20 + lost_digits(x), lambda: (1 + x).ln())


def softplus(x):
    return with_digits(DIGITS + abs(x), lambda: (1 + x.exp()).ln())


def erf_here(x):
    """e^(-x^2)*2/sqrt(pi) * sum of 2^k x^(2k+1)/(2k+1)!!: no term is negative, so nothing cancels."""
    total = term = x
    k = 0
    while abs(term) > abs(total) * Decimal(10) ** -(getcontext().prec + 3):
        k += 1
        term *= 2 * x * x / (2 * k + 1)
        total += term
    return total * (-x * x).exp() * 2 / pi().sqrt()


def erf(x):
    return with_digits(DIGITS + 10, lambda: erf_here(x))


def normal_cdf(x):
    return with_digits(DIGITS + 10 + x * x / 4, lambda: (1 + erf_here(x / Decimal(2).sqrt())) / 2)


def normal_density(x):
    return with_digits(DIGITS + 10, lambda: (-x * x / 2).exp() / (2 * pi()).sqrt())


def uniform(low, high):
    return lambda r: r.uniform(low, high)


def magnitude(low, high, signs=(1, -1)):
    return lambda r: r.choice(signs) * 10 ** r.uniform(low, high)


LN2 = math.log(2)

# function: fixed arguments, then (how many, how)
FUNCTIONS = {
    exp: ([0.5 * LN2, -0.5 * LN2, 709.782712893384, 709.4, 709.1, -708.3964185322641, -708.4, -708.7, -709.0, -720.5, -745.1],
          [(80, uniform(-1, 1)), (120, uniform(-30, 30)), (80, uniform(-745, 709.7)), (20, magnitude(-20, 0))]),
    expm1: ([0.5 * LN2, -0.5 * LN2, 709.782712893384, -36.7, -37.5, -41.0, 1e-300, -5e-324, 5e-324],
            [(120, uniform(-1, 1)), (80, uniform(-40, 40)), (20, uniform(40, 709.7)), (80, magnitude(-20, 0))]),
    tanh: ([0.25 * LN2, 18.9, 19.1, 22.0, 1e-300, 5e-324],
           [(120, uniform(-1, 1)), (120, uniform(-20, 20)), (60, magnitude(-20, 0))]),
    sigmoid: ([-708.3, -709.9, -744.5, 36.9, 40.0],
              [(100, uniform(-1, 1)), (120, uniform(-40, 40)), (60, uniform(-745, -40)), (20, magnitude(-20, 0))]),
    log: ([math.sqrt(0.5), math.sqrt(2), 2.0, 0.5, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.9999999999999999,
           1.0000000000000002],
          [(120, uniform(0.5, 2)), (60, uniform(0, 20)), (80, magnitude(-320, 308, (1,))), (30, lambda r: 1 + r.uniform(-1, 1) * 1e-6)]),
    log1p: ([math.sqrt(0.5) - 1, math.sqrt(2) - 1, 1.0, -0.9999999999999999, 1.7976931348623157e308, 1.8014398509481984e16,
             1.8e16, 1e-300, -5e-324],
            [(120, uniform(-0.6, 1.2)), (60, uniform(-1, 20)), (60, magnitude(0, 308, (1,))), (60, magnitude(-20, 0.0, (1,))),
             (40, magnitude(-20, -0.01, (-1,)))]),
    softplus: ([0.0, -0.8813735870195430, -708.3, -744.5, 709.0, 300.0],
               [(120, uniform(-2, 2)), (120, uniform(-40, 40)), (60, uniform(-745, -40))]),
    erf: ([1.0, -1.0, 0.9999999999999999, 5.8, 5.95, 7.0, 1e-300, 5e-324],
          [(150, uniform(-1, 1)), (150, uniform(-6, 6)), (40, magnitude(-20, 0))]),
    normal_cdf: ([0.0, -37.5193793471445, -37.6, -38.4, 8.2, 9.0],
                 [(120, uniform(-1, 1)), (100, uniform(-9, 9)), (100, uniform(-38.4, 0))]),
    normal_density: ([0.0, -37.6, -38.5], [(100, uniform(-9, 9)), (60, uniform(-38.4, 0))]),
}


def main():
    lines = ["function,argument,nearest,rest"]
    for function, (fixed, drawn) in FUNCTIONS.items():
        r = random.Random(function.__name__)
        arguments = fixed + [draw(r) for count, draw in drawn for _ in range(count)]
        for x in arguments:
            value = function(Decimal(x))
            nearest = float(value)
            rest = (value - Decimal(nearest)) / Decimal(math.ulp(nearest))
            lines.append(f"{function.__name__},{x!r},{nearest!r},{float(rest):.3f}")
    Path(__file__).with_name("vectors.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
