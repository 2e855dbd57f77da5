"""The tutorial's training in NumPy: python3 tutorial.py breast_cancer.csv tutorial-run.json

Samples are columns, as in the tutorial. Prints the seconds of training, the last cost and the correct answers on the test rows.
"""
import json
import sys
import time

import numpy as np


def forward(x, weights, biases):
    activations = [x]
    for w, b in zip(weights[:-1], biases[:-1]):
        activations.append(np.maximum(w @ activations[-1] + b, 0))
    z = weights[-1] @ activations[-1] + biases[-1]
    activations.append(1 / (1 + np.exp(-z)))
    return activations


def cost_of(predicted, y):
    with np.errstate(divide="ignore", invalid="ignore"):
        return -np.nansum(y * np.log(predicted) + (1 - y) * np.log(1 - predicted)) / y.size


def train(x, y, weights, biases, learning_rate, iterations):
    cost = None
    for _ in range(iterations):
        activations = forward(x, weights, biases)
        cost = cost_of(activations[-1], y)
        dz = (activations[-1] - y) / y.size
        for layer in reversed(range(len(weights))):
            dw = dz @ activations[layer].T
            db = dz.sum(axis=1, keepdims=True)
            if layer > 0:
                dz = (weights[layer].T @ dz) * (activations[layer] > 0)
            weights[layer] -= learning_rate * dw
            biases[layer] -= learning_rate * db
    return cost


def main(data_path, setup_path):
    data = np.loadtxt(data_path, delimiter=",", skiprows=1)
    with open(setup_path, encoding="utf-8") as file:
        setup = json.load(file)
    x, y = data[:, :-1].T, data[:, -1:].T
    train_rows, test_rows = setup["trainRows"], setup["testRows"]
    weights = [np.array(layer["weights"]) for layer in setup["initial"]]
    biases = [np.array(layer["biases"]).reshape(-1, 1) for layer in setup["initial"]]

    start = time.perf_counter()
    cost = train(x[:, train_rows], y[:, train_rows], weights, biases, setup["learningRate"], setup["iterations"])
    seconds = time.perf_counter() - start

    predicted = forward(x[:, test_rows], weights, biases)[-1] > 0.5
    correct = int((predicted == (y[:, test_rows] > 0.5)).sum())
    print(json.dumps({"version": np.__version__, "seconds": seconds, "cost": cost, "correct": correct}))


main(sys.argv[1], sys.argv[2])
