"""Writes norms.json: small networks with normalisation trained by PyTorch 1.13 in double, with running statistics and evaluation outputs.

Run with a Python that has torch: python3 make_norms.py
Three epochs of two batches, rows 0 to 3 and 4 to 8, as Fit cuts nine rows by four: a last one alone joins the batch before.
"""
import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)


class ChannelsLast(torch.nn.Module):
    """Statistics over the batch and all axes but the last."""

    def __init__(self, norm):
        super().__init__()
        self.norm = norm

    def forward(self, x):
        return self.norm(x.reshape(-1, x.shape[-1])).reshape(x.shape)


class RmsNorm(torch.nn.Module):
    """PyTorch 1.13 has none: Zhang and Sennrich 2019, equation 4, with an epsilon under the root."""

    def __init__(self, features, eps):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(features))
        self.eps = eps

    def forward(self, x):
        return x / torch.sqrt((x * x).mean(-1, keepdim=True) + self.eps) * self.weight


def tensors(named):
    names = {}
    for name, module in named.items():
        inner = module.norm if isinstance(module, ChannelsLast) else module
        for key, value in inner.state_dict().items():
            if key != "num_batches_tracked":
                names[f"{name}.{key}"] = value.detach().clone().flatten().tolist()
    return names


def run(named, forward, shape, outputs, seed, loss_of=torch.nn.functional.mse_loss, counts=False, scale=1):
    torch.manual_seed(seed)
    modules = torch.nn.ModuleList(named.values())
    for parameter in modules.parameters():
        torch.nn.init.normal_(parameter, 0.3 * scale, 0.5 * scale)
    x = torch.randn(9, *shape) * 2 + 1
    y = torch.poisson(torch.full((9, *outputs), 2.0)) if counts else torch.randn(9, *outputs)
    initial = tensors(named)
    optimizer = torch.optim.SGD([p for p in modules.parameters() if p.requires_grad], lr=0.05, momentum=0.9)
    losses, steps = [], []
    modules.train()
    for _ in range(3):
        for rows in (slice(0, 4), slice(4, 9)):
            optimizer.zero_grad()
            loss = loss_of(forward(x[rows]), y[rows])
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
            steps.append(tensors(named))
    modules.eval()
    evaluated = forward(x).detach()
    return {
        "x": x.flatten().tolist(), "targets": y.flatten().tolist(), "initial": initial, "losses": losses, "after": steps,
        "outputs": evaluated.flatten().tolist(), "evaluation": loss_of(evaluated, y).item(),
    }


def batch():
    m = {"dense1": torch.nn.Linear(3, 10), "batchNorm1": torch.nn.BatchNorm1d(10), "dense2": torch.nn.Linear(10, 2)}
    return run(m, lambda x: m["dense2"](torch.relu(m["batchNorm1"](m["dense1"](x)))), (3,), (2,), 1)


def batch_of_rows():
    m = {
        "dense1": torch.nn.Linear(3, 4, bias=False), "batchNorm1": ChannelsLast(torch.nn.BatchNorm1d(4, eps=1e-3, momentum=0.25, affine=False)),
        "dense2": torch.nn.Linear(4, 2), "batchNorm2": ChannelsLast(torch.nn.BatchNorm1d(2)),
    }
    m["batchNorm2"].norm.requires_grad_(False)
    return run(m, lambda x: m["batchNorm2"](m["dense2"](torch.tanh(m["batchNorm1"](m["dense1"](x))))), (2, 3), (2, 2), 2)


def rows():
    m = {
        "dense1": torch.nn.Linear(3, 9), "layerNorm1": torch.nn.LayerNorm(9), "dense2": torch.nn.Linear(9, 5), "rmsNorm1": RmsNorm(5, 1e-6),
        "layerNorm2": torch.nn.LayerNorm(5, eps=0.01, elementwise_affine=False),
    }
    return run(m, lambda x: m["layerNorm2"](m["rmsNorm1"](m["dense2"](torch.nn.functional.silu(m["layerNorm1"](m["dense1"](x)))))), (2, 3), (2, 5), 3)


if __name__ == "__main__":
    text = json.dumps({"batch": batch(), "batchOfRows": batch_of_rows(), "rows": rows()}, separators=(",", ":"))
    pathlib.Path(__file__).with_name("norms.json").write_text(text + "\n")
