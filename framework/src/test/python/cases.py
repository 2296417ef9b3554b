"""Writes cases for KerasFidelityTest with Keras itself: what a Keras object computes from seeded numbers.

A case is a folder <kind>/<name> with case.json and arrays.npz; index.json lists them all. A float64 run of the same
case says how far float32 may be off.
"""

import json
import os
import pathlib
import zlib

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("JAX_ENABLE_X64", "1")

import jax
import keras
import numpy as np
from keras import tree

# Else some of Keras's functions make float32 of float64.
keras.src.backend.common.dtypes.BIT64_TO_BIT32_DTYPE["float64"] = "float64"

RTOL = 1e-4
ATOL = 1e-5


class Suite:
    """The cases of one folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.cases = []

    def write(self, kind, name, class_name, case, arrays):
        path = self.folder / kind / name
        path.mkdir(parents=True, exist_ok=True)
        arrays = {key: narrow(value) for key, value in arrays.items()}
        case = {
            "name": name,
            "kind": kind,
            "keras_version": keras.__version__,
            "description": name,
            **case,
            "arrays": {key: list(value.shape) for key, value in arrays.items()},
            "dtypes": {key: str(value.dtype) for key, value in arrays.items()},
        }
        (path / "case.json").write_text(json.dumps(case, indent=1))
        np.savez(path / "arrays.npz", **arrays)
        files = sorted(file.name for file in path.iterdir())
        self.cases.append({"kind": kind, "name": name, "path": f"{kind}/{name}", "class": class_name, "files": files})

    def finish(self):
        assert self.cases, "no case could be written"
        index = {"keras_version": keras.__version__, "cases": self.cases}
        (self.folder / "index.json").write_text(json.dumps(index, indent=1))
        print(f"{len(self.cases)} cases in {self.folder}")


def narrow(value):
    value = np.asarray(value)
    return value.astype("<f4" if value.dtype.kind == "f" else "<i4", order="C")


def random(name):
    """Numbers that depend on the case's name alone."""
    return np.random.default_rng(zlib.crc32(name.encode()))


def with_dtype(value, dtype):
    value = np.asarray(value)
    return value.astype(dtype) if value.dtype.kind == "f" else value


def layer(suite, name, make, inputs, style=None, arg_names=None, masks=None, kwargs=None, training=None, weights=None):
    """Writes the outputs, gradients, losses, masks and changed state of the layer, or model, that make() gives.

    inputs: arrays, or shapes of arrays to be drawn; arg_names: for the style "kwargs", several inputs of the same name are
    given as a list; masks: {keyword: array of 0 and 1}; weights: {name: function (generator, shape) -> array} for weights
    that must not be drawn from a normal distribution.
    """
    rng = random(name)
    inputs = [rng.normal(size=i) if isinstance(i, tuple) else np.asarray(i) for i in inputs]
    inputs = [narrow(i) for i in inputs]
    masks = {key: np.asarray(value, "int32") for key, value in (masks or {}).items()}
    style = style or ("single" if len(inputs) == 1 else "list")
    drawn = {"weights": {}, "R": {}}
    results = {}
    for dtype in ("float64", "float32"):
        keras.config.set_floatx(dtype)
        keras.utils.clear_session()
        results[dtype] = run_layer(make(), inputs, style, arg_names, masks, kwargs or {}, training, weights or {}, rng, drawn, dtype)
    keras.config.set_floatx("float32")
    exact, single = results["float64"]["arrays"], results["float32"]["arrays"]
    error = max(
        [0.0]
        + [
            float(np.max(np.abs(np.asarray(exact[k], "float64") - single[k])))
            for k in exact
            if np.size(exact[k]) and np.asarray(exact[k]).dtype.kind == "f"
        ]
    )
    arrays = {f"input_{i}": value for i, value in enumerate(inputs)}
    mask_names = {}
    for key, value in masks.items():
        mask_names[key] = f"input_{len(arrays)}"
        arrays[mask_names[key]] = value
    arrays.update({f"weight_{i}": value for i, value in drawn["weights"].items()})
    arrays.update({f"R_{i}": value for i, value in drawn["R"].items()})
    arrays.update(exact)
    case = {
        "config": results["float32"]["config"],
        "tolerances": {"rtol": RTOL, "atol": max(ATOL, 20 * error)},
        "weights": results["float32"]["weights"],
        "masked": results["float32"]["masked"],
        "call": {
            "style": style,
            "inputs": [f"input_{i}" for i in range(len(inputs))],
            "arg_names": arg_names,
            "masks": mask_names,
            "kwargs": kwargs or {},
            "training": training,
        },
        "checks": {"max_abs_err_float32_vs_float64": error},
    }
    kind, class_name = "layers", case["config"]["class_name"]
    if results["float32"]["model"]:
        kind, case["config"], case["model"] = "submodels", None, results["float32"]["model"]
    suite.write(kind, name, class_name, case, arrays)


