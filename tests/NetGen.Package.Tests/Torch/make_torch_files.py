"""Writes the PyTorch files that the tests of `dotnet netgen convert` read; made with PyTorch 1.13: python3 make_torch_files.py"""
import collections
import os

import torch

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "files")


def numbers(*shape, dtype=torch.float32, start=0):
    """start, start + 1/8, ... in row-major order."""
    count = torch.Size(shape).numel()
    return (torch.arange(start, start + count, dtype=torch.float64) / 8).reshape(shape).to(dtype)


def save(value, name):
    torch.save(value, os.path.join(FOLDER, name))


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.dense1 = torch.nn.Linear(4, 3)
        self.batchNorm1 = torch.nn.BatchNorm1d(3)
        with torch.no_grad():
            self.dense1.weight.copy_(numbers(3, 4))
            self.dense1.bias.copy_(numbers(3, start=100))


class Evil:
    def __reduce__(self):
        return os.system, ("touch /tmp/netgen-pickle-has-run",)


model = Model()
save(model.state_dict(), "model.pt")
save(model.state_dict(keep_vars=True), "parameters.pt")
save({"epoch": 3, "loss": 0.25, "state_dict": model.state_dict(), "done": False, "seed": 2**40, "offset": -5}, "checkpoint.pt")
tied = numbers(2, 3)
save(
    collections.OrderedDict(
        half=numbers(2, 2, dtype=torch.float16),
        bfloat=numbers(5, dtype=torch.bfloat16),
        double=numbers(3, dtype=torch.float64, start=1),
        transposed=numbers(2, 3).t(),
        part=numbers(4, 4)[1:3, 1:3],
        tied=tied,
        tiedAgain=tied,
        scalar=numbers(1)[0] + 2.5,
        whole=torch.tensor([1, 2, 3]),
    ),
    "types.pt",
)
save(model, "whole_model.pt")
save({"a": Evil()}, "evil.pt")
torch.save(model.state_dict(), os.path.join(FOLDER, "legacy.pt"), _use_new_zipfile_serialization=False)
