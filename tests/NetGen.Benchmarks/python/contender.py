"""The Python contenders' side of the protocol: the data's files, the clock, and a line each way (see Serving/Server.cs)."""
import statistics
import sys
import time

import numpy as np

SAMPLES = 512
COMPARED_STEPS = 3
COMPARED_SAMPLES = 8
COMPARED_STREAM_STEPS = 8
SGD_RATE = 0.01
ADAM_RATE = 0.001


class Network:
    """Shape, weights and samples, as Data/NetworkData.cs writes them."""

    def __init__(self, folder, name):
        with open(f"{folder}/{name}.spec") as file:
            _, shape, body, self.hidden, self.output, self.loss = file.read().split()
        shape = [int(extent) for extent in shape.split(",")]
        self.layers = [Layer(text) for text in body.split(",")]
        self.is_dense = all(layer.kind == "dense" for layer in self.layers)
        self.is_recurrent = all(layer.kind in ("lstm", "gru") for layer in self.layers)
        values = np.fromfile(f"{folder}/{name}.bin", dtype=np.float32)
        self.weights, self.biases, self.tensors = [], [], []
        current = shape
        for layer in self.layers:
            current, tensors = layer.shapes(current)
            for one in tensors:
                size = int(np.prod(one))
                self.tensors.append(values[:size].reshape(one))
                values = values[size:]
            if len(tensors) == 2:
                self.weights.append(self.tensors[-2])
                self.biases.append(self.tensors[-1])
        self.sizes = [shape[0]] + [bias.size for bias in self.biases]
        size = SAMPLES * int(np.prod(shape))
        self.inputs = values[:size].reshape(SAMPLES, *shape)
        self.targets = values[size:].reshape(SAMPLES, -1)

    def require_dense(self):
        if not self.is_dense:
            raise NotImplementedError("has dense layers alone")


class Layer:
    """A layer as Data/LayerSpec.cs describes it."""

    def __init__(self, text):
        self.kind, *numbers = text.split(":")
        numbers = [int(number) for number in numbers]
        if self.kind == "conv":
            self.filters, self.kernel, self.stride, self.padding, self.groups = numbers + [1, 0, 1][len(numbers) - 2 :]
        elif self.kind == "pool":
            self.kernel = numbers[0]
        elif self.kind == "dense":
            self.filters = numbers[0]
        elif self.kind in ("lstm", "gru"):
            self.units, self.directions = (numbers + [1])[:2]

    def shapes(self, inputs):
        """Of the output, and of the tensors."""
        if self.kind == "dense":
            return [self.filters], [[self.filters, int(np.prod(inputs))], [self.filters]]
        if self.kind in ("lstm", "gru"):
            rows = (4 if self.kind == "lstm" else 3) * self.units
            return [self.units * self.directions], [[rows, inputs[1]], [rows, self.units], [rows], [rows]] * self.directions
        if self.kind == "conv":
            extents = [(extent + 2 * self.padding - self.kernel) // self.stride + 1 for extent in inputs[1:]]
            return [self.filters, *extents], [[self.filters, inputs[0] // self.groups, *[self.kernel] * len(extents)], [self.filters]]
        return ([inputs[0]] if self.kind == "mean" else [inputs[0], *(extent // self.kernel for extent in inputs[1:])]), []


class Work:
    """A work by its name in the protocol."""

    def __init__(self, name):
        self.kind = name.rstrip("0123456789")
        self.batch = int(name[len(self.kind) :])
        self.trains = self.kind in ("sgd", "adam")


def measure(cell, calls, milliseconds):
    times = []
    end = time.perf_counter() + milliseconds / 1e3
    while not times or time.perf_counter() < end:
        start = time.perf_counter_ns()
        cell.run(calls)
        times.append((time.perf_counter_ns() - start) / calls)
    return min(times), statistics.median(times)


def calls_of_a_millisecond(cell):
    # Some do several calls' work in one, and would be timed at their worst with fewer.
    calls = getattr(cell, "least_calls", 1)
    while True:
        start = time.perf_counter_ns()
        cell.run(calls)
        if time.perf_counter_ns() - start >= 1e6:
            return calls
        calls *= 2


def serve(open_cell):
    """open_cell(network, work, threads) gives an object with result() and run(calls), or raises NotImplementedError with a reason."""
    folder = sys.argv[-1]
    networks, cells, calls = {}, {}, {}
    for line in sys.stdin:
        words = line.split()
        if words[0] == "quit":
            break
        key = tuple(words[1:4])
        try:
            if words[0] == "open":
                network = networks.setdefault(words[1], None) or Network(folder, words[1])
                networks[words[1]] = network
                cells[key] = open_cell(network, Work(words[2]), int(words[3]))
                start = time.perf_counter_ns()
                result = np.asarray(cells[key].result()).ravel()
                numbers = [time.perf_counter_ns() - start, *result.tolist()]
            elif words[0] == "time":
                if key not in calls:
                    calls[key] = calls_of_a_millisecond(cells[key])
                numbers = measure(cells[key], calls[key], float(words[4]))
            else:
                raise NotImplementedError("not counted")
            print("ok", *[repr(float(number)) for number in numbers], flush=True)
        except Exception as error:
            print("none", str(error).replace("\n", " "), flush=True)
