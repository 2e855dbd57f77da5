"""
PyTorch at its fastest here: the traced and optimised module for predictions, Adam over all tensors at once, subnormal numbers flushed; with convolutions
the faster of both orders of axes, traced or not. With --eager, convolutions as most users have them: modules as written, channels first.
"""
import sys
import time

import torch

from contender import ADAM_RATE, COMPARED_SAMPLES, COMPARED_STEPS, COMPARED_STREAM_STEPS, SGD_RATE, serve

torch.set_flush_denormal(True)
EAGER = sys.argv[1] == "--eager"
HIDDEN = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU}
LOSSES = {
    "mse": torch.nn.functional.mse_loss,
    "bce": torch.nn.functional.binary_cross_entropy_with_logits,
    "ce": torch.nn.functional.cross_entropy,
}


def modules_of(layer, weight, axes):
    if layer.kind == "dense":
        return [*[torch.nn.Flatten()] * (axes > 0), torch.nn.Linear(weight.shape[1], weight.shape[0])]
    if layer.kind == "conv":
        kind = torch.nn.Conv1d if axes == 1 else torch.nn.Conv2d
        return [kind(weight.shape[1] * layer.groups, weight.shape[0], layer.kernel, layer.stride, layer.padding, groups=layer.groups)]
    if layer.kind == "pool":
        return [(torch.nn.MaxPool1d if axes == 1 else torch.nn.MaxPool2d)(layer.kernel)]
    return [(torch.nn.AdaptiveAvgPool1d if axes == 1 else torch.nn.AdaptiveAvgPool2d)(1)]


def recurrence_of(network, cell=False):
    """The module of PyTorch with the network's numbers, over sequences or of one step."""
    layer, features = network.layers[0], network.inputs.shape[2]
    if cell:
        module = (torch.nn.LSTMCell if layer.kind == "lstm" else torch.nn.GRUCell)(features, layer.units)
    else:
        kind = torch.nn.LSTM if layer.kind == "lstm" else torch.nn.GRU
        module = kind(features, layer.units, batch_first=True, bidirectional=layer.directions == 2)
    with torch.no_grad():
        for parameter, values in zip(module.parameters(), network.tensors):
            parameter.copy_(torch.from_numpy(values))
    return module


class LastStep(torch.nn.Module):
    """The last state of each direction."""

    def __init__(self, network):
        super().__init__()
        self.recurrence, self.is_lstm = recurrence_of(network), network.layers[0].kind == "lstm"

    def forward(self, x):
        state = self.recurrence(x)[1]
        return torch.cat(torch.unbind(state[0] if self.is_lstm else state), 1)


def build(network, order=torch.contiguous_format):
    if network.is_recurrent:
        return torch.nn.Sequential(LastStep(network))
    modules, stored, axes = [], zip(network.weights, network.biases), network.inputs.ndim - 2
    for layer in network.layers:
        weight, bias = next(stored) if layer.kind in ("dense", "conv") else (None, None)
        modules += modules_of(layer, weight, axes)
        axes = 0 if layer.kind == "dense" else axes
        if weight is not None:
            with torch.no_grad():
                modules[-1].weight.copy_(torch.from_numpy(weight))
                modules[-1].bias.copy_(torch.from_numpy(bias))
            modules.append(HIDDEN[network.hidden]())
    return torch.nn.Sequential(*modules[:-1]).to(memory_format=order)


def orders(network):
    return [torch.contiguous_format, torch.channels_last] if network.inputs.ndim == 4 and not EAGER else [torch.contiguous_format]


def fastest(candidates, run):
    """The candidate with the least time of a few calls, after a few to warm up."""

    def least(candidate):
        times = []
        for _ in range(12):
            start = time.perf_counter()
            run(candidate)
            times.append(time.perf_counter() - start)
        return min(times[4:])

    return min(candidates, key=least) if len(candidates) > 1 else candidates[0]


def outputs(network, logits):
    return {"sigmoid": torch.sigmoid, "softmax": lambda z: torch.softmax(z, 1), "none": lambda z: z}[network.output](logits)


