"""Writes the golden files of masked sequences with PyTorch 1.13.1, in double: python3 masking.py, in this folder. Recurrent layers run on packed
sequences; the loss is that of the steps that count."""
import json

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from convolutions import ACTIVATIONS, OPTIMIZERS, tensors

IGNORED = -100
NETWORKS = {
    "masked-last": dict(input=[6, 3], lengths=[6, 2, 1, 4, 5], loss="MeanSquaredError", layers=[
        dict(kind="Masking"),
        dict(kind="Lstm", units=5, sequences=True, bidirectional=True),
        dict(kind="LayerNorm"),
        dict(kind="Gru", units=4),
        dict(kind="Dense", units=2),
    ]),
    "masked-steps": dict(input=[5, 4], lengths=[3, 5, 4], loss="MeanSquaredError", layers=[
        dict(kind="Masking"),
        dict(kind="Dense", units=6, activation="Tanh"),
        dict(kind="Gru", units=9, sequences=True, bidirectional=True),
        dict(kind="Rnn", units=5, sequences=True, reverse=True),
        dict(kind="Lstm", units=7, sequences=True, bias=False),
        dict(kind="Dense", units=3, activation="Tanh"),
    ]),
    "masked-classes": dict(input=[7, 3], lengths=[7, 1, 4, 2], loss="CrossEntropy", layers=[
        dict(kind="Masking"),
        dict(kind="Rnn", units=6, sequences=True, nonlinearity="ReLU", reverse=True),
        dict(kind="Gru", units=8, sequences=True),
        dict(kind="Dense", units=4, activation="Softmax"),
    ]),
    # The last token fills up, and is the mask.
    "masked-tokens": dict(vocabulary=7, mask=6, input=[6], lengths=[6, 2, 1, 4], loss="MeanSquaredError", layers=[
        dict(kind="Embedding", vocabulary=8, dimension=5, mask=6),
        dict(kind="Gru", units=4, sequences=True, bidirectional=True),
        dict(kind="Lstm", units=6, reverse=True),
        dict(kind="Dense", units=2),
    ]),
    "masked-letters": dict(vocabulary=6, mask=0, input=[7], lengths=[3, 7, 1, 5], loss="SparseCrossEntropy", layers=[
        dict(kind="Embedding", vocabulary=6, dimension=4, mask=0),
        dict(kind="Rnn", units=5, sequences=True),
        dict(kind="Lstm", units=8, sequences=True),
        dict(kind="Dense", units=6, activation="LogSoftmax"),
    ]),
    "masked-reverse": dict(input=[6, 2], lengths=[3, 6, 1, 2], loss="MeanSquaredError", layers=[
        dict(kind="Masking"),
        dict(kind="Lstm", units=4, reverse=True),
        dict(kind="Dense", units=2),
    ]),
}


class Packed(nn.Module):
    """PyTorch's layer on packed sequences. A masked step repeats the output of the one before, in the order in which the steps are taken."""

    def __init__(self, layer, features, lengths):
        super().__init__()
        options = dict(batch_first=True, bias=layer.get("bias", True), bidirectional=layer.get("bidirectional", False))
        if layer["kind"] == "Rnn":
            options["nonlinearity"] = layer.get("nonlinearity", "Tanh").lower()
        self.c = getattr(nn, layer["kind"].upper())(features, layer["units"], **options)
        self.layer, self.lengths = layer, lengths

    def flipped(self, x):
        return torch.stack([torch.cat([row[:n].flip(0), row[n:]]) for row, n in zip(x, self.lengths)])

    def forward(self, x):
        reverse, units = self.layer.get("reverse", False), self.layer["units"]
        packed = pack_padded_sequence(self.flipped(x) if reverse else x, self.lengths, batch_first=True, enforce_sorted=False)
        steps, last = self.c(packed)
        if not self.layer.get("sequences"):
            return torch.cat(list(last[0] if isinstance(last, tuple) else last), dim=1)
        steps, _ = pad_packed_sequence(steps, batch_first=True, total_length=x.shape[1])
        if reverse:
            return self.flipped(steps)  # behind the sequence is the state at the beginning: zeros
        forward = torch.stack([torch.cat([row[:n, :units], row[n - 1:n, :units].expand(len(row) - n, units)]) for row, n in zip(steps, self.lengths)])
        return torch.cat([forward, steps[:, :, units:]], dim=2)


