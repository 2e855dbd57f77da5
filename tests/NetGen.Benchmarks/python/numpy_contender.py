"""NumPy as a tutorial writes it: one product a layer and direction, every formula in place where that is possible."""
import numpy as np

from contender import ADAM_RATE, COMPARED_SAMPLES, COMPARED_STEPS, SGD_RATE, serve


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    e /= e.sum(axis=1, keepdims=True)
    return e


HIDDEN = {"tanh": lambda z: np.tanh(z, out=z), "relu": lambda z: np.maximum(z, 0, out=z)}
OUTPUT = {"none": lambda z: z, "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "softmax": softmax}


class Model:
    def __init__(self, network):
        self.weights = [weight.T.copy() for weight in network.weights]
        self.biases = [bias.copy() for bias in network.biases]
        self.hidden, self.output = HIDDEN[network.hidden], OUTPUT[network.output]
        self.derivative = (lambda a: 1 - a * a) if network.hidden == "tanh" else (lambda a: a > 0)
        self.factor = np.float32(2 / network.sizes[-1] if network.loss == "mse" else 1)

    def forward(self, inputs):
        activations = [inputs]
        for layer, (weight, bias) in enumerate(zip(self.weights, self.biases)):
            z = activations[-1] @ weight
            z += bias
            activations.append((self.output if layer == len(self.weights) - 1 else self.hidden)(z))
        return activations

    def gradients(self, inputs, targets):
        activations = self.forward(inputs)
        delta = (activations[-1] - targets) * (self.factor / np.float32(len(inputs)))
        found = []
        for layer in reversed(range(len(self.weights))):
            found += [delta.sum(axis=0), activations[layer].T @ delta]
            if layer > 0:
                delta = (delta @ self.weights[layer].T) * self.derivative(activations[layer])
        return found[::-1]


class Predicting:
    def __init__(self, network, work):
        self.model = Model(network)
        self.dependent = work.kind == "latency"
        self.inputs = network.inputs[: work.batch].copy()

    def result(self):
        return self.model.forward(self.inputs)[-1]

    def run(self, calls):
        for _ in range(calls):
            output = self.model.forward(self.inputs)[-1]
            if self.dependent:
                self.inputs[0, 0] = output[0, 0]


class Training:
    def __init__(self, network, work):
        self.network, self.work = network, work
        self.model = Model(network)
        self.parameters = [p for pair in zip(self.model.weights, self.model.biases) for p in pair]
        self.means = [np.zeros_like(p) for p in self.parameters]
        self.squares = [np.zeros_like(p) for p in self.parameters]
        self.steps = 0

    def result(self):
        self.run(COMPARED_STEPS)
        return self.model.forward(self.network.inputs[:COMPARED_SAMPLES])[-1]

    def run(self, calls):
        batch = self.work.batch
        for _ in range(calls):
            first = self.steps * batch % len(self.network.inputs)
            gradients = self.model.gradients(self.network.inputs[first : first + batch], self.network.targets[first : first + batch])
            self.steps += 1
            if self.work.kind == "sgd":
                for parameter, gradient in zip(self.parameters, gradients):
                    gradient *= np.float32(SGD_RATE)
                    parameter -= gradient
            else:
                self.adam(gradients)

    def adam(self, gradients):
        rate = np.float32(ADAM_RATE / (1 - 0.9**self.steps))
        correction = np.float32(1 / (1 - 0.999**self.steps))
        for parameter, gradient, mean, square in zip(self.parameters, gradients, self.means, self.squares):
            mean *= np.float32(0.9)
            mean += np.float32(0.1) * gradient
            square *= np.float32(0.999)
            square += np.float32(0.001) * (gradient * gradient)
            parameter -= rate * mean / (np.sqrt(square * correction) + np.float32(1e-8))


def open_cell(network, work, threads):
    network.require_dense()
    return Training(network, work) if work.trains else Predicting(network, work)


serve(open_cell)