class Predicting:
    def __init__(self, network, work):
        self.dependent = work.kind == "latency"
        inputs = torch.from_numpy(network.inputs[: work.batch].copy())
        last = {"sigmoid": [torch.nn.Sigmoid()], "softmax": [torch.nn.Softmax(1)], "none": []}[network.output]
        candidates = []
        for order in orders(network):
            model = torch.nn.Sequential(*build(network, order), *last).eval()
            ordered = inputs.contiguous(memory_format=order)
            with torch.no_grad():
                traced = [] if EAGER else [torch.jit.optimize_for_inference(torch.jit.trace(model, ordered))]
                candidates += [(m, ordered) for m in (traced if network.is_dense else [*traced, model])]
        with torch.inference_mode():
            self.model, self.inputs = fastest(candidates, lambda c: c[0](c[1]))

    def result(self):
        with torch.inference_mode():
            return self.model(self.inputs).numpy()

    def run(self, calls):
        with torch.inference_mode():
            for _ in range(calls):
                output = self.model(self.inputs)
                if self.dependent:
                    self.inputs[0, 0] = output[0, 0]


class Stepping:
    """One step at a time: the module of a cell, or that of sequences on one step, the faster of both."""

    def __init__(self, network):
        self.steps = torch.from_numpy(network.inputs.reshape(-1, 1, network.inputs.shape[2]).copy()).unbind(0)
        self.is_lstm, self.next = network.layers[0].kind == "lstm", 0
        state = torch.zeros(1, network.layers[0].units)
        with torch.inference_mode():
            candidates = [(recurrence_of(network, cell=True).eval(), True, state), (recurrence_of(network).eval(), False, state[None])]
            self.module, self.is_cell, state = fastest(candidates, lambda c: c[0](self.input(c[1], 0), (c[2], c[2]) if self.is_lstm else c[2]))
        self.state = (state, state) if self.is_lstm else state

    def input(self, is_cell, index):
        return self.steps[index] if is_cell else self.steps[index][None]

    def result(self):
        self.run(COMPARED_STREAM_STEPS)
        return (self.state[0] if self.is_lstm else self.state).numpy()

    def run(self, calls):
        with torch.inference_mode():
            for _ in range(calls):
                self.state = self.module(self.input(self.is_cell, self.next), self.state)
                self.state = self.state if self.is_cell else self.state[1]
                self.next = (self.next + 1) % len(self.steps)


class Training:
    def __init__(self, network, work):
        self.network, self.work = network, work
        self.loss = LOSSES[network.loss]
        self.start(fastest(orders(network), self.probe))

    def probe(self, order):
        """A few steps in that order of axes; prepared once."""
        if getattr(self, "order", None) != order:
            self.start(order)
        self.run(1)

    def start(self, order):
        network, work, self.order = self.network, self.work, order
        self.model = build(network, order)
        parameters = self.model.parameters()
        self.optimizer = torch.optim.SGD(parameters, lr=SGD_RATE) if work.kind == "sgd" else torch.optim.Adam(parameters, lr=ADAM_RATE, foreach=True)
        inputs = torch.from_numpy(network.inputs).contiguous(memory_format=order)
        self.batches = list(zip(inputs.split(work.batch), torch.from_numpy(network.targets).split(work.batch)))
        self.next = 0

    def result(self):
        self.run(COMPARED_STEPS)
        with torch.inference_mode():
            return outputs(self.network, self.model(torch.from_numpy(self.network.inputs[:COMPARED_SAMPLES]))).numpy()

    def run(self, calls):
        for _ in range(calls):
            inputs, targets = self.batches[self.next]
            self.next = (self.next + 1) % len(self.batches)
            self.optimizer.zero_grad(set_to_none=True)
            self.loss(self.model(inputs), targets).backward()
            self.optimizer.step()


def open_cell(network, work, threads):
    if EAGER and (network.is_dense or network.is_recurrent):
        raise NotImplementedError("convolutions alone")
    torch.set_num_threads(threads)
    if work.kind == "sessions":
        raise NotImplementedError("no step for many states")
    if work.kind == "step":
        return Stepping(network)
    return Training(network, work) if work.trains else Predicting(network, work)


serve(open_cell)
