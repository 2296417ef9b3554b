"""Cases of losses, regularizers, constraints and initializers: each argument, several ranks and shapes of weights.

Over TensorFlow, which computes so small things sooner than JAX.

Run: python objective_cases.py FOLDER
"""

import os
import sys

os.environ.setdefault("KERAS_BACKEND", "tensorflow")

import cases
import keras
import numpy as np
import tensorflow as tf
from cases import narrow, random, with_dtype

REDUCTIONS = ["none", "sum", "sum_over_batch_size", "mean", "mean_with_sample_weight"]


def serialized(made, arguments):
    """Keras leaves some arguments out of what it writes."""
    config = keras.saving.serialize_keras_object(made)
    config["config"].update(arguments)
    return config


def error_of(exact, single):
    return max(
        [0.0]
        + [
            float(np.max(np.abs(np.asarray(exact[k], "float64") - single[k])))
            for k in exact
            if np.size(exact[k]) and np.all(np.isfinite(exact[k]))
        ]
    )


def in_both(compute):
    """What compute gives in float64, and how far float32 is from it."""
    results = {}
    for dtype in ("float64", "float32"):
        keras.config.set_floatx(dtype)
        results[dtype] = compute(dtype)
    keras.config.set_floatx("float32")
    return results["float64"], error_of(results["float64"], results["float32"])


def loss(suite, name, kind, y_true, y_pred, weight=None, mask=None, **arguments):
    y_true, y_pred = narrow(y_true), narrow(y_pred)
    weight = None if weight is None else narrow(weight)
    of_values = {}

    def compute(dtype):
        arrays = {}
        for reduction in REDUCTIONS:
            made = kind(reduction=reduction, dtype=dtype, **arguments)
            for suffix, given in [("", None)] + ([] if weight is None else [("_weighted", with_dtype(weight, dtype))]):
                predicted = tf.constant(with_dtype(y_pred, dtype))
                if mask is not None:
                    keras.src.backend.set_keras_mask(predicted, tf.constant(np.asarray(mask, "bool")))
                with tf.GradientTape() as tape:
                    tape.watch(predicted)
                    values = made(with_dtype(y_true, dtype), predicted, given)
                    total = values
                    if reduction == "none":
                        of_values.setdefault("R", narrow(random(name).normal(size=values.shape)))
                        factors = with_dtype(of_values["R"], dtype)
                        total = tf.reduce_sum(values * (factors.reshape(values.shape) if factors.size > 1 else factors))
                arrays[f"value_{reduction}{suffix}"] = values.numpy()
                arrays[f"grad_{reduction}{suffix}"] = tape.gradient(total, predicted).numpy()
        return arrays

    computed, error = in_both(compute)
    arrays = {"y_true": y_true, "y_pred": y_pred, **of_values, **computed}
    if weight is not None:
        arrays["sample_weight"] = weight
    if mask is not None:
        arrays["mask"] = np.asarray(mask, "int32")
    config = serialized(kind(**arguments), arguments)
    suite.write(
        "losses",
        name,
        config["class_name"],
        {
            "config": config,
            "tolerances": {"rtol": cases.RTOL, "atol": max(cases.ATOL, 20 * error)},
            "reductions": REDUCTIONS,
            "checks": {"max_abs_err_float32_vs_float64": error},
        },
        arrays,
    )


def regularizer(suite, name, made, shape):
    weight = narrow(random(name).normal(size=shape))
    watched = tf.constant(weight)
    with tf.GradientTape() as tape:
        tape.watch(watched)
        value = made(watched)
    gradient = tape.gradient(value, watched)
    suite.write(
        "regularizers",
        name,
        type(made).__name__,
        {"config": keras.saving.serialize_keras_object(made), "tolerances": {"rtol": 1e-4, "atol": 1e-5}},
        {"weight": weight, "value": np.asarray(value), "grad": np.asarray(gradient)},
    )


def constraint(suite, name, made, weight):
    weight = narrow(weight)
    suite.write(
        "constraints",
        name,
        type(made).__name__,
        {"config": keras.saving.serialize_keras_object(made), "tolerances": {"rtol": 1e-5, "atol": 1e-6}},
        {"weight": weight, "result": made(weight)},
    )


def initializer(suite, name, made, shape, **arguments):
    suite.write(
        "initializers",
        name,
        type(made).__name__,
        {"config": serialized(made, arguments), "expected": {"shape": list(shape)}},
        {"value": made(shape)},
    )


