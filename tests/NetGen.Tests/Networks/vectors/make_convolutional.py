"""Writes convolutional.safetensors, the state_dict of a small network, and convolutional.json: its outputs, and its tensors after three steps.
Usage: python3 make_convolutional.py (PyTorch 1.13)"""
import json
import os
import struct
import sys

import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))


class Convolutional(nn.Module):
    """The attributes are named as NetGen names the layers."""

    def __init__(self):
        super().__init__()
        self.conv2D1 = nn.Conv2d(2, 5, 3, padding=1)
        self.conv2D2 = nn.Conv2d(5, 6, 2, bias=False)
        self.batchNorm1 = nn.BatchNorm2d(6)
        self.dense1 = nn.Linear(24, 8)
        self.dense2 = nn.Linear(8, 3)

    def logits(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.conv2D1(x)), 2)
        x = torch.relu(self.batchNorm1(self.conv2D2(x)))
        return self.dense2(torch.tanh(self.dense1(torch.flatten(x, 1))))


def save(tensors, path):
    """safetensors: the length of a JSON header, the header, the numbers."""
    header, data = {}, b""
    for name, tensor in tensors.items():
        content = tensor.numpy().tobytes()
        kind = {torch.float32: "F32", torch.int64: "I64"}[tensor.dtype]
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def main():
    torch.manual_seed(5)
    network = Convolutional()
    x = torch.randn(8, 2, 7, 6)
    y = torch.nn.functional.one_hot(torch.arange(8) % 3, 3).float()
    for _ in range(3):
        network.logits(x * 2 + 1)
    network.eval()
    save(network.state_dict(), os.path.join(HERE, "convolutional.safetensors"))
    with torch.no_grad():
        outputs = torch.softmax(network.logits(x), 1)

    network.train()
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9, weight_decay=0.05)
    for _ in range(3):
        optimizer.zero_grad()
        nn.functional.cross_entropy(network.logits(x), y).backward()
        optimizer.step()
    after = {name: t.flatten().tolist() for name, t in network.state_dict().items() if t.dtype == torch.float32}
    with open(os.path.join(HERE, "convolutional.json"), "w") as file:
        json.dump({"inputs": x.flatten().tolist(), "targets": y.flatten().tolist(), "outputs": outputs.flatten().tolist(), "after": after}, file)
        file.write("\n")


sys.exit(main())
