"""Cases of whole trainings: weights of classes and samples, validation, several outputs, masks, averages, accumulation.

Over TensorFlow, step by step.

Run: python training_cases.py FOLDER
"""

import sys

from objective_cases import tried

import cases
import keras
import numpy as np
from cases import narrow, random
from keras import layers

RATE = 0.05


def training(suite, name, make, x, y, compiled, weights=None, validation=None, epochs=3, batch_size=8, **fit):
    """weights and validation[2]: one array, or one for each output."""
    results = {}
    start, given = None, random(name)
    for dtype in ("float64", "float32"):
        keras.config.set_floatx(dtype)
        keras.utils.clear_session()
        model = make()
        start = start or [narrow(given.normal(size=w.shape) * 0.4 if "variance" not in w.name else np.ones(w.shape)) for w in model.weights]
        results[dtype] = run_training(model, start, x, y, compiled(), weights, validation, epochs, batch_size, fit, dtype)
    keras.config.set_floatx("float32")
    exact, single = results["float64"], results["float32"]
    error = max(float(np.max(np.abs(np.asarray(exact["arrays"][key], "float64") - single["arrays"][key]))) for key in exact["arrays"])
    history_error = max(abs(a - b) for key in exact["history"] for a, b in zip(exact["history"][key], single["history"][key]))
    arrays = {f"x_{i}": v for i, v in enumerate(x)} | {f"y_{i}": v for i, v in enumerate(y)}
    arrays |= {f"weight_{i}_init": v for i, v in enumerate(start)} | exact["arrays"]
    arrays |= {f"sample_weight_{i}": v for i, v in enumerate(weights or [])}
    for prefix, values in zip(("val_x_", "val_y_", "val_sample_weight_"), validation or []):
        arrays |= {f"{prefix}{i}": v for i, v in enumerate(values)}
    suite.write(
        "models",
        name,
        "Functional",
        {
            "config": None,
            "model": single["model"],
            "compile": single["compile"],
            "tolerances": {"rtol": 1e-3, "atol": max(1e-5, 20 * max(error, history_error))},
            "fit": {"epochs": epochs, "batch_size": batch_size, "shuffle": False, "validation_data": validation is not None, **fit},
            "history": exact["history"],
            "evaluate_initial": exact["initial"],
            "evaluate_final": exact["final"],
        },
        arrays,
    )


def run_training(model, start, x, y, compiled, weights, validation, epochs, batch_size, fit, dtype):
    def one(values):
        values = [cases.with_dtype(v, dtype) for v in values]
        return values[0] if len(values) == 1 else values

    model.set_weights(start)
    model.compile(run_eagerly=True, **compiled)
    config = model.get_compile_config()
    arrays = {f"predict_initial_{i}": v for i, v in enumerate(cases.tree.flatten(model.predict(one(x), verbose=0)))}
    initial = model.evaluate(one(x), one(y), batch_size=batch_size, verbose=0, return_dict=True)
    fit = dict(fit)
    if fit.get("class_weight"):
        fit["class_weight"] = {int(key): value for key, value in fit["class_weight"].items()}
    data = None if validation is None else tuple(one(values) for values in validation)
    history = model.fit(
        one(x),
        one(y),
        epochs=epochs,
        batch_size=batch_size,
        shuffle=False,
        verbose=0,
        validation_data=data,
        validation_batch_size=batch_size,
        sample_weight=None if weights is None else one(weights),
        **fit,
    ).history
    arrays |= {f"weight_{i}_final": np.asarray(v) for i, v in enumerate(model.weights)}
    arrays |= {f"predict_final_{i}": v for i, v in enumerate(cases.tree.flatten(model.predict(one(x), verbose=0)))}
    final = model.evaluate(one(x), one(y), batch_size=batch_size, verbose=0, return_dict=True)
    return {
        "arrays": arrays,
        "initial": plain(initial),
        "final": plain(final),
        "model": cases.json.loads(model.to_json()),
        "history": {key: [float(v) for v in values] for key, values in history.items() if np.ndim(values[0]) == 0},
        "compile": {
            key: value for key, value in config.items() if key in ("optimizer", "loss", "loss_weights", "metrics", "weighted_metrics")
        },
    }


def plain(logs):
    return {key: float(value) for key, value in logs.items() if np.ndim(value) == 0}


