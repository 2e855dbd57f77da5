"""Writes the golden files of embeddings and class indices with PyTorch 1.13.1, in double: python3 tokens.py, in this folder."""
import json

import torch
from torch import nn

import convolutions

IGNORED = -100
NETWORKS = {
    # Tokens to the next token at each step; a few steps are left out of the loss.
    "tokens-steps": dict(vocabulary=7, input=[6], batch=4, labelSmoothing=0.1, layers=[
        dict(kind="Embedding", vocabulary=7, dimension=4),
        dict(kind="Lstm", units=5, sequences=True),
        dict(kind="Dense", units=7, activation="LogSoftmax"),
    ]),
    "tokens-last": dict(vocabulary=5, input=[3], batch=6, layers=[
        dict(kind="Embedding", vocabulary=9, dimension=3),
        dict(kind="Flatten"),
        dict(kind="Dense", units=4, activation="Softmax"),
    ]),
    # Categories in a tensor of numbers.
    "categories": dict(input=[5], classes=4, batch=5, layers=[
        dict(kind="Embedding", vocabulary=4, dimension=6),
        dict(kind="Flatten"),
        dict(kind="Dense", units=8, activation="Tanh"),
        dict(kind="Dense", units=3, activation="Softmax"),
    ]),
}


def modules_of(layers, features):
    modules = []
    for layer in layers:
        kind = layer["kind"]
        if kind == "Embedding":
            modules.append(nn.Embedding(layer["vocabulary"], layer["dimension"]))
        elif kind == "Lstm":
            modules.append(nn.LSTM(layers[0]["dimension"], layer["units"], batch_first=True))
        elif kind == "Flatten":
            modules.append(nn.Flatten())
        else:
            modules.append(nn.LazyLinear(layer["units"]))
    return nn.ModuleList(modules)


def run(modules, layers, x):
    x = x.long()
    for one, layer in zip(modules, layers):
        x = one(x)
        x = x[0] if isinstance(x, tuple) else x
        x = torch.tanh(x) if layer.get("activation") == "Tanh" else x
    return x


def golden(name, description):
    torch.manual_seed(7)
    layers = description["layers"]
    x = torch.randint(description.get("vocabulary", description.get("classes")), (description["batch"], *description["input"])).double()
    modules = modules_of(layers, description["input"][0])
    logits = run(modules, layers, x)
    classes = logits.shape[-1]
    targets = torch.randint(classes, logits.shape[:-1])
    targets.view(-1)[::5] = IGNORED
    smoothing = description.get("labelSmoothing", 0.0)
    criterion = nn.CrossEntropyLoss(ignore_index=IGNORED, label_smoothing=smoothing)

    def loss():
        return criterion(run(modules, layers, x).view(-1, classes), targets.view(-1))

    start = {n: p.detach().clone() for n, p in modules.named_parameters()}
    value = loss()
    value.backward()
    outputs = torch.log_softmax(logits, -1) if layers[-1]["activation"] == "LogSoftmax" else torch.softmax(logits, -1)
    result = dict(
        name=name, input=description["input"], batch=description["batch"], lossKind="SparseCrossEntropy", layers=layers,
        labelSmoothing=smoothing, parameters=convolutions.tensors(modules.named_parameters()), x=x.flatten().tolist(),
        targets=targets.flatten().tolist(), outputs=outputs.detach().flatten().tolist(), loss=value.item(),
        gradients=convolutions.tensors((n, p.grad) for n, p in modules.named_parameters()), after5={})
    if "vocabulary" in description:
        result["vocabulary"] = description["vocabulary"]
    for optimizer, make in convolutions.OPTIMIZERS.items():
        with torch.no_grad():
            for n, p in modules.named_parameters():
                p.copy_(start[n])
        steps = make(modules.parameters())
        for _ in range(5):
            steps.zero_grad()
            loss().backward()
            steps.step()
        result["after5"][optimizer] = convolutions.tensors(modules.named_parameters())
    with open(name + ".json", "w") as file:
        json.dump(result, file)


for name, description in NETWORKS.items():
    golden(name, description)
