"""Writes losses.csv: binary cross-entropy of a logit z, a target t and a positive weight p, and its derivative by z, from decimal arithmetic of a hundred
digits.

A row is: z, t, p, and for the loss and the derivative the double nearest to the value and how far the value lies above it, in units in the last place.
z, t and p are floats, so that both precisions take the same numbers; t has so few digits that 1 - t is one too. Run it with no argument.
"""

import math
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 100
getcontext().Emin = -9999

MAGNITUDES = [2.0**-20, 0.0625, 0.5, 1.0, 2.0, 3.75, 7.5, 9.0, 12.0, 15.0, 16.625, 17.0, 20.0, 36.5, 37.0, 50.0, 80.0]
TARGETS = [0.0, 2.0**-20, 0.25, 0.5, 0.75, 1 - 2.0**-20, 1.0]
POSITIVE_WEIGHTS = [0.25, 1.0, 3.0, 100.0]


def weight(t, p):
    return p * t + (1 - t)


def loss(z, t, p):
    return weight(t, p) * (1 + z.exp()).ln() - p * t * z if z < 0 else (1 - t) * z + weight(t, p) * (1 + (-z).exp()).ln()


def derivative(z, t, p):
    return weight(t, p) / (1 + (-z).exp()) - p * t


def nearest_and_rest(value):
    nearest = float(value)
    return [repr(nearest), "%.4f" % ((value - Decimal(nearest)) / Decimal(math.ulp(nearest)))]


rows = ["z,t,p,loss,loss_rest,derivative,derivative_rest"]
for z in [0.0, *MAGNITUDES, *(-m for m in MAGNITUDES)]:
    for t in TARGETS:
        for p in POSITIVE_WEIGHTS:
            exact = [Decimal(z), Decimal(t), Decimal(p)]
            rows.append(",".join([repr(z), repr(t), repr(p), *nearest_and_rest(loss(*exact)), *nearest_and_rest(derivative(*exact))]))
Path(__file__).with_name("losses.csv").write_text("\n".join(rows) + "\n", newline="\n")
