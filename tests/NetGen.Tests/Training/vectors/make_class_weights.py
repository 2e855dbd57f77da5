"""Writes class_weights.json with PyTorch 1.13.1, in double: python3 make_class_weights.py, in this folder. Class indices with weights of classes: the
loss of each step over the whole batch, and the parameters after all."""
import json

import torch
from torch import nn

IGNORED = -100
STEPS = 5


def values(tensors):
    return {name: tensor.detach().flatten().tolist() for name, tensor in tensors}


torch.set_default_dtype(torch.float64)
torch.manual_seed(28)
x = torch.randn(9, 3)
classes = torch.tensor([0, 2, 1, IGNORED, 0, 0, 2, IGNORED, 0])
weights = torch.tensor([0.5, 3.0, 1.75])
network = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 3))
names = {"0.weight": "dense1.weight", "0.bias": "dense1.bias", "2.weight": "dense2.weight", "2.bias": "dense2.bias"}
named = [(names[name], parameter) for name, parameter in network.named_parameters()]
result = dict(x=x.flatten().tolist(), classes=classes.tolist(), weights=weights.tolist(), parameters=values(named), losses=[])
criterion = nn.CrossEntropyLoss(weight=weights, ignore_index=IGNORED)
optimizer = torch.optim.SGD(network.parameters(), lr=0.5)
for _ in range(STEPS):
    optimizer.zero_grad()
    loss = criterion(network(x), classes)
    loss.backward()
    optimizer.step()
    result["losses"].append(loss.item())
result["trained"] = values(named)
with open("class_weights.json", "w") as file:
    json.dump(result, file)
