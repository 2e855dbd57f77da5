"""Writes the golden files of recurrent layers' options with PyTorch 1.13.1, in double: python3 recurrences.py, in this folder."""
import torch
from torch import nn

import convolutions

NETWORKS = {
    "recurrent-directions": dict(input=[6, 3], batch=4, loss="MeanSquaredError", layers=[
        dict(kind="Lstm", units=5, sequences=True, bidirectional=True),
        dict(kind="Gru", units=4, reverse=True),
        dict(kind="Dense", units=2),
    ]),
    "recurrent-rectified": dict(input=[5, 4], batch=5, loss="MeanSquaredError", layers=[
        dict(kind="Rnn", units=6, nonlinearity="ReLU", bias=False, bidirectional=True),
        dict(kind="Dense", units=2),
    ]),
    "recurrent-steps": dict(input=[5, 4], batch=3, loss="MeanSquaredError", layers=[
        dict(kind="Gru", units=9, sequences=True, bidirectional=True),
        dict(kind="Lstm", units=7, sequences=True, bias=False),
        dict(kind="Rnn", units=3, sequences=True),
        dict(kind="Dense", units=3, activation="Tanh"),
    ]),
}


class Recurrent(nn.Module):
    """PyTorch's layer with the options of ours: what comes out is every step, or the last that each direction has taken."""

    def __init__(self, layer, features):
        super().__init__()
        options = dict(batch_first=True, bias=layer.get("bias", True), bidirectional=layer.get("bidirectional", False))
        if layer["kind"] == "Rnn":
            options["nonlinearity"] = layer.get("nonlinearity", "Tanh").lower()
        self.c = getattr(nn, layer["kind"].upper())(features, layer["units"], **options)
        self.layer = layer

    def forward(self, x):
        reverse = self.layer.get("reverse", False)
        steps, last = self.c(x.flip(1) if reverse else x)
        if self.layer.get("sequences"):
            return steps.flip(1) if reverse else steps
        last = last[0] if isinstance(last, tuple) else last
        return torch.cat(list(last), dim=1)


def network(layers, features):
    modules = []
    for layer in layers:
        modules.append(nn.Linear(features, layer["units"]) if layer["kind"] == "Dense" else Recurrent(layer, features))
        features = layer["units"] * (2 if layer.get("bidirectional") else 1)
    return nn.ModuleList(modules)


convolutions.network = lambda layers, _: network(layers, 3 if layers[0]["kind"] == "Lstm" else 4)
for name, description in NETWORKS.items():
    convolutions.golden(name, description)
