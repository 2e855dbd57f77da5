"""Writes vectors.json: what PyTorch 1.13 gives for schedules, for a plateau, for clipped gradients and for L-BFGS."""
import json
import math
import os
import warnings

import torch
from torch.optim import lr_scheduler as s

warnings.filterwarnings("ignore")
torch.set_default_dtype(torch.float64)


def optimizer(lr=0.3):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)


def rates(make, count):
    o = optimizer()
    schedule = make(o)
    result = []
    for _ in range(count):
        result.append(o.param_groups[0]["lr"])
        o.step()
        schedule.step()
    return result


def one_cycle(count, **options):
    return rates(lambda o: s.OneCycleLR(o, 0.9, total_steps=count, cycle_momentum=False, **options), count)


schedules = {
    "constant": rates(lambda o: s.ConstantLR(o), 12),
    "constant options": rates(lambda o: s.ConstantLR(o, 0.7, 3), 12),
    "step": rates(lambda o: s.StepLR(o, 3), 12),
    "step options": rates(lambda o: s.StepLR(o, 4, 0.5), 12),
    "exponential": rates(lambda o: s.ExponentialLR(o, 0.9), 12),
    "linear": rates(lambda o: s.LinearLR(o), 12),
    "linear options": rates(lambda o: s.LinearLR(o, 0.1, 0.6, 7), 12),
    "cosine": rates(lambda o: s.CosineAnnealingWarmRestarts(o, 5), 25),
    "cosine options": rates(lambda o: s.CosineAnnealingWarmRestarts(o, 3, 2, 0.01), 40),
    "one cycle": one_cycle(20),
    "one cycle options": one_cycle(17, pct_start=0.4, anneal_strategy="linear", div_factor=10, final_div_factor=100),
    "one cycle three phases": one_cycle(20, three_phase=True),
    "warm-up, then cosine": rates(lambda o: s.SequentialLR(
        o, [s.LinearLR(o, 0.1, 1, 4), s.CosineAnnealingWarmRestarts(o, 6)], milestones=[4]), 16),
}


def plateau(values, **options):
    o = optimizer()
    schedule = s.ReduceLROnPlateau(o, **options)
    result = []
    for value in values:
        schedule.step(value)
        result.append(o.param_groups[0]["lr"])
    return {"values": values, "rates": result}


# Falls, stalls, falls by less than the threshold, rises, falls again.
curve = [1, 0.8, 0.8, 0.79999, 0.85, 0.9, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.699, 0.698, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.6]
plateaus = {
    "default": plateau(curve + [0.6] * 14),
    "patience": plateau(curve, patience=2),
    "cooldown": plateau(curve, patience=1, cooldown=2, factor=0.5),
    "absolute": plateau(curve, patience=1, threshold=0.0015, threshold_mode="abs"),
    "highest": plateau([-v for v in curve], mode="max", patience=1, threshold=0.01),
    "least": plateau(curve, patience=0, factor=0.1, min_lr=0.001),
}


def clipped(norm=None, value=None, scale=1.0, count=23):
    parameter = torch.nn.Parameter(torch.zeros(count))
    gradient = [scale * math.sin(1.7 * i) * (i % 5) for i in range(count)]
    parameter.grad = torch.tensor(gradient)
    if value is not None:
        torch.nn.utils.clip_grad_value_([parameter], value)
    if norm is not None:
        torch.nn.utils.clip_grad_norm_([parameter], norm)
    return {"norm": norm, "value": value, "gradient": gradient, "clipped": parameter.grad.tolist()}


clips = [clipped(norm=1), clipped(norm=1e6), clipped(value=0.5), clipped(norm=2, value=0.5), clipped(norm=1, scale=1e-7), clipped(norm=1e-3, scale=1e30)]



def minimized(start, function, **options):
    point = torch.nn.Parameter(torch.tensor(start))
    method = torch.optim.LBFGS([point], line_search_fn="strong_wolfe", **options)

    def closure():
        method.zero_grad()
        value = function(point)
        value.backward()
        return value

    method.step(closure)
    state = method.state[point]
    return {"most": options["max_iter"], "start": start, "end": point.tolist(), "value": function(point).item(), "iterations": state["n_iter"], "evaluations": state["func_evals"]}


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def network(rows):
    """2-5-1, tanh and sigmoid, binary cross-entropy; the parameters one after the other."""
    x = torch.tensor([[math.sin(1.3 * i), math.cos(2.1 * i)] for i in range(rows)])
    y = torch.tensor([[1.0 if x[i, 0] * x[i, 1] > 0 else 0.0] for i in range(rows)])

    def loss(p):
        hidden = torch.tanh(torch.nn.functional.linear(x, p[:10].view(5, 2), p[10:15]))
        return torch.nn.functional.binary_cross_entropy_with_logits(torch.nn.functional.linear(hidden, p[15:20].view(1, 5), p[20:]), y)

    return loss


minima = {
    "rosenbrock": [minimized([-1.2, 1.0], rosenbrock, max_iter=n, max_eval=1000) for n in (1, 2, 5, 10, 20, 100)],
    "long rosenbrock": [minimized([-1.2, 1.0, -1.2, 1.0, 0.5, -0.3], rosenbrock, max_iter=n, max_eval=1000, history_size=3, lr=0.7) for n in (3, 10, 30)],
    "network": [minimized([0.7 * math.sin(3 * i) for i in range(21)], network(24), max_iter=n) for n in (1, 3, 10, 20)],
}

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "vectors.json"), "w", encoding="ascii", newline="\n") as file:
    json.dump({"torch": torch.__version__, "schedules": schedules, "plateaus": plateaus, "clips": clips, "minima": minima}, file, indent=1)
    file.write("\n")