def tried(write, suite, name, *positional, **named):
    """Leaves out what Keras refuses."""
    try:
        write(suite, name, *positional, **named)
    except Exception as error:
        print(f"Keras refuses {name}: {str(error).strip().splitlines()[0][:150]}")


def softmax(values, axis=-1):
    e = np.exp(values - values.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


def one_hot(rng, shape, classes, axis=-1):
    return np.moveaxis(np.eye(classes)[rng.integers(0, classes, shape)], -1, axis)


REGRESSION = [
    "MeanSquaredError",
    "MeanAbsoluteError",
    "MeanAbsolutePercentageError",
    "MeanSquaredLogarithmicError",
    "Huber",
    "LogCosh",
    "Poisson",
    "KLDivergence",
    "CosineSimilarity",
]
HINGES = ["Hinge", "SquaredHinge", "CategoricalHinge"]


def losses(suite):
    made = keras.losses
    shapes = {
        "rank1": ((4,), (4,)),
        "rank2": ((4, 3), (4, 3)),
        "column": ((5, 1), (5, 1)),
        "rank3": ((4, 3, 2), (4, 3, 2)),
        "rank4": ((2, 3, 2, 2), (2, 3, 2, 2)),
        "true_lacks_last": ((4,), (4, 1)),
        "pred_lacks_last": ((4, 1), (4,)),
        "true_lacks_last3": ((4, 3), (4, 3, 1)),
        "pred_lacks_last3": ((4, 3, 1), (4, 3)),
        "true_one_column": ((4, 1), (4, 3)),
        "pred_one_column": ((4, 3), (4, 1)),
        "true_one_row": ((1, 3), (4, 3)),
        "true_row": ((3,), (4, 3)),
        "true_middle": ((4, 1, 2), (4, 3, 2)),
        "true_rank2_pred_rank3": ((3, 2), (4, 3, 2)),
        "pred_row": ((4, 3), (3,)),
    }
    for kind in REGRESSION + HINGES + ["BinaryCrossentropy", "BinaryFocalCrossentropy", "Dice", "Tversky"]:
        for label, (true, pred) in shapes.items():
            name = f"{kind}_{label}".lower()
            rng = random(name)
            y_pred = (
                rng.normal(size=pred)
                if kind
                not in (
                    "BinaryCrossentropy",
                    "BinaryFocalCrossentropy",
                    "Poisson",
                    "KLDivergence",
                    "MeanSquaredLogarithmicError",
                    "Dice",
                    "Tversky",
                )
                else rng.uniform(0.05, 0.95, pred)
            )
            y_true = (
                rng.integers(0, 2, true)
                if kind in HINGES + ["BinaryCrossentropy", "BinaryFocalCrossentropy", "Dice", "Tversky"]
                else np.abs(rng.normal(size=true)) + 0.1
            )
            entries = np.broadcast_shapes(true, pred)[:-1] if len(true) == len(pred) else None
            weight = None if not entries else rng.uniform(0, 2, entries)
            tried(loss, suite, name, getattr(made, kind), y_true.astype("float32"), y_pred, weight)
    for label, shape in {
        "sample": (4,),
        "sample_column": (4, 1),
        "entry": (4, 3),
        "entry_column": (4, 3, 1),
        "row": (1, 3),
        "time": (3,),
        "scalar": (),
        "one": (1,),
        "too_many": (4, 3, 2),
        "column_one": (1, 1),
    }.items():
        for kind in ("MeanSquaredError", "BinaryCrossentropy", "Dice"):
            name = f"{kind}_weight_{label}".lower()
            rng = random(name)
            tried(
                loss,
                suite,
                name,
                getattr(made, kind),
                rng.integers(0, 2, (4, 3, 2)),
                rng.uniform(0.1, 0.9, (4, 3, 2)),
                rng.uniform(0.1, 2, shape),
            )
    for label, shape in {"sample": (6,), "column": (6, 1), "scalar": (), "one": (1,)}.items():
        rng = random(label)
        tried(
            loss,
            suite,
            f"mse2_weight_{label}",
            made.MeanSquaredError,
            rng.normal(size=(6, 2)),
            rng.normal(size=(6, 2)),
            rng.uniform(0, 2, shape),
        )
        tried(
            loss,
            suite,
            f"mse2_weight_{label}_integers",
            made.MeanSquaredError,
            rng.normal(size=(6, 2)),
            rng.normal(size=(6, 2)),
            rng.integers(0, 3, shape),
        )
        tried(
            loss,
            suite,
            f"mse2_weight_{label}_zero",
            made.MeanSquaredError,
            rng.normal(size=(6, 2)),
            rng.normal(size=(6, 2)),
            np.zeros(shape),
        )
    for mask_label, mask in {
        "some": [[1, 0, 1], [1, 1, 0]],
        "none": [[0, 0, 0], [0, 0, 0]],
        "all": [[1, 1, 1], [1, 1, 1]],
        "samples": [1, 0],
    }.items():
        for weight_label, weight in {"no": None, "entry": (2, 3), "sample_column": (2, 1), "sample": (2,)}.items():
            for kind in ("MeanSquaredError", "SparseCategoricalCrossentropy"):
                name = f"{kind}_mask_{mask_label}_{weight_label}".lower()
                rng = random(name)
                y_pred = softmax(rng.normal(size=(2, 3, 4)))
                y_true = rng.integers(0, 4, (2, 3)) if kind[0] == "S" else rng.normal(size=(2, 3, 4))
                tried(loss, suite, name, getattr(made, kind), y_true, y_pred, None if weight is None else rng.uniform(0.1, 2, weight), mask)
    rng = random("sparse_ignored_mask")
    tried(
        loss,
        suite,
        "sparse_ignored_mask",
        made.SparseCategoricalCrossentropy,
        [[0, 1, 255], [2, 255, 3]],
        softmax(rng.normal(size=(2, 3, 4))),
        rng.uniform(0.1, 1, (2, 3)),
        [[1, 0, 1], [1, 1, 1]],
        ignore_class=255,
    )
    for axis in (-1, 1, 2, -2, 3):
        for logits in (False, True):
            for smoothing in (0.0, 0.2):
                name = f"axis{axis}_{'logits' if logits else 'probabilities'}_{smoothing}"
                rng = random(name)
                y = rng.normal(size=(3, 4, 2, 3))
                y_pred = y if logits else softmax(y, axis)
                y_true = one_hot(rng, [n for i, n in enumerate(y.shape) if i != axis % 4], y.shape[axis], axis)
                for kind in ("CategoricalCrossentropy", "CategoricalFocalCrossentropy"):
                    tried(
                        loss,
                        suite,
                        f"{kind}_{name}".lower(),
                        getattr(made, kind),
                        y_true,
                        y_pred,
                        axis=axis,
                        from_logits=logits,
                        label_smoothing=smoothing,
                    )
                binary = rng.integers(0, 2, y.shape)
                p = y if logits else 1 / (1 + np.exp(-y))
                for kind in ("BinaryCrossentropy", "BinaryFocalCrossentropy"):
                    tried(
                        loss,
                        suite,
                        f"{kind}_{name}".lower(),
                        getattr(made, kind),
                        binary,
                        p,
                        axis=axis,
                        from_logits=logits,
                        label_smoothing=smoothing,
                    )
            name = f"sparse_axis{axis}_{logits}"
            rng = random(name)
            y = rng.normal(size=(3, 4, 2, 3))
            shape = [n for i, n in enumerate(y.shape) if i != axis % 4]
            labels = rng.integers(0, y.shape[axis], shape)
            tried(
                loss,
                suite,
                name,
                made.SparseCategoricalCrossentropy,
                labels,
                y if logits else softmax(y, axis),
                axis=axis,
                from_logits=logits,
            )
            labels[0, 0, 0] = 0
            tried(
                loss,
                suite,
                name + "_ignore0",
                made.SparseCategoricalCrossentropy,
                labels,
                y if logits else softmax(y, axis),
                axis=axis,
                from_logits=logits,
                ignore_class=0,
            )
    for axis in (-1, 1, 2, 0, -2, -3):
        rng = random(f"cosine{axis}")
        tried(loss, suite, f"cosine_axis{axis}", made.CosineSimilarity, rng.normal(size=(3, 4, 2)), rng.normal(size=(3, 4, 2)), axis=axis)
    for label, axis in {"last": -1, "12": (1, 2), "0": 0, "123": (1, 2, 3), "list": [1, 2], "negative": (-1, -2), "03": (0, 3)}.items():
        for kind in ("Dice", "Tversky"):
            rng = random(f"{kind}{label}")
            arguments = {"alpha": 0.3, "beta": 0.9} if kind == "Tversky" else {}
            tried(
                loss,
                suite,
                f"{kind}_axis_{label}".lower(),
                getattr(made, kind),
                rng.integers(0, 2, (3, 2, 2, 4)),
                rng.uniform(0.05, 0.95, (3, 2, 2, 4)),
                axis=axis,
                **arguments,
            )
    sparse_shapes = {
        "rank1": ((4,), (4, 3)),
        "column": ((4, 1), (4, 3)),
        "rank2": ((4, 2), (4, 2, 3)),
        "column3": ((4, 2, 1), (4, 2, 3)),
        "rank3": ((2, 3, 2), (2, 3, 2, 4)),
        "single": ((1,), (1, 3)),
        "vector": ((), (3,)),
        "one_class": ((4,), (4, 1)),
    }
    for label, (true, pred) in sparse_shapes.items():
        for logits in (False, True):
            for ignored in (None, -1, 1, 255):
                name = f"sparse_{label}_{logits}_{ignored}".lower()
                rng = random(name)
                labels = np.asarray(rng.integers(0, pred[-1], true))
                if ignored is not None and labels.size > 2:
                    labels.flat[1] = ignored
                y = rng.normal(size=pred)
                weight = rng.uniform(0, 2, pred[:-1]) if len(pred) > 1 else None
                arguments = {} if ignored is None else {"ignore_class": ignored}
                tried(
                    loss,
                    suite,
                    name,
                    made.SparseCategoricalCrossentropy,
                    labels,
                    y if logits else softmax(y),
                    weight,
                    from_logits=logits,
                    **arguments,
                )
    rng = random("sparse_weights")
    y, labels = softmax(rng.normal(size=(3, 4, 5))), np.where(rng.uniform(size=(3, 4)) < 0.3, 2, rng.integers(0, 5, (3, 4)))
    for shape in ((3, 4), (3, 1), (3, 4, 1), (1, 4), (4,)):
        tried(
            loss,
            suite,
            f"sparse_ignored_weight_{'x'.join(map(str, shape))}",
            made.SparseCategoricalCrossentropy,
            labels,
            y,
            rng.uniform(0.1, 2, shape),
            ignore_class=2,
        )
    extremes = np.array([[0, 1, 0], [1, 0, 0], [1e-9, 1 - 1e-9, 0], [0.5, 0.5, 0], [0, 0, 0], [2, 3, 5]])
    tried(loss, suite, "categorical_extremes", made.CategoricalCrossentropy, np.eye(3)[[0, 0, 2, 1, 1, 2]], extremes)
    tried(loss, suite, "sparse_extremes", made.SparseCategoricalCrossentropy, [0, 0, 2, 1, 1, 2], extremes)
    tried(loss, suite, "binary_extremes", made.BinaryCrossentropy, np.eye(3)[[0, 0, 2, 1, 1, 2]], extremes)
    tried(loss, suite, "focal_extremes", made.CategoricalFocalCrossentropy, np.eye(3)[[0, 0, 2, 1, 1, 2]], extremes)
    tried(loss, suite, "kld_extremes", made.KLDivergence, np.eye(3)[[0, 0, 2, 1, 1, 2]], extremes)
    tried(loss, suite, "poisson_extremes", made.Poisson, np.eye(3)[[0, 0, 2, 1, 1, 2]], extremes)
    tried(loss, suite, "gce_extremes", made.CategoricalGeneralizedCrossEntropy, [0, 0, 2, 1, 1, 2], extremes)
    big = np.array([[100.0, -100, 0], [-1000, 1000, 0], [80, 80, -80]])
    for kind in ("CategoricalCrossentropy", "BinaryCrossentropy", "CategoricalFocalCrossentropy", "BinaryFocalCrossentropy"):
        tried(loss, suite, f"{kind}_big_logits".lower(), getattr(made, kind), np.eye(3)[[0, 0, 2]], big, from_logits=True)
    tried(loss, suite, "log_cosh_big", made.LogCosh, np.zeros((2, 2)), [[300.0, -300], [1e-3, 0]])
    tried(loss, suite, "msle_negative", made.MeanSquaredLogarithmicError, [[-3.0, 2], [1, 0]], [[-0.5, -2], [-1, 3]])
    tried(loss, suite, "mape_zero", made.MeanAbsolutePercentageError, [[0.0, 2], [-1, 0]], [[0, -2], [-1, 1e-8]])
    tried(loss, suite, "mae_equal", made.MeanAbsoluteError, [[1.0, 2]], [[1.0, 2]])
    tried(loss, suite, "cosine_zero", made.CosineSimilarity, [[0.0, 0], [1, 2], [1, 1]], [[1.0, 2], [0, 0], [0.5, 0.5]])
    tried(loss, suite, "hinge_edge", made.Hinge, [[1.0, -1], [-1, 1]], [[1.0, -1], [2, 0.5]])
    tried(loss, suite, "hinge_mixed_labels", made.Hinge, [[1.0, 0], [-1, 1]], [[0.7, -0.2], [2, 0.5]])
    tried(loss, suite, "hinge_soft_labels", made.SquaredHinge, [[0.3, 0.9], [0, 1]], [[0.7, -0.2], [2, 0.5]])
    tried(loss, suite, "categorical_hinge_ties", made.CategoricalHinge, np.eye(3)[[0, 1]], [[0.5, 0.2, 0.2], [0.1, 0.1, 0.1]])
    tried(loss, suite, "categorical_soft", made.CategoricalCrossentropy, softmax(rng.normal(size=(3, 4))), softmax(rng.normal(size=(3, 4))))
    for delta in (0.5, 2.0):
        tried(
            loss,
            suite,
            f"huber_{delta}",
            made.Huber,
            rng.normal(size=(4, 3)),
            rng.normal(size=(4, 3)) * 3,
            rng.uniform(0, 1, 4),
            delta=delta,
        )
    tried(loss, suite, "huber_edge", made.Huber, np.zeros((1, 3)), [[1.0, -1, 0]])
    for balancing in (False, True):
        for logits in (False, True):
            for smoothing in (0.0, 0.1):
                name = f"focal_{balancing}_{logits}_{smoothing}".lower()
                rng = random(name)
                y = rng.normal(size=(4, 3)) if logits else rng.uniform(0.02, 0.98, (4, 3))
                tried(
                    loss,
                    suite,
                    name,
                    made.BinaryFocalCrossentropy,
                    rng.integers(0, 2, (4, 3)),
                    y,
                    rng.uniform(0, 2, 4),
                    apply_class_balancing=balancing,
                    from_logits=logits,
                    label_smoothing=smoothing,
                    alpha=0.4,
                    gamma=1.5,
                )
    for gamma in (0.0, 1.0, 3.0):
        tried(
            loss,
            suite,
            f"binary_focal_gamma{gamma}",
            made.BinaryFocalCrossentropy,
            rng.integers(0, 2, (4, 3)),
            rng.uniform(0.02, 0.98, (4, 3)),
            gamma=gamma,
        )
        tried(
            loss,
            suite,
            f"categorical_focal_gamma{gamma}",
            made.CategoricalFocalCrossentropy,
            one_hot(rng, (4,), 3),
            softmax(rng.normal(size=(4, 3))),
            gamma=gamma,
            alpha=0.7,
        )
    tried(
        loss,
        suite,
        "categorical_focal_alphas",
        made.CategoricalFocalCrossentropy,
        one_hot(rng, (4,), 3),
        softmax(rng.normal(size=(4, 3))),
        alpha=[0.2, 0.5, 0.9],
    )
    for q in (0.1, 0.5, 0.99):
        tried(
            loss,
            suite,
            f"gce_{q}",
            made.CategoricalGeneralizedCrossEntropy,
            rng.integers(0, 3, 4),
            softmax(rng.normal(size=(4, 3))),
            rng.uniform(0, 2, 4),
            q=q,
        )
    tried(loss, suite, "gce_column", made.CategoricalGeneralizedCrossEntropy, rng.integers(0, 3, (4, 1)), softmax(rng.normal(size=(4, 3))))
    tried(
        loss, suite, "gce_rank3", made.CategoricalGeneralizedCrossEntropy, rng.integers(0, 3, (4, 2)), softmax(rng.normal(size=(4, 2, 3)))
    )
    for gamma, margin, diagonal in ((80.0, 0.4, True), (10.0, 0.25, False), (1.0, 0.5, True)):
        vectors = rng.normal(size=(6, 4))
        vectors /= np.linalg.norm(vectors, axis=-1, keepdims=True)
        for label, labels in {
            "flat": rng.integers(0, 3, 6),
            "column": rng.integers(0, 3, (6, 1)),
            "one_class": np.zeros(6),
            "all_classes": np.arange(6),
        }.items():
            tried(
                loss,
                suite,
                f"circle_{gamma}_{label}",
                made.Circle,
                labels,
                vectors,
                rng.uniform(0, 2, 6),
                gamma=gamma,
                margin=margin,
                remove_diagonal=diagonal,
            )
    tried(loss, suite, "ctc", made.CTC, [[1, 2, 0], [2, 2, 1]], rng.normal(size=(2, 8, 4)), rng.uniform(0.5, 2, 2))
    tried(loss, suite, "dice_empty", made.Dice, np.zeros((2, 3)), np.zeros((2, 3)))
    tried(loss, suite, "tversky_rank1", made.Tversky, [0.0, 1, 1], [0.2, 0.7, 0.4], alpha=0.2, beta=0.8)


def regularizers(suite):
    made = keras.regularizers
    for shape in ((4,), (3, 4), (2, 3, 2), (2, 2, 3, 4)):
        label = len(shape)
        regularizer(suite, f"l1_{label}", made.L1(0.03), shape)
        regularizer(suite, f"l2_{label}", made.L2(0.03), shape)
        regularizer(suite, f"l1l2_{label}", made.L1L2(0.03, 0.2), shape)
        for mode in ("rows", "columns"):
            tried(regularizer, suite, f"orthogonal_{mode}_{label}", made.OrthogonalRegularizer(0.5, mode), shape)


def constraints(suite):
    made = keras.constraints
    for shape, axes in (
        ((4,), [0]),
        ((4, 3), [0, 1, -1, [0, 1]]),
        ((2, 3, 4), [0, [0, 1], -1, [1, 2]]),
        ((2, 2, 3, 4), [[0, 1, 2], 3, [-1, 0]]),
    ):
        for axis in axes:
            label = f"{len(shape)}_{axis}".replace(" ", "").replace("[", "").replace("]", "")
            weight = random(label).normal(size=shape)
            constraint(suite, f"max_norm_{label}", made.MaxNorm(0.9, axis=axis), weight)
            constraint(suite, f"unit_norm_{label}", made.UnitNorm(axis=axis), weight)
            for rate in (1.0, 0.3, 0.0):
                constraint(suite, f"min_max_norm_{label}_{rate}", made.MinMaxNorm(0.5, 0.8, rate=rate, axis=axis), weight)
        constraint(suite, f"non_neg_{len(shape)}", made.NonNeg(), weight)
    tried(constraint, suite, "unit_norm_all", made.UnitNorm(axis=None), weight)
    tried(constraint, suite, "max_norm_all", made.MaxNorm(axis=None), weight)
    constraint(suite, "zero_norm", made.MinMaxNorm(0.5, 1.0), np.zeros((3, 2)))
    constraint(suite, "zero_unit", made.UnitNorm(), np.zeros((3, 2)))
    constraint(suite, "zero_max", made.MaxNorm(1), np.zeros((3, 2)))


def initializers(suite):
    made = keras.initializers
    for shape in ((3,), (2, 3), (2, 3, 4)):
        label = len(shape)
        initializer(suite, f"zeros_{label}", made.Zeros(), shape)
        initializer(suite, f"ones_{label}", made.Ones(), shape)
        initializer(suite, f"constant_{label}", made.Constant(-1.5), shape)
    for shape in ((3, 3), (2, 4), (4, 2)):
        initializer(suite, f"identity_{shape[0]}{shape[1]}", made.Identity(gain=0.5), shape, gain=0.5)
    for side in ("real", "imag"):
        for window in (None, "hann", "hamming"):
            for scaling in (None, "density", "spectrum"):
                for periodic in (False, True):
                    tried(
                        initializer,
                        suite,
                        f"stft_{side}_{window}_{scaling}_{periodic}".lower(),
                        made.STFTInitializer(side, window, scaling, periodic),
                        (16, 1, 9),
                    )


if __name__ == "__main__":
    suite = cases.Suite(sys.argv[1])
    losses(suite)
    regularizers(suite)
    constraints(suite)
    initializers(suite)
    suite.finish()
