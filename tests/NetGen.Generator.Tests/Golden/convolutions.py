"""Writes the golden files of convolutions with PyTorch 1.13.1, in double: python3 convolutions.py, in this folder; or some, by name."""
import json
import sys

import torch
from torch import nn

torch.set_default_dtype(torch.float64)

NETWORKS = {
    "conv-images": dict(input=[2, 7, 6], batch=3, loss="CrossEntropy", layers=[
        dict(kind="Conv2D", filters=5, kernel=3, padding=1, activation="ReLU"),
        dict(kind="Conv2D", filters=4, kernel=3, kernelWidth=2, stride=2, strideWidth=1, paddingWidth=1, dilationWidth=2, bias=False, activation="Tanh"),
        dict(kind="Conv2D", filters=6, kernel=2, samePadding=True, dilation=2, activation="SiLU"),
        dict(kind="Conv2D", filters=6, kernel=2, groups=3, activation="ReLU"),
        dict(kind="Conv2D", filters=9, kernel=1, activation="Sigmoid"),
        dict(kind="Flatten"),
        dict(kind="Dense", units=3, activation="Softmax"),
    ]),
    "conv-signals": dict(input=[3, 12], batch=4, loss="MeanSquaredError", layers=[
        dict(kind="Conv1D", filters=8, kernel=3, causal=True, dilation=2, activation="Tanh"),
        dict(kind="Conv1D", filters=4, kernel=4, samePadding=True, groups=2, activation="ReLU"),
        dict(kind="Conv1D", filters=5, kernel=5, stride=2, padding=2, activation="GELU"),
        dict(kind="Conv1D", filters=2, kernel=1),
    ]),
    "conv-groups": dict(input=[4, 7, 6], batch=3, loss="CrossEntropy", layers=[
        dict(kind="DepthwiseConv2D", kernel=3, padding=1, activation="ReLU"),
        dict(kind="DepthwiseConv2D", kernel=2, kernelWidth=3, stride=2, strideWidth=1, paddingWidth=1, multiplier=3, bias=False, activation="Tanh"),
        dict(kind="Conv2D", filters=6, kernel=2, groups=3, activation="SiLU"),
        dict(kind="DepthwiseConv2D", kernel=2, dilation=2, samePadding=True, activation="ReLU"),
        dict(kind="Conv2D", filters=18, kernel=2, groups=2, activation="Sigmoid"),
        dict(kind="Flatten"),
        dict(kind="Dense", units=3, activation="Softmax"),
    ]),
    "transposed-images": dict(input=[4, 3, 2], batch=3, loss="CrossEntropy", layers=[
        dict(kind="ConvTranspose2D", filters=5, kernel=3, stride=2, padding=1, outputPadding=1, activation="ReLU"),
        dict(kind="ConvTranspose2D", filters=4, kernel=2, kernelWidth=4, stride=1, strideWidth=2, paddingWidth=1, dilation=2, bias=False, activation="Tanh"),
        dict(kind="ConvTranspose2D", filters=6, kernel=2, groups=2, stride=2, outputPadding=1, padding=3, activation="SiLU"),
        dict(kind="Conv2D", filters=6, kernel=4, stride=3, activation="ReLU"),
        dict(kind="ConvTranspose2D", filters=6, kernel=3, groups=6, padding=1, activation="Sigmoid"),
        dict(kind="ConvTranspose2D", filters=8, kernel=1, stride=2),
        dict(kind="Flatten"),
        dict(kind="Dense", units=3, activation="Softmax"),
    ]),
    "transposed-signals": dict(input=[3, 4], batch=4, loss="MeanSquaredError", layers=[
        dict(kind="ConvTranspose1D", filters=8, kernel=4, stride=3, padding=2, outputPadding=2, activation="Tanh"),
        dict(kind="ConvTranspose1D", filters=6, kernel=2, dilation=3, outputPadding=2, groups=2, activation="ReLU"),
        dict(kind="ConvTranspose1D", filters=2, kernel=5, padding=4),
    ]),
    "pool-images": dict(input=[2, 9, 10], batch=3, loss="CrossEntropy", layers=[
        dict(kind="Conv2D", filters=4, kernel=3, padding=1, activation="ReLU"),
        dict(kind="MaxPool2D", size=3, stride=2, padding=1),
        dict(kind="AvgPool2D", size=2, sizeWidth=3, stride=1, paddingWidth=1),
        dict(kind="Conv2D", filters=5, kernel=2, activation="Tanh"),
        dict(kind="MaxPool2D", size=1, sizeWidth=2, strideWidth=1),
        dict(kind="GlobalAvgPool2D"),
        dict(kind="Dense", units=3, activation="Softmax"),
    ]),
    "pool-signals": dict(input=[3, 15], batch=4, loss="MeanSquaredError", layers=[
        dict(kind="Conv1D", filters=6, kernel=3, activation="ReLU"),
        dict(kind="MaxPool1D", size=3, stride=2),
        dict(kind="AvgPool1D", size=2, padding=1),
        dict(kind="Conv1D", filters=5, kernel=2),
        dict(kind="GlobalMaxPool1D"),
        dict(kind="Dense", units=2),
    ]),
}

