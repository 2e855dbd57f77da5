"""Writes losses.csv: binary cross-entropy of a logit z and a target t and its derivative by z, from decimal arithmetic of a hundred digits.

A row is: z, t, and for the loss and the derivative the double nearest to the value and how far the value lies above it, in units in the last place.
z and t are floats, so that both precisions take the same numbers; t has so few digits that 1 - t is one too. Run it with no argument.
"""

import math
from decimal import Decimal, getcontext
from pathlib import Path

getcontext().prec = 100
getcontext().Emin = -9999

MAGNITUDES = [2.0**-20, 0.0625, 0.5, 1.0, 2.0, 3.75, 7.5, 9.0, 12.0, 15.0, 16.625, 17.0, 20.0, 36.5, 37.0, 50.0, 80.0]
TARGETS = [0.0, 2.0**-20, 0.25, 0.5, 0.75, 1 - 2.0**-20, 1.0]


def loss(z, t):
    return (1 + z.exp()).ln() - t * z if z < 0 else (1 - t) * z + (1 + (-z).exp()).ln()


def derivative(z, t):
    return 1 / (1 + (-z).exp()) - t


def nearest_and_rest(value):
    nearest = float(value)
    return [repr(nearest), "%.4f" % ((value - Decimal(nearest)) / Decimal(math.ulp(nearest)))]


rows = ["z,t,loss,loss_rest,derivative,derivative_rest"]
for z in [0.0, *MAGNITUDES, *(-m for m in MAGNITUDES)]:
    for t in TARGETS:
        rows.append(",".join([repr(z), repr(t), *nearest_and_rest(loss(Decimal(z), Decimal(t))), *nearest_and_rest(derivative(Decimal(z), Decimal(t)))]))
Path(__file__).with_name("losses.csv").write_text("\n".join(rows) + "\n", newline="\n")
