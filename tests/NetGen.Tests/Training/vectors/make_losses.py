"""Writes losses.json: what PyTorch 1.13 gives for label smoothing and for positive weights: three steps of gradient descent on all samples.

    python3 make_losses.py     (torch 1.13.1)

Label smoothing of binary cross-entropy, which PyTorch does not have, is that of Keras: targets t(1 - e) + e/2.
"""
import json
import math
import pathlib

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
ROWS, FEATURES, HIDDEN, OUTPUTS = 7, 3, 4, 3


def numbers(count, seed):
    return torch.tensor([math.sin(1.7 * i + seed) for i in range(count)])


def case(criterion, make_targets, scale=1.0):
    shapes = {"dense1.weight": (HIDDEN, FEATURES), "dense1.bias": (HIDDEN,), "dense2.weight": (OUTPUTS, HIDDEN), "dense2.bias": (OUTPUTS,)}
    start = {name: numbers(math.prod(shape), k).view(shape) * (scale if k > 1 else 1) for k, (name, shape) in enumerate(shapes.items())}
    tensors = {name: nn.Parameter(value.clone()) for name, value in start.items()}
    x = numbers(ROWS * FEATURES, 0.5).view(ROWS, FEATURES)
    step = torch.optim.SGD(tensors.values(), lr=0.5)
    losses = []
    for _ in range(3):
        step.zero_grad()
        hidden = torch.tanh(nn.functional.linear(x, tensors["dense1.weight"], tensors["dense1.bias"]))
        loss = criterion(nn.functional.linear(hidden, tensors["dense2.weight"], tensors["dense2.bias"]), make_targets())
        loss.backward()
        losses.append(loss.item())
        step.step()
    return {
        "inputs": x.flatten().tolist(), "losses": losses,
        "start": {name: value.flatten().tolist() for name, value in start.items()},
        "end": {name: value.flatten().tolist() for name, value in tensors.items()},
    }


classes = torch.tensor([i % OUTPUTS for i in range(ROWS)])
labels = torch.tensor([[float((i + k) % 3 == 0 or (i * k) % 4 == 1) for k in range(OUTPUTS)] for i in range(ROWS)])
shares = torch.tensor([[(i + 2 * k) % 5 / 4 for k in range(OUTPUTS)] for i in range(ROWS)])
weights = torch.tensor([3.0, 0.25, 1.7])


def smoothed(targets, epsilon):
    return targets * (1 - epsilon) + epsilon / 2


cases = {
    "torch": torch.__version__, "classes": classes.tolist(), "labels": labels.flatten().tolist(), "shares": shares.flatten().tolist(), "weights": weights.tolist(),
    "cross-entropy, smoothing 0": case(nn.CrossEntropyLoss(), lambda: classes),
    "cross-entropy, smoothing 0.1": case(nn.CrossEntropyLoss(label_smoothing=0.1), lambda: classes),
    "cross-entropy, smoothing 0.6": case(nn.CrossEntropyLoss(label_smoothing=0.6), lambda: classes, scale=20),
    "binary, smoothing 0.2": case(nn.BCEWithLogitsLoss(), lambda: smoothed(labels, 0.2)),
    "binary, weights": case(nn.BCEWithLogitsLoss(pos_weight=weights), lambda: labels),
    "binary, weights, large": case(nn.BCEWithLogitsLoss(pos_weight=weights), lambda: labels, scale=20),
    "binary, weights, shares": case(nn.BCEWithLogitsLoss(pos_weight=weights), lambda: shares),
    "binary, weights, smoothing 0.2": case(nn.BCEWithLogitsLoss(pos_weight=weights), lambda: smoothed(labels, 0.2)),
}
pathlib.Path(__file__).with_name("losses.json").write_text(json.dumps(cases, indent=1) + "\n")