ACTIVATIONS = dict(ReLU=nn.ReLU, Tanh=nn.Tanh, SiLU=nn.SiLU, Sigmoid=nn.Sigmoid, GELU=nn.GELU)
OPTIMIZERS = dict(
    Sgd=lambda p: torch.optim.SGD(p, lr=0.05),
    Momentum=lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    Nesterov=lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, nesterov=True),
    SgdL2=lambda p: torch.optim.SGD(p, lr=0.05, weight_decay=0.01),
    AdaGrad=lambda p: torch.optim.Adagrad(p, lr=0.05),
    AdaDelta=lambda p: torch.optim.Adadelta(p, lr=1.0),
    RmsProp=lambda p: torch.optim.RMSprop(p, lr=0.01),
    Adam=lambda p: torch.optim.Adam(p, lr=0.01),
    AdamW=lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.05),
)


class Causal(nn.Module):
    """A convolution that is padded at the beginning alone. Its tensors have the names of the convolution's."""

    def __init__(self, conv):
        super().__init__()
        self.weight, self.bias, self.conv = conv.weight, conv.bias, [conv]

    def forward(self, x):
        conv = self.conv[0]
        return conv(nn.functional.pad(x, (conv.dilation[0] * (conv.kernel_size[0] - 1), 0)))


def module(layer, channels):
    kind = layer["kind"]
    if kind == "Flatten":
        return nn.Flatten()
    if kind == "Dense":
        return nn.LazyLinear(layer["units"])

    def of(option, default):
        height = layer.get(option, default)
        return height if kind.endswith("1D") else (height, layer.get(option + "Width", height))

    if kind in ("MaxPool1D", "MaxPool2D", "AvgPool1D", "AvgPool2D"):
        size = of("size", 1)
        stride = of("stride", size) if "stride" in layer else size if "strideWidth" not in layer else (size[0], layer["strideWidth"])
        return getattr(nn, kind[:-1] + "d")(size, stride, of("padding", 0))
    if kind == "GlobalAvgPool2D":
        return nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
    if kind == "GlobalMaxPool1D":
        return nn.Sequential(nn.AdaptiveMaxPool1d(1), nn.Flatten())

    if kind.startswith("ConvTranspose"):
        return (nn.ConvTranspose1d if kind == "ConvTranspose1D" else nn.ConvTranspose2d)(
            channels, layer["filters"], of("kernel", 1), stride=of("stride", 1), padding=of("padding", 0), output_padding=of("outputPadding", 0),
            groups=layer.get("groups", 1), bias=layer.get("bias", True), dilation=of("dilation", 1))
    if kind == "DepthwiseConv2D":
        layer = dict(layer, filters=channels * layer.get("multiplier", 1), groups=channels)
    conv = (nn.Conv1d if kind == "Conv1D" else nn.Conv2d)(
        channels, layer["filters"], of("kernel", 1), stride=of("stride", 1), padding="same" if layer.get("samePadding") else of("padding", 0),
        dilation=of("dilation", 1), groups=layer.get("groups", 1), bias=layer.get("bias", True))
    return Causal(conv) if layer.get("causal") else conv


def network(layers, channels):
    modules = []
    for layer in layers:
        modules.append(module(layer, channels))
        channels = layer.get("filters", channels * layer.get("multiplier", 1))
    return nn.ModuleList(modules)


def run(modules, layers, x):
    for one, layer in zip(modules, layers):
        x = one(x)
        activation = layer.get("activation")
        if activation and activation != "Softmax":
            x = ACTIVATIONS[activation]()(x)
    return x


def tensors(named):
    return [dict(name="mods." + name, shape=list(t.shape), values=t.detach().flatten().tolist()) for name, t in named]


def golden(name, description):
    torch.manual_seed(7)
    layers = description["layers"]
    x = torch.randn(description["batch"], *description["input"])
    modules = network(layers, description["input"][0])
    outputs = run(modules, layers, x)
    classes = description["loss"] == "CrossEntropy"
    targets = nn.functional.one_hot(torch.arange(len(x)) % outputs.shape[1], outputs.shape[1]).double() if classes else torch.randn_like(outputs)

    def loss():
        predicted = run(modules, layers, x)
        return -(targets * torch.log_softmax(predicted, 1)).sum(1).mean() if classes else ((predicted - targets) ** 2).mean()

    start = {n: p.detach().clone() for n, p in modules.named_parameters()}
    value = loss()
    value.backward()
    result = dict(
        name=name, input=description["input"], batch=description["batch"], lossKind=description["loss"], layers=layers,
        parameters=tensors(modules.named_parameters()), x=x.flatten().tolist(), targets=targets.flatten().tolist(),
        outputs=(torch.softmax(outputs, 1) if classes else outputs).detach().flatten().tolist(), loss=value.item(),
        gradients=tensors((n, p.grad) for n, p in modules.named_parameters()), after5={})
    for optimizer, make in OPTIMIZERS.items():
        with torch.no_grad():
            for n, p in modules.named_parameters():
                p.copy_(start[n])
        steps = make(modules.parameters())
        for _ in range(5):
            steps.zero_grad()
            loss().backward()
            steps.step()
        result["after5"][optimizer] = tensors(modules.named_parameters())
    with open(name + ".json", "w") as file:
        json.dump(result, file)


if __name__ == "__main__":
    for name, description in NETWORKS.items():
        if not sys.argv[1:] or name in sys.argv[1:]:
            golden(name, description)