class Table(nn.Embedding):
    """Tokens are whole numbers of any type."""

    def forward(self, x):
        return super().forward(x.long())


def network(layers, features, lengths):
    modules = []
    for layer in layers:
        kind = layer["kind"]
        features = layer.get("dimension", features)
        modules.append(
            nn.Identity() if kind == "Masking" else Table(layer["vocabulary"], features) if kind == "Embedding" else nn.LayerNorm(features) if kind == "LayerNorm" else nn.Linear(features, layer["units"]) if kind == "Dense"
            else Packed(layer, features, lengths))
        features = layer.get("units", features) * (2 if layer.get("bidirectional") else 1)
    return nn.ModuleList(modules)


def golden(name, description):
    torch.manual_seed(7)
    layers, lengths = description["layers"], description["lengths"]
    steps, features = [*description["input"], 0][:2]
    counts = torch.tensor([[step < n for step in range(steps)] for n in lengths])
    if "mask" in description:
        others = [token for token in range(description["vocabulary"]) if token != description["mask"]]
        x = torch.tensor(others)[torch.randint(len(others), (len(lengths), steps))].double()
    else:
        x = torch.randn(len(lengths), steps, features)
    x[~counts] = description.get("mask", 0)
    modules = network(layers, features, lengths)
    classes = description["loss"] == "CrossEntropy"

    def run():
        value = x
        for module, layer in zip(modules, layers):
            value = module(value)
            if layer.get("activation") in ACTIVATIONS:
                value = ACTIVATIONS[layer["activation"]]()(value)
        return value

    outputs = run()
    sparse = description["loss"] == "SparseCrossEntropy"
    if sparse:
        targets = torch.randint(outputs.shape[-1], outputs.shape[:-1])
        targets[0, 1] = IGNORED
    else:
        targets = torch.softmax(torch.randn_like(outputs), -1) if classes else torch.randn_like(outputs)

    def loss():
        predicted, wanted = run(), targets
        if predicted.dim() == 3:
            predicted, wanted = predicted[counts], wanted[counts]
        if sparse:
            return nn.functional.cross_entropy(predicted, wanted, ignore_index=IGNORED)
        return -(wanted * torch.log_softmax(predicted, 1)).sum(1).mean() if classes else ((predicted - wanted) ** 2).mean()

    start = {n: p.detach().clone() for n, p in modules.named_parameters()}
    value = loss()
    value.backward()
    result = dict(
        name=name, input=description["input"], batch=len(lengths), lossKind=description["loss"], layers=layers,
        parameters=tensors(modules.named_parameters()), x=x.flatten().tolist(), targets=targets.flatten().tolist(),
        outputs=(torch.softmax(outputs, -1) if classes else torch.log_softmax(outputs, -1) if sparse else outputs).detach().flatten().tolist(), loss=value.item(),
        gradients=tensors((n, p.grad) for n, p in modules.named_parameters()), after5={})
    if "vocabulary" in description:
        result["vocabulary"] = description["vocabulary"]
    for optimizer, make in OPTIMIZERS.items():
        with torch.no_grad():
            for n, p in modules.named_parameters():
                p.copy_(start[n])
        updates = make(modules.parameters())
        for _ in range(5):
            updates.zero_grad()
            loss().backward()
            updates.step()
        result["after5"][optimizer] = tensors(modules.named_parameters())
    with open(name + ".json", "w") as file:
        json.dump(result, file)


for name, description in NETWORKS.items():
    golden(name, description)