def dense(activation=None, units=3, **arguments):
    def make():
        x = keras.Input((4,))
        return keras.Model(x, layers.Dense(units, activation=activation, **arguments)(layers.Dense(5, activation="tanh", **arguments)(x)))

    return make


def two_outputs():
    x = keras.Input((4,))
    hidden = layers.Dense(5, activation="tanh")(x)
    return keras.Model(x, [layers.Dense(1, name="price")(hidden), layers.Dense(3, activation="softmax", name="kind")(hidden)])


def masked(last):
    def make():
        x = keras.Input((5,), dtype="int32")
        y = layers.LSTM(4, return_sequences=True)(layers.Embedding(6, 3, mask_zero=True)(x))
        return keras.Model(x, last()(y))

    return make


def trainings(suite):
    o, l, m = keras.optimizers, keras.losses, keras.metrics
    rng = np.random.default_rng(1)
    x, vx = [narrow(rng.normal(size=(20, 4)))], [narrow(rng.normal(size=(11, 4)))]
    y, vy = [narrow(rng.normal(size=(20, 3)))], [narrow(rng.normal(size=(11, 3)))]
    kinds, vkinds = [narrow(rng.integers(0, 3, 20))], [narrow(rng.integers(0, 3, 11))]
    hot = [narrow(np.eye(3)[kinds[0]])]
    binary = [narrow(rng.integers(0, 2, (20, 1)))]
    w, vw = [narrow(rng.uniform(0, 2, 20))], [narrow(rng.uniform(0, 2, 11))]
    factors = {"0": 0.5, "1": 2.0, "2": 1.5}

    def case(name, *positional, **named):
        tried(training, suite, name, *positional, **named)

    mse = lambda **given: lambda: {
        "optimizer": o.SGD(RATE, **given),
        "loss": "mse",
        "metrics": ["mae", "mse"],
        "weighted_metrics": ["mae", "mape"],
    }
    case("plain", dense(), x, y, mse())
    case("weighted", dense(), x, y, mse(), weights=w, validation=(vx, vy, vw))
    case("column_weights", dense(), x, y, mse(), weights=[narrow(rng.uniform(0, 2, (20, 1)))])
    case("validation_unweighted", dense(), x, y, mse(), weights=w, validation=(vx, vy))
    for accuracy in ("accuracy", "acc", None):
        case(
            f"binary_{accuracy or 'precision'}",
            dense("sigmoid", 1),
            x,
            binary,
            lambda: {
                "optimizer": o.Adam(RATE),
                "loss": "binary_crossentropy",
                "metrics": [accuracy] if accuracy else [m.Precision(), m.Recall(), m.AUC()],
                "weighted_metrics": ["accuracy"],
            },
            class_weight={"0": 0.3, "1": 2.0},
        )
    case(
        "binary_labels_flat",
        dense("sigmoid", 1),
        x,
        [binary[0][:, 0]],
        lambda: {"optimizer": o.Adam(RATE), "loss": "binary_crossentropy", "metrics": ["accuracy", "mse"]},
        weights=w,
    )
    case(
        "binary_vector",
        dense("sigmoid", 3),
        x,
        [narrow(rng.integers(0, 2, (20, 3)))],
        lambda: {"optimizer": o.Adam(RATE), "loss": "binary_crossentropy", "metrics": ["accuracy"]},
    )
    case(
        "flat_regression",
        dense(None, 1),
        x,
        [y[0][:, 0]],
        lambda: {"optimizer": o.Adam(RATE), "loss": "mae", "metrics": ["mse", "mae", m.RootMeanSquaredError(), m.R2Score()]},
        weights=w,
        validation=(vx, [vy[0][:, 0]], vw),
    )
    sparse = lambda: {
        "optimizer": o.Adam(RATE),
        "loss": "sparse_categorical_crossentropy",
        "metrics": ["accuracy", m.SparseTopKCategoricalAccuracy(2)],
        "weighted_metrics": ["accuracy"],
    }
    case("sparse_class_weight", dense("softmax"), x, kinds, sparse, class_weight=factors, validation=(vx, vkinds))
    case("sparse_column_class_weight", dense("softmax"), x, [kinds[0][:, None]], sparse, class_weight=factors)
    case("sparse_missing_class_weight", dense("softmax"), x, kinds, sparse, class_weight={"1": 3.0})
    case(
        "hot_class_weight",
        dense("softmax"),
        x,
        hot,
        lambda: {
            "optimizer": o.Adam(RATE),
            "loss": "categorical_crossentropy",
            "metrics": ["accuracy"],
            "weighted_metrics": [m.F1Score("macro")],
        },
        class_weight=factors,
    )
    case(
        "logits",
        dense(),
        x,
        kinds,
        lambda: {"optimizer": o.SGD(RATE), "loss": l.SparseCategoricalCrossentropy(from_logits=True), "metrics": ["accuracy"]},
    )
    case("crossentropy", dense("softmax"), x, kinds, lambda: {"optimizer": o.SGD(RATE), "loss": "crossentropy", "metrics": ["accuracy"]})
    both = lambda **given: lambda: {
        "optimizer": o.Adam(RATE),
        "loss": {"price": "mse", "kind": "sparse_categorical_crossentropy"},
        "loss_weights": {"price": 0.3, "kind": 2.0},
        "metrics": {"price": ["mae"], "kind": ["accuracy"]},
        "weighted_metrics": {"price": ["mae", "mse"], "kind": ["accuracy"]},
        **given,
    }
    prices, vprices = narrow(rng.normal(size=(20, 1))), narrow(rng.normal(size=(11, 1)))
    case("two_outputs", two_outputs, x, [prices, kinds[0]], both())
    case(
        "two_outputs_weighted",
        two_outputs,
        x,
        [prices, kinds[0]],
        both(),
        weights=[w[0], narrow(rng.uniform(0, 2, 20))],
        validation=(vx, [vprices, vkinds[0]], [vw[0], narrow(rng.uniform(0, 2, 11))]),
    )
    case(
        "two_outputs_list",
        two_outputs,
        x,
        [prices, kinds[0]],
        both(
            loss=["mae", "sparse_categorical_crossentropy"], loss_weights=[1.0, 0.5], metrics=[["mse"], ["accuracy"]], weighted_metrics=None
        ),
    )
    case(
        "two_outputs_one_weighted",
        two_outputs,
        x,
        [prices, kinds[0]],
        both(metrics={"kind": ["accuracy"]}, weighted_metrics=None, loss_weights=None),
    )
    case(
        "two_outputs_one_loss",
        two_outputs,
        x,
        [prices, narrow(rng.uniform(0, 1, (20, 3)))],
        both(loss="mse", metrics=None, weighted_metrics=None, loss_weights=None),
    )
    for i, given in enumerate(
        (
            {"use_ema": True, "ema_momentum": 0.6},
            {"use_ema": True, "ema_momentum": 0.6, "ema_overwrite_frequency": 2},
            {"use_ema": True, "ema_momentum": 0.6, "ema_overwrite_frequency": 4},
            {"gradient_accumulation_steps": 2},
            {"gradient_accumulation_steps": 4},
            {"gradient_accumulation_steps": 2, "use_ema": True, "ema_momentum": 0.6, "ema_overwrite_frequency": 2},
            {"momentum": 0.9, "nesterov": True, "weight_decay": 0.1},
            {"loss_scale_factor": 16.0},
            {"clipnorm": 0.1},
            {"global_clipnorm": 0.1},
            {"clipvalue": 0.01},
        )
    ):
        case(f"optimizer_{i}", dense(), x, y, mse(**given), weights=w, validation=(vx, vy))
    case(
        "loss_scale_optimizer",
        dense(),
        x,
        y,
        lambda: {"optimizer": o.LossScaleOptimizer(o.Adam(RATE), initial_scale=64, dynamic_growth_steps=3), "loss": "mse"},
    )
    case(
        "schedule",
        dense(),
        x,
        y,
        lambda: {"optimizer": o.SGD(o.schedules.CosineDecay(0.1, 6, warmup_target=0.2, warmup_steps=2)), "loss": "huber"},
    )
    for kind in ("RMSprop", "Adagrad", "Adadelta", "Adamax", "Nadam", "Ftrl", "Lion", "Lamb", "Adafactor", "AdamW", "Muon"):
        case(f"with_{kind}".lower(), dense(), x, y, lambda: {"optimizer": getattr(o, kind)(RATE), "loss": "mse"})
    case(
        "regularized",
        dense(
            kernel_regularizer=keras.regularizers.L1L2(0.01, 0.02), bias_regularizer="l2", activity_regularizer=keras.regularizers.L2(0.03)
        ),
        x,
        y,
        mse(),
        weights=w,
        validation=(vx, vy),
    )
    case(
        "constrained",
        dense(kernel_constraint=keras.constraints.MaxNorm(0.5), bias_constraint="non_neg"),
        x,
        y,
        mse(use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=2),
    )

    def frozen():
        model = dense()()
        model.layers[1].trainable = False
        return model

    case("frozen", frozen, x, y, mse(weight_decay=0.1))

    def normalized():
        given = keras.Input((4,))
        return keras.Model(given, layers.Dense(3)(layers.BatchNormalization(momentum=0.7)(layers.Dense(4)(given))))

    case("batch_normalization", normalized, x, y, mse(use_ema=True, ema_momentum=0.5), weights=w, validation=(vx, vy))
    case(
        "added_loss",
        lambda: keras.Model(
            *(lambda given: (given, layers.Dense(3)(layers.ActivityRegularization(0.01, 0.02)(layers.Dense(4)(given)))))(keras.Input((4,)))
        ),
        x,
        y,
        mse(),
        validation=(vx, vy),
    )
    case("validation_freq", dense(), x, y, mse(), validation=(vx, vy), epochs=5, validation_freq=2)
    case("validation_epochs", dense(), x, y, mse(), validation=(vx, vy), epochs=5, validation_freq=[1, 4])
    case("initial_epoch", dense(), x, y, mse(), validation=(vx, vy), epochs=5, initial_epoch=3)
    case("steps_per_epoch", dense(), x, y, mse(), epochs=1, steps_per_epoch=2)
    case("validation_steps", dense(), x, y, mse(), epochs=2, validation=(vx, vy), validation_steps=1)
    case("validation_split", dense(), x, y, mse(), weights=w, epochs=2, validation_split=0.3)
    tokens = rng.integers(1, 6, (20, 5))
    for row, length in enumerate(rng.integers(1, 6, 20)):
        tokens[row, length:] = 0
    vtokens = narrow(tokens[:7][::-1])
    tokens = [narrow(tokens)]
    steps, vsteps = narrow(rng.integers(0, 3, (20, 5))), narrow(rng.integers(0, 3, (7, 5)))
    temporal, vtemporal = narrow(rng.uniform(0, 2, (20, 5))), narrow(rng.uniform(0, 2, (7, 5)))
    words = lambda: {
        "optimizer": o.Adam(RATE),
        "loss": "sparse_categorical_crossentropy",
        "metrics": ["accuracy", m.SparseCategoricalCrossentropy()],
        "weighted_metrics": ["accuracy", m.SparseTopKCategoricalAccuracy(2)],
    }
    softmax = masked(lambda: layers.Dense(3, activation="softmax"))
    case("masked", softmax, tokens, [steps], words)
    case("masked_temporal", softmax, tokens, [steps], words, weights=[temporal], validation=([vtokens], [vsteps], [vtemporal]))
    case(
        "masked_reduction_sum",
        softmax,
        tokens,
        [steps],
        lambda: {"optimizer": o.SGD(0.01), "loss": l.SparseCategoricalCrossentropy(reduction="sum"), "metrics": ["accuracy"]},
    )
    case(
        "masked_reduction_weighted",
        softmax,
        tokens,
        [steps],
        lambda: {
            "optimizer": o.SGD(RATE),
            "loss": l.SparseCategoricalCrossentropy(reduction="mean_with_sample_weight"),
            "metrics": ["accuracy"],
        },
        weights=[temporal],
    )
    numbers = [narrow(rng.integers(0, 2, (20, 5, 1)))]
    case(
        "masked_other_metrics",
        masked(lambda: layers.Dense(1, activation="sigmoid")),
        tokens,
        numbers,
        lambda: {
            "optimizer": o.SGD(RATE),
            "loss": "binary_crossentropy",
            "metrics": ["accuracy", "mse", m.Precision(), m.AUC(), m.RootMeanSquaredError(), m.BinaryIoU(), m.TruePositives()],
            "weighted_metrics": [m.Recall(), "mae"],
        },
        weights=[temporal],
        validation=([vtokens], [numbers[0][:7]], [vtemporal]),
    )
    case(
        "masked_hinge",
        masked(lambda: layers.Dense(1)),
        tokens,
        numbers,
        lambda: {"optimizer": o.SGD(RATE), "loss": "hinge", "metrics": ["hinge", "cosine_similarity", m.LogCoshError()]},
    )


if __name__ == "__main__":
    suite = cases.Suite(sys.argv[1])
    trainings(suite)
    suite.finish()
