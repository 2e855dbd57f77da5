"""Writes carried.json: truncated backpropagation through time with PyTorch 1.13.1, in double: python3 carried.py, in this folder."""
import json

import torch
from torch import nn

STEPS, FEATURES, ROWS, WINDOWS = 4, 3, 3, 5
torch.set_default_dtype(torch.float64)


class Deep(nn.Module):
    """Every step has an output."""

    def __init__(self):
        super().__init__()
        self.lstm1 = nn.LSTM(FEATURES, 5, batch_first=True)
        self.gru1 = nn.GRU(5, 9, batch_first=True)
        self.dense1 = nn.Linear(9, 2)

    def forward(self, x, state):
        a, lstm = self.lstm1(x, state and state[0])
        b, gru = self.gru1(a, state and state[1])
        return self.dense1(b), ((lstm[0].detach(), lstm[1].detach()), gru.detach())

    @staticmethod
    def flat(state):
        return torch.cat([state[0][0][0], state[0][1][0], state[1][0]], dim=1)


class Last(nn.Module):
    """The last step alone has an output."""

    def __init__(self):
        super().__init__()
        self.rnn1 = nn.RNN(FEATURES, 6, batch_first=True)
        self.dense1 = nn.Linear(6, 2)

    def forward(self, x, state):
        _, h = self.rnn1(x, state)
        return self.dense1(h[0]), h.detach()

    @staticmethod
    def flat(state):
        return state[0]


def tensors(named):
    return {name: tensor.flatten().tolist() for name, tensor in named}


def run(kind, seed):
    torch.manual_seed(seed)
    network = kind()
    x = torch.randn(ROWS, WINDOWS, STEPS, FEATURES)
    y = torch.randn(ROWS, WINDOWS, STEPS, 2) if kind is Deep else torch.randn(ROWS, WINDOWS, 2)
    parameters = tensors(network.named_parameters())
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.5)
    state, windows = None, []
    for window in range(WINDOWS):
        output, state = network(x[:, window], state)
        loss = nn.functional.mse_loss(output, y[:, window])
        optimizer.zero_grad()
        loss.backward()
        gradients = tensors((name, p.grad) for name, p in network.named_parameters())
        windows.append(dict(loss=loss.item(), gradients=gradients, state=kind.flat(state).flatten().tolist()))
        optimizer.step()
    return dict(
        parameters=parameters, x=x.flatten().tolist(), y=y.flatten().tolist(), windows=windows, trained=tensors(network.named_parameters()))


with open("carried.json", "w") as file:
    json.dump(dict(deep=run(Deep, 3), last=run(Last, 4)), file)