def draw(weight, rules, rng):
    if weight.name in rules:
        return narrow(rules[weight.name](rng, weight.shape))
    spread = "variance" in weight.name or "stddev" in weight.name
    return narrow(np.abs(rng.normal(size=weight.shape)) + 0.5 if spread else rng.normal(size=weight.shape) * 0.5)


def arguments(style, arg_names, values):
    """How a call is given its inputs: (positional, named)."""
    if style == "single":
        return (values[0],), {}
    if style == "list":
        return (list(values),), {}
    groups = {key: [v for k, v in zip(arg_names, values) if k == key] for key in arg_names}
    return (), {key: group if len(group) > 1 else group[0] for key, group in groups.items()}


def described(made, arrays, is_masked):
    """What layer() wants to know of a run."""
    config = keras.saving.serialize_keras_object(made)
    config["build_config"] = json.loads(json.dumps(made.get_build_config()))
    weights = [
        {"array": f"weight_{i}", "path": w.path, "name": w.name, "shape": list(w.shape), "trainable": w.trainable}
        for i, w in enumerate(made.weights)
    ]
    model = json.loads(made.to_json()) if isinstance(made, keras.Model) else None
    return {"arrays": arrays, "config": config, "weights": weights, "model": model, "masked": is_masked}


def run_layer(made, inputs, style, arg_names, masks, kwargs, training, rules, rng, drawn, dtype):
    inputs = [with_dtype(i, dtype) for i in inputs]
    given = {key: value.astype(bool) for key, value in masks.items()}
    given.update(kwargs)
    if training is not None:
        given["training"] = training

    symbols = {key: keras.KerasTensor(value.shape, "bool") if key in masks else value for key, value in given.items()}
    positional, named = arguments(style, arg_names, [keras.KerasTensor(i.shape, str(i.dtype)) for i in inputs])
    for i, output in enumerate(tree.flatten(made(*positional, **named, **symbols))):
        drawn["R"].setdefault(i, narrow(rng.normal(size=output.shape)))
    for i, weight in enumerate(made.weights):
        if i not in drawn["weights"]:
            drawn["weights"][i] = draw(weight, rules, rng)
    made.set_weights([with_dtype(drawn["weights"][i], dtype) for i in range(len(made.weights))])
    trainable = [v.value for v in made.trainable_variables]
    fixed = [v.value for v in made.non_trainable_variables]

    def weighed(trainable, floats):
        values = list(floats)
        values = [values.pop(0) if i.dtype.kind == "f" else jax.numpy.asarray(i) for i in inputs]
        positional, named = arguments(style, arg_names, values)
        outputs, state, losses = made.stateless_call(trainable, fixed, *positional, return_losses=True, **named, **given)
        outputs = tree.flatten(outputs)
        extra = {"masks": [keras.src.backend.get_keras_mask(output) for output in outputs], "losses": sum(losses)}
        return sum((o * with_dtype(drawn["R"][i], dtype)).sum() for i, o in enumerate(outputs)), (outputs, state, extra)

    floats = [jax.numpy.asarray(i) for i in inputs if i.dtype.kind == "f"]
    gradients = jax.jit(jax.grad(weighed, argnums=(0, 1), has_aux=True))
    (of_weights, of_inputs), (outputs, state, extra) = gradients(trainable, floats)
    arrays = {f"output_{i}": np.asarray(o) for i, o in enumerate(outputs)}
    of_inputs = list(of_inputs)
    for i, value in enumerate(inputs):
        if value.dtype.kind == "f":
            arrays[f"grad_input_{i}"] = np.asarray(of_inputs.pop(0))
    of_weights = dict(zip([v.path for v in made.trainable_variables], of_weights))
    after = dict(zip([v.path for v in made.non_trainable_variables], state))
    for i, weight in enumerate(made.weights):
        if weight.path in of_weights:
            arrays[f"grad_weight_{i}"] = np.asarray(of_weights[weight.path])
        elif weight.path in after and np.any(np.asarray(after[weight.path]) != np.asarray(weight.value)):
            arrays[f"weight_{i}_after"] = np.asarray(after[weight.path])
    if made.losses:
        arrays["losses"] = np.asarray(extra["losses"])
    if extra["masks"][0] is not None:
        arrays["output_mask"] = np.asarray(extra["masks"][0], "int32")
    return described(made, arrays, extra["masks"][0] is not None)
