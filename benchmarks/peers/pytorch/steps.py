"""Times PyTorch from Python on some of the workloads, where DJL's natives cannot be had.

    python3 benchmarks/peers/pytorch/steps.py THREADS WORKLOAD...

Warms and measures as Corno's benchmark does: medians in milliseconds. Samples are PyTorch's tensors already; the loss or the
probabilities are read each time.
"""

import statistics
import sys
import time

import torch
from torch import nn

WARM_SECONDS, SECONDS, MOST_SECONDS, LEAST_STEPS = 2, 3, 12, 10


class Recurrent(nn.Module):
    """128 units, a class for every step."""

    def __init__(self, kind):
        super().__init__()
        self.recurrent = kind(64, 128, batch_first=True)
        self.dense = nn.Linear(128, 64)

    def forward(self, x):
        return self.dense(self.recurrent(x)[0]).flatten(0, 1)


def perceptron(width):
    return nn.Sequential(nn.Linear(784, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU(), nn.Linear(width, 10))


def cifar_convnet():
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, padding=1), nn.ReLU(), nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 32, 3, padding=1), nn.ReLU(), nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(4096, 256), nn.ReLU(), nn.Linear(256, 10))


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10))


def torchvision_model(name):
    import torchvision
    return getattr(torchvision.models, name)()


def sgd(weights):
    return torch.optim.SGD(weights, 0.01)


def momentum(weights):
    return torch.optim.SGD(weights, 0.01, momentum=0.9)


def adam(weights):
    return torch.optim.Adam(weights, 0.001)


# name: (network, shape of a sample, optimizer, classes, measures)
WORKLOADS = {
    "mlp-small": (lambda: perceptron(16), (784,), sgd, 10, [("train", 64), ("predict", 1), ("predict", 64)]),
    "mlp-large": (lambda: perceptron(512), (784,), adam, 10, [("train", 128), ("predict", 128)]),
    "cifar-convnet": (cifar_convnet, (3, 32, 32), adam, 10, [("train", 32), ("predict", 32)]),
    "lenet5": (lenet5, (1, 28, 28), momentum, 10, [("train", 64), ("predict", 64), ("predict", 1)]),
    "lstm": (lambda: Recurrent(nn.LSTM), (50, 64), adam, 64, [("train", 32), ("predict", 32)]),
    "gru": (lambda: Recurrent(nn.GRU), (50, 64), adam, 64, [("train", 32), ("predict", 32)]),
    "resnet50": (lambda: torchvision_model("resnet50"), (3, 224, 224), momentum, 1000, [("predict", 1), ("train", 8)]),
    "vgg16": (lambda: torchvision_model("vgg16"), (3, 224, 224), momentum, 1000, [("predict", 1)]),
}


def median(step):
    start = time.perf_counter()
    while time.perf_counter() - start < WARM_SECONDS:
        step()
    times = []
    start = time.perf_counter()
    while (elapsed := time.perf_counter() - start) < SECONDS or len(times) < LEAST_STEPS and elapsed < MOST_SECONDS:
        before = time.perf_counter()
        step()
        times.append((time.perf_counter() - before) * 1e3)
    return statistics.median(times)


def training_step(network, optimizer, x, y):
    network.train()

    def step():
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(network(x), y)
        loss.backward()
        optimizer.step()
        loss.item()
    return step


def prediction(network, x):
    network.eval()

    def step():
        with torch.inference_mode():
            torch.softmax(network(x), -1).numpy()
    return step


def main(threads, names):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    for name in names:
        make, shape, optimizer, classes, measures = WORKLOADS[name]
        for phase, batch in measures:
            network = make()
            x = torch.randn(batch, *shape)
            labels = batch * shape[0] if len(shape) == 2 else batch
            if phase == "train":
                step = training_step(network, optimizer(network.parameters()), x, torch.randint(classes, (labels,)))
            else:
                step = prediction(network, x)
            print(f"{name} {phase} b{batch}: {median(step):.4f} ms, {threads} threads, PyTorch {torch.__version__}", flush=True)


main(int(sys.argv[1]), sys.argv[2:])
