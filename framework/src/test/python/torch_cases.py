"""Lets Torch compute the cases of cases.py, which compiles nothing and is many times faster. Where a case disagrees, JAX decides:
Keras's backends differ in places."""

import cases
import keras
import numpy as np
import torch
from keras import tree


def run_layer(made, inputs, style, arg_names, masks, kwargs, training, rules, rng, drawn, dtype):
    given = {key: torch.as_tensor(value.astype(bool)) for key, value in masks.items()}
    given.update(kwargs)
    if training is not None:
        given["training"] = training
    tensors = [torch.as_tensor(cases.with_dtype(i, dtype)) for i in inputs]
    floats = [i.requires_grad_() for i in tensors if i.is_floating_point()]

    positional, named = cases.arguments(style, arg_names, tensors)

    def call():
        return made(*positional, **named, **given)

    call()
    for i, weight in enumerate(made.weights):
        if i not in drawn["weights"]:
            drawn["weights"][i] = cases.draw(weight, rules, rng)
    before = [cases.with_dtype(drawn["weights"][i], dtype) for i in range(len(made.weights))]
    made.set_weights(before)
    wrapped = call()
    outputs = tree.flatten(wrapped)
    for i, output in enumerate(outputs):
        drawn["R"].setdefault(i, cases.narrow(rng.normal(size=output.shape)))
    total = sum((o * torch.as_tensor(cases.with_dtype(drawn["R"][i], dtype))).sum() for i, o in enumerate(outputs))
    trainable = {v.path for v in made.trainable_variables}
    sources = floats + [v.value for v in made.trainable_variables]
    found = torch.autograd.grad(total, sources, allow_unused=True) if total.requires_grad else [None] * len(sources)
    found = [np.zeros(s.shape, dtype) if f is None else f.numpy() for s, f in zip(sources, found)]
    arrays = {f"output_{i}": o.detach().numpy() for i, o in enumerate(outputs)}
    for i, value in enumerate(tensors):
        if value.is_floating_point():
            arrays[f"grad_input_{i}"] = found.pop(0)
    for i, weight in enumerate(made.weights):
        value = keras.ops.convert_to_numpy(weight.value)
        if weight.path in trainable:
            arrays[f"grad_weight_{i}"] = found.pop(0)
        elif np.any(value != before[i]):
            arrays[f"weight_{i}_after"] = value
    found_masks = [keras.src.backend.get_keras_mask(output) for output in outputs]
    made.set_weights(before)
    if made.losses:
        arrays["losses"] = keras.ops.convert_to_numpy(sum(made.losses))
    if found_masks[0] is not None:
        arrays["output_mask"] = np.asarray(found_masks[0], "int32")
    return cases.described(made, arrays, found_masks[0] is not None)


cases.run_layer = run_layer
