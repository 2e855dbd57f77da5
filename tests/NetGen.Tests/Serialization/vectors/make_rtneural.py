"""Writes rtneural.json: models in the JSON of RTNeural, with random weights, and what Keras's definitions make of a sequence.

Needs numpy: python3 make_rtneural.py
"""
import json

import numpy as np

random = np.random.default_rng(28)


def weights(*shape):
    return random.uniform(-0.8, 0.8, shape).round(6)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


ACTIVATIONS = {
    "": lambda z: z,
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": sigmoid,
    "softmax": softmax,
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
}


def dense(x, layer):
    kernel, *bias = layer["weights"]
    return x @ kernel + (bias[0] if bias else 0)


def conv1d(x, layer):
    """Causal, channels last: y[t] = b + the sum over i of x[t - (K - 1 - i) * dilation] @ kernel[i]."""
    kernel, *bias = layer["weights"]
    (taps, depth, filters), dilation, groups = kernel.shape, layer["dilation"][0], layer["groups"]
    padded = np.concatenate([np.zeros(((taps - 1) * dilation, x.shape[1])), x])
    y = np.zeros((len(x), filters))
    for t in range(len(x)):
        for i in range(taps):
            for g in range(groups):
                own = slice(g * filters // groups, (g + 1) * filters // groups)
                y[t, own] += padded[t + i * dilation, g * depth:(g + 1) * depth] @ kernel[i][:, own]
    return y + (bias[0] if bias else 0)


def gru(x, layer):
    """reset_after: gates z, r, h; the bias has a row for the inputs and one for the state."""
    kernel, recurrent, *bias = layer["weights"]
    units = len(recurrent)
    inner, outer = bias[0] if bias else np.zeros((2, 3 * units))
    h, steps = np.zeros(units), []
    for row in x:
        of_x, of_h = row @ kernel + inner, h @ recurrent + outer
        z = sigmoid(of_x[:units] + of_h[:units])
        r = sigmoid(of_x[units:2 * units] + of_h[units:2 * units])
        candidate = np.tanh(of_x[2 * units:] + r * of_h[2 * units:])
        h = z * h + (1 - z) * candidate
        steps.append(h)
    return np.array(steps)


def lstm(x, layer):
    """Gates i, f, c, o; one bias."""
    kernel, recurrent, *bias = layer["weights"]
    units = len(recurrent)
    h, c, steps = np.zeros(units), np.zeros(units), []
    for row in x:
        i, f, g, o = np.split(row @ kernel + h @ recurrent + (bias[0] if bias else 0), 4)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
        h = sigmoid(o) * np.tanh(c)
        steps.append(h)
    return np.array(steps)


def batchnorm(x, layer):
    *affine, mean, variance = layer["weights"]
    gamma, beta = affine if affine else (1, 0)
    return gamma * (x - mean) / np.sqrt(variance + layer["epsilon"]) + beta


def prelu(x, layer):
    return np.where(x > 0, x, layer["weights"][0] * x)


KINDS = {
    "dense": dense, "time-distributed-dense": dense, "conv1d": conv1d, "gru": gru, "lstm": lstm, "batchnorm": batchnorm, "prelu": prelu,
    "activation": lambda x, layer: x,
}


def layer(kind, size, activation="", arrays=(), **more):
    return {"type": kind, "activation": activation, "shape": [None, None, size], **more, "weights": list(arrays)}


def case(name, steps, features, layers):
    x = random.normal(size=(steps, features)).round(6)
    y = x
    for one in layers:
        y = KINDS[one["type"]](y, one)
        y = y if one["type"] in ("gru", "lstm") else ACTIVATIONS[one["activation"]](y)
    return {"name": name, "model": {"in_shape": [None, None, features], "layers": layers}, "inputs": x, "outputs": y}


def convolution(taps, depth, filters, activation="", dilation=1, groups=1):
    return layer("conv1d", filters, activation, [weights(taps, depth, filters), weights(filters)], kernel_size=[taps], dilation=[dilation], groups=groups)


CASES = [
    case("Gated", 6, 2, [
        layer("time-distributed-dense", 4, "tanh", [weights(2, 4), weights(4)]),
        layer("gru", 5, "tanh", [weights(4, 15), weights(5, 15), weights(2, 15)]),
        layer("dense", 3, "sigmoid", [weights(5, 3), weights(3)]),
        layer("dense", 1, "", [weights(3, 1), weights(1)])]),
    case("Remembering", 6, 3, [
        layer("lstm", 4, "tanh", [weights(3, 16), weights(4, 16), weights(16)]),
        layer("lstm", 3, "tanh", [weights(4, 12), weights(3, 12)]),
        layer("dense", 2, "", [weights(3, 2)])]),
    case("Convolved", 9, 2, [
        layer("dense", 3, "tanh", [weights(2, 3), weights(3)]),
        convolution(3, 3, 4, "tanh"),
        layer("batchnorm", 4, "", [weights(4), weights(4), weights(4), np.abs(weights(4)) + 0.1], epsilon=0.01),
        layer("prelu", 4, "", [weights(1, 4)]),
        convolution(2, 2, 6, "relu", dilation=3, groups=2),
        layer("batchnorm", 6, "", [weights(6), np.abs(weights(6)) + 0.1], epsilon=0.5),
        layer("prelu", 6, "", [weights(1, 1)]),
        layer("dense", 1, "sigmoid", [weights(6, 1), weights(1)])]),
    case("Activated", 4, 2, [
        layer("dense", 4, "", [weights(2, 4), weights(4)]),
        layer("activation", 4, "elu"),
        layer("dense", 5, "relu", [weights(4, 5), weights(5)]),
        layer("dense", 3, "softmax", [weights(5, 3), weights(3)])]),
]


with open("rtneural.json", "w") as file:
    json.dump({one["name"]: one for one in CASES}, file, default=lambda array: array.tolist())
    file.write("\n")
