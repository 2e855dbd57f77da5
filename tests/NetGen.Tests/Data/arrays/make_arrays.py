#!/usr/bin/env python3
"""Writes the arrays beside this script with NumPy (1.24), for ArrayFileTests: one .npy file for each type of number and byte order, the three
versions of the format, what is refused, and .npz files, stored and deflated. Run it in this folder: python3 make_arrays.py"""

import gzip

import numpy as np
from numpy.lib import format as npy

WHOLE = np.array([[0, 1, 2, 3], [4, 5, 6, 7], [120, 121, 126, 127]])
REAL = WHOLE / 8 - 1


def save(name, array, version=(1, 0)):
    with open(name + ".npy", "wb") as file:
        npy.write_array(file, array, version=version)


for order, word in (("<", "little"), (">", "big")):
    for kind in ("u2", "i2", "u4", "i4", "u8", "i8"):
        save(f"{kind}_{word}", WHOLE.astype(order + kind))
    for kind in ("f2", "f4", "f8"):
        save(f"{kind}_{word}", REAL.astype(order + kind))

save("u1", WHOLE.astype("u1"))
save("i1", WHOLE.astype("i1"))
save("b1", (WHOLE % 2).astype("?"))
save("version2", WHOLE.astype("u1"), (2, 0))
save("version3", WHOLE.astype("u1"), (3, 0))
save("images", WHOLE.astype("u1").reshape(3, 2, 2))
save("labels", np.array([2, 0, 1], "u1"))
save("vector", REAL[:, 0].astype("f4"))

save("fortran", np.asfortranarray(REAL))
save("fields", np.zeros(3, [("x", "<f4"), ("y", "<f4")]))
save("text", np.array(["a", "bc", "d"]))
save("complex", np.zeros((3, 4), "c8"))
save("scalar", np.array(1.5))
save("empty", np.zeros((0, 4)))
save("nan", np.array([[0, 1], [2, np.nan], [4, 5]], "f4"))

np.savez("stored.npz", x=WHOLE.astype("u1"), y=np.array([2, 0, 1], "i8"))
np.savez_compressed("deflated.npz", x=REAL.astype("f4"), y=np.array([2, 0, 1], "i8"))

with open("u1.npy", "rb") as file, gzip.GzipFile("u1.npy.gz", "wb", mtime=0) as packed:
    packed.write(file.read())
