"""The Python contenders' side of the protocol: the data's files, the clock, and a line each way (see Serving/Server.cs)."""
import statistics
import sys
import time

import numpy as np

SAMPLES = 512
COMPARED_STEPS = 3
COMPARED_SAMPLES = 8
SGD_RATE = 0.01
ADAM_RATE = 0.001


class Network:
    """Shape, weights and samples, as Data/NetworkData.cs writes them."""

    def __init__(self, folder, name):
        with open(f"{folder}/{name}.spec") as file:
            _, sizes, self.hidden, self.output, self.loss = file.read().split()
        self.sizes = [int(size) for size in sizes.split(",")]
        values = np.fromfile(f"{folder}/{name}.bin", dtype=np.float32)
        self.weights, self.biases = [], []
        for inputs, outputs in zip(self.sizes, self.sizes[1:]):
            self.weights.append(values[: inputs * outputs].reshape(outputs, inputs))
            self.biases.append(values[inputs * outputs : (inputs + 1) * outputs])
            values = values[(inputs + 1) * outputs :]
        self.inputs = values[: SAMPLES * self.sizes[0]].reshape(SAMPLES, -1)
        self.targets = values[SAMPLES * self.sizes[0] :].reshape(SAMPLES, -1)


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
