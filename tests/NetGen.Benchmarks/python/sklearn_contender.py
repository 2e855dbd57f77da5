"""scikit-learn's multilayer perceptrons. Training goes through partial_fit over the whole pool, so that its checks of the data are paid once for many batches."""
import warnings

import numpy as np
from sklearn.neural_network import MLPClassifier, MLPRegressor

from contender import ADAM_RATE, COMPARED_SAMPLES, COMPARED_STEPS, SAMPLES, SGD_RATE, serve

warnings.filterwarnings("ignore")


def build(network, solver, batch):
    kind = MLPRegressor if network.loss == "mse" else MLPClassifier
    model = kind(
        hidden_layer_sizes=tuple(network.sizes[1:-1]),
        activation=network.hidden,
        solver=solver,
        alpha=0,
        batch_size=batch,
        learning_rate_init=SGD_RATE if solver == "sgd" else ADAM_RATE,
        momentum=0,
        nesterovs_momentum=False,
        shuffle=False,
        random_state=1,
    )
    targets = labels(network)
    first = slice(0, batch)
    if network.loss == "mse":
        model.partial_fit(network.inputs[first], targets[first])
    else:
        model.partial_fit(network.inputs[first], targets[first], classes=np.arange(max(2, network.sizes[-1])))
    for layer, (weight, bias) in enumerate(zip(network.weights, network.biases)):
        model.coefs_[layer] = weight.T.copy()
        model.intercepts_[layer] = bias.copy()
    del model._optimizer
    return model


def labels(network):
    if network.loss == "mse":
        return network.targets
    return network.targets[:, 0].astype(int) if network.loss == "bce" else network.targets.argmax(axis=1)


def predict(network, model, inputs):
    if network.loss == "mse":
        return model.predict(inputs)
    probabilities = model.predict_proba(inputs)
    return probabilities[:, 1:] if network.loss == "bce" else probabilities


class Predicting:
    def __init__(self, network, work):
        self.network = network
        self.dependent = work.kind == "latency"
        self.inputs = network.inputs[: work.batch].copy()
        self.model = build(network, "sgd", 32)

    def result(self):
        return predict(self.network, self.model, self.inputs)

    def run(self, calls):
        for _ in range(calls):
            output = predict(self.network, self.model, self.inputs)
            if self.dependent:
                self.inputs[0, 0] = output[0, 0]


class Training:
    def __init__(self, network, work):
        self.network = network
        self.batch = work.batch
        self.solver = work.kind
        self.targets = labels(network)
        self.model = build(network, work.kind, work.batch)
        # As many batches a call as the pool has, so that the checks of one call are shared by many steps.
        self.least_calls = min(SAMPLES // work.batch, 64)

    def result(self):
        self.fit(COMPARED_STEPS)
        return predict(self.network, self.model, self.network.inputs[:COMPARED_SAMPLES])

    def run(self, calls):
        while calls > 0:
            self.fit(min(calls, self.least_calls))
            calls -= self.least_calls

    def fit(self, batches):
        samples = slice(0, batches * self.batch)
        self.model.partial_fit(self.network.inputs[samples], self.targets[samples])


def open_cell(network, work, threads):
    network.require_dense()
    if work.trains and network.loss == "mse":
        raise NotImplementedError("halves the mean square, so its gradient is another")
    return Training(network, work) if work.trains else Predicting(network, work)


serve(open_cell)
