"""What looking costs in PyTorch: every layer's output and its gradient kept by forward hooks and retain_grad.

torch_hooks.py WORKLOAD DTYPE THREADS prints the seconds of a short training as JSON: plain, with the last step's tensors
kept (hooks stand in every step, for nobody knows which is the last), and with those of every step copied, weights too.
"""
import json
import statistics
import sys
import time

from common import load
from torch_peer import Trainer

PAIRS, SECONDS = 9, 0.2


class Looking(Trainer):
    """A training whose intermediate tensors can be looked at afterwards."""

    def install(self):
        self.outputs = {}
        return [module.register_forward_hook(self.keeper(index)) for index, module in enumerate(self.net)]

    def keeper(self, index):
        def keep(module, inputs, output):
            output.retain_grad()
            self.outputs[index] = output
        return keep

    def history(self):
        now = {key: (tensor, tensor.grad) for key, tensor in [*self.outputs.items(), *self.tensors().items()]}
        return {key: (value.detach().clone(), gradient.clone()) for key, (value, gradient) in now.items()}


def timed(trainer, steps, keeps):
    trainer.reset()
    hooks = trainer.install() if keeps else []
    past, start = [], time.perf_counter()
    for _ in range(steps):
        trainer.train(1)
        if keeps == "all":
            past.append(trainer.history())
    seconds = time.perf_counter() - start
    for hook in hooks:
        hook.remove()
    return seconds


def main():
    name, dtype, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
    trainer = Looking(*load(name, dtype), threads)
    timed(trainer, 50, None)
    steps = max(20, int(SECONDS * 50 / timed(trainer, 50, None)))
    runs = [[timed(trainer, steps, keeps) for keeps in (None, "last", "all")] for _ in range(PAIRS)]
    last, every = (statistics.median(run[kind] / run[0] for run in runs) for kind in (1, 2))
    print(json.dumps({"step": statistics.median(run[0] for run in runs) / steps, "last": last, "all": every}))


main()
