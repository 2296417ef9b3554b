"""Opens the models that PythonKerasTest saved, and saves models for it to open.

    python round_trip.py open FOLDER    each subfolder has a model.keras and a model.weights.h5 that Corno wrote
    python round_trip.py save FOLDER    writes a model.keras into subfolders

Both write into each subfolder what Keras computes from model.keras on: case.json and arrays.npz, as described in
cases.py, and keras.keras, the model as Keras saves it after training on. Where Keras fails, case.json has an "error".
"""

import json
import os
import pathlib
import sys
import traceback

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np

from saved_models import MODELS

ROWS = 6
BATCH = 3
EPOCHS = 2


def open_saved(folder):
    model = keras.saving.load_model(folder / "model.keras")
    twin = keras.models.model_from_json(model.to_json())
    twin.load_weights(folder / "model.weights.h5")
    for mine, other in zip(model.weights, twin.weights, strict=True):
        np.testing.assert_array_equal(np.asarray(mine), np.asarray(other), f"{mine.path} in model.weights.h5")
    described = folder / "inputs.json"
    rows = json.loads(described.read_text()) if described.exists() else []
    go_on(model, folder, rows or [0] * len(model.inputs))


def save_made(folder, make):
    keras.utils.set_random_seed(1)
    model, indices = make()
    rng = np.random.default_rng(3)
    if model.compiled:
        model.fit(draw_inputs(model, indices, rng), draw_targets(model, rng), batch_size=BATCH, verbose=0)
    model.save(folder / "model.keras")
    go_on(model, folder, indices)


def go_on(model, folder, indices):
    rng = np.random.default_rng(2)
    drawn = draw_inputs(model, indices, rng)
    x = as_called(model, drawn)
    arrays = {f"x_{i}": value for i, value in enumerate(drawn)}
    case = {"name": folder.name, "kind": "models", "optimizer": [], "history": {}, "evaluate": {}}
    arrays.update(numbered("predict_initial", model.predict(x, verbose=0)))
    if model.compiled:
        y = draw_targets(model, rng)
        arrays.update({f"y_{i}": value for i, value in enumerate(y)})
        case["evaluate"] = model.evaluate(x, y, batch_size=BATCH, verbose=0, return_dict=True)
        if not is_random(model):
            case["fit"] = {"epochs": EPOCHS, "batch_size": BATCH}
            case["history"] = model.fit(x, y, **case["fit"], shuffle=False, verbose=0).history
            arrays.update(numbered("predict_final", model.predict(x, verbose=0)))
    arrays.update({f"weight_{i}_final": np.asarray(w) for i, w in enumerate(model.weights) if "seed" not in w.path})
    model.save(folder / "keras.keras")
    (folder / "case.json").write_text(json.dumps(case, indent=1))
    np.savez(folder / "arrays.npz", **{key: narrow(value) for key, value in arrays.items()})


def numbered(name, values):
    values = keras.tree.flatten(values)
    return {f"{name}_{i}": value for i, value in enumerate(values)}


def as_called(model, arrays):
    """The inputs in a dictionary, where the model was made with one."""
    is_dictionary = not isinstance(model, keras.Sequential) and isinstance(model.input, dict)
    return keras.tree.pack_sequence_as(model.input, arrays) if is_dictionary else arrays


def narrow(value):
    value = np.asarray(value)
    return np.asarray(value, "<f4" if value.dtype.kind == "f" else "<i4", order="C")


def draw_inputs(model, indices, rng):
    shapes = [tuple(3 if dim is None else dim for dim in tensor.shape[1:]) for tensor in model.inputs]
    return [
        rng.integers(0, rows, (ROWS, *shape)).astype("int32") if rows else rng.normal(size=(ROWS, *shape)).astype("float32")
        for shape, rows in zip(shapes, indices, strict=True)
    ]


def draw_targets(model, rng):
    losses = model.loss if isinstance(model.loss, (list, tuple)) else [model.loss] * len(model.outputs)
    return [draw_target(loss, tensor.shape[1:], rng) for loss, tensor in zip(losses, model.outputs, strict=True)]


def draw_target(loss, shape, rng):
    shape = tuple(3 if dim is None else dim for dim in shape)
    name = str(getattr(loss, "name", loss))
    if "sparse" in name or "generalized" in name:
        return rng.integers(0, shape[-1], (ROWS, *shape[:-1])).astype("int32")
    if "categorical" in name:
        return np.eye(shape[-1], dtype="float32")[rng.integers(0, shape[-1], (ROWS, *shape[:-1]))]
    return rng.uniform(size=(ROWS, *shape)).astype("float32")


def is_random(model):
    return any(
        isinstance(layer, keras.layers.Layer) and "seed" in variable.path
        for layer in model._flatten_layers()
        for variable in layer.variables
    )


def main(task, folder):
    folder = pathlib.Path(folder)
    tasks = (
        {name: make for name, make in MODELS.items()}
        if task == "save"
        else {path.name: None for path in sorted(folder.iterdir()) if path.is_dir()}
    )
    only = os.environ.get("ONLY")
    for name, make in tasks.items():
        if only and name not in only.split(","):
            continue
        path = folder / name
        path.mkdir(parents=True, exist_ok=True)
        keras.utils.clear_session()
        try:
            save_made(path, make) if make else open_saved(path)
        except Exception:
            (path / "case.json").write_text(json.dumps({"name": name, "error": traceback.format_exc()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
