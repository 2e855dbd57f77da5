"""Writes layers.json: small networks of layers, activations and losses trained by PyTorch 1.13 in double, as make_norms.py trains.

Run with a Python that has torch: python3 make_layers.py
"""
import json
import pathlib

import torch
from torch.nn import functional

from make_norms import run


def images():
    m = {"dense1": torch.nn.Linear(5, 5), "pReLU1": torch.nn.PReLU(3), "dense2": torch.nn.Linear(45, 2)}

    def forward(x):
        a = m["pReLU1"](m["dense1"](x.permute(0, 3, 1, 2)))
        a = torch.nn.ZeroPad2d((2, 1, 1, 0))(a)
        a = torch.nn.Upsample(scale_factor=(2, 1), mode="nearest")(a)
        a = functional.leaky_relu(a, 0.2).narrow(2, 2, 5)
        a = functional.elu(a, 0.5)
        return m["dense2"](a.narrow(-1, -4, 3).flatten(1))

    return run(m, forward, (4, 5, 3), (2,), 4, scale=0.3)


def gates():
    m = {"left": torch.nn.Linear(6, 6), "dense2": torch.nn.Linear(6, 6), "pReLU1": torch.nn.PReLU(), "dense3": torch.nn.Linear(6, 3)}

    def forward(x):
        gate = torch.sigmoid(m["dense2"](x)) * functional.gelu(m["left"](x), approximate="tanh")
        return m["dense3"](m["pReLU1"](gate - x))

    def pinball(y, t):
        return torch.maximum(0.9 * (t - y), -0.1 * (t - y)).mean()

    return run(m, forward, (6,), (3,), 5, pinball)


def channels():
    m = {
        "batchNorm1": torch.nn.BatchNorm2d(4), "dense1": torch.nn.Linear(5, 5), "groupNorm1": torch.nn.GroupNorm(2, 4),
        "batchNorm2": torch.nn.BatchNorm1d(4, momentum=0.3), "dense2": torch.nn.Linear(60, 6), "groupNorm2": torch.nn.GroupNorm(3, 6, eps=0.01),
        "batchNorm3": torch.nn.BatchNorm1d(3, affine=False),
    }

    def forward(x):
        a = torch.relu(m["batchNorm1"](x))
        a = functional.silu(m["groupNorm1"](m["dense1"](a)))
        a = m["batchNorm2"](a.reshape(-1, 4, 15))
        a = m["groupNorm2"](m["dense2"](a.flatten(1)))
        return m["batchNorm3"](a.reshape(-1, 2, 3).transpose(1, 2)).transpose(1, 2)

    return run(m, forward, (4, 3, 5), (2, 3), 8)


def small(seed, loss_of, counts=False):
    """Of counts the outputs are between −1 and 1, so that no exponential runs away."""
    m = {"dense1": torch.nn.Linear(4, 5), "dense2": torch.nn.Linear(5, 2)}
    end = torch.tanh if counts else lambda y: y
    return run(m, lambda x: end(m["dense2"](torch.tanh(m["dense1"](x)))), (4,), (2,), seed, loss_of, counts)


if __name__ == "__main__":
    networks = {
        "images": images(),
        "gates": gates(),
        "channels": channels(),
        "counts": small(6, torch.nn.PoissonNLLLoss(), counts=True),
        "logCosh": small(7, lambda y, t: torch.log(torch.cosh(y - t)).mean()),
    }
    pathlib.Path(__file__).with_name("layers.json").write_text(json.dumps(networks, separators=(",", ":")) + "\n")
