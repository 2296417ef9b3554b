"""Cases of optimizers and schedules: each argument, alone and with others.

Run: python optimizer_cases.py FOLDER
"""

import sys

from objective_cases import tried

import cases
import keras
import numpy as np
from cases import narrow, random

STEPS = 10
SHAPES = {"kernel": (3, 2), "bias": (4,), "scalar": (), "cube": (2, 3, 2)}


def optimizer(suite, name, make, shapes=None, steps=STEPS, scale=1.0, gradients=None, excluded=None):
    """Writes the variables after each of several updates with drawn gradients, and the optimizer's memory at the end."""
    shapes = shapes or SHAPES
    rng = random(name)
    start = [narrow(rng.normal(size=shape)) for shape in shapes.values()]
    given = gradients or [narrow(rng.normal(size=(steps, *shape)) * scale) for shape in shapes.values()]
    results = {}
    for dtype in ("float64", "float32"):
        keras.config.set_floatx(dtype)
        keras.utils.clear_session()
        results[dtype] = run_optimizer(make(), shapes, start, given, steps, dtype, excluded)
    keras.config.set_floatx("float32")
    exact, single = results["float64"]["arrays"], results["float32"]["arrays"]
    error = max([0.0] + [float(np.max(np.abs(np.asarray(exact[k], "float64") - single[k]))) for k in exact if np.size(exact[k])])
    arrays = {f"var_{i}_init": value for i, value in enumerate(start)}
    arrays.update({f"grad_{i}": value for i, value in enumerate(given)})
    arrays.update(single if results["float32"]["scaled"] else exact)
    config = results["float32"]["config"]
    suite.write(
        "optimizers",
        name,
        config["class_name"],
        {
            "config": config,
            "tolerances": {"rtol": cases.RTOL, "atol": max(1e-6, 20 * error)},
            "steps": steps,
            "variable_names": list(shapes),
            "exclude_from_weight_decay": excluded,
            "optimizer_variables": results["float32"]["variables"],
            "checks": {"max_abs_err_float32_vs_float64": error},
        },
        arrays,
    )


def run_optimizer(made, shapes, start, given, steps, dtype, excluded):
    variables = [keras.Variable(value.astype(dtype), name=name, dtype=dtype) for name, value in zip(shapes, start)]
    for name, variable in zip(shapes, variables):
        variable._path = name
    if excluded:
        made.exclude_from_weight_decay(var_names=excluded)
    made.build(variables)
    arrays = {f"var_{i}_steps": [] for i in range(len(variables))}
    rates = []
    for step in range(steps):
        rates.append(float(made.learning_rate))
        made.apply([keras.ops.convert_to_tensor(values[step].astype(dtype)) for values in given])
        for i, variable in enumerate(variables):
            arrays[f"var_{i}_steps"].append(np.asarray(variable.value))
    state = {f"state_{i}": np.asarray(variable.value) for i, variable in enumerate(made.variables)}
    arrays = {key: np.stack(values) for key, values in arrays.items()}
    arrays["learning_rate"] = np.asarray(rates)
    arrays.update(state)
    if getattr(made, "use_ema", False):
        made.finalize_variable_values(variables)
        arrays.update({f"var_{i}_finalized": np.asarray(variable.value) for i, variable in enumerate(variables)})
    return {
        "arrays": arrays,
        "config": keras.saving.serialize_keras_object(made),
        "scaled": isinstance(made, keras.optimizers.LossScaleOptimizer),
        "variables": [{"array": f"state_{i}", "path": v.path, "shape": list(v.shape)} for i, v in enumerate(made.variables)],
    }


def schedule(suite, name, made, last=60):
    steps = np.arange(last)
    suite.write(
        "schedules",
        name,
        type(made).__name__,
        {"config": keras.saving.serialize_keras_object(made), "tolerances": {"rtol": 1e-5, "atol": 1e-7}},
        {"steps": steps, "values": np.asarray([float(made(step)) for step in steps])},
    )


OWN = {
    "SGD": [{"momentum": 0.9}, {"momentum": 0.8, "nesterov": True}, {"nesterov": True}],
    "RMSprop": [{"rho": 0.7}, {"momentum": 0.5}, {"centered": True}, {"centered": True, "momentum": 0.9, "epsilon": 0.1, "rho": 0.5}],
    "Adam": [{"amsgrad": True}, {"beta_1": 0.5, "beta_2": 0.8, "epsilon": 0.1}, {"beta_1": 0.0}],
    "AdamW": [{"weight_decay": 0.3, "amsgrad": True}, {"beta_1": 0.5, "beta_2": 0.8, "epsilon": 0.1}],
    "Adagrad": [{"initial_accumulator_value": 0.0, "epsilon": 0.01}, {"initial_accumulator_value": 2.0}],
    "Adadelta": [{"rho": 0.5, "epsilon": 0.01}],
    "Adamax": [{"beta_1": 0.5, "beta_2": 0.7, "epsilon": 0.1}],
    "Nadam": [{"beta_1": 0.5, "beta_2": 0.7, "epsilon": 0.1}],
    "Adafactor": [
        {"relative_step": False},
        {"beta_2_decay": -0.5, "epsilon_1": 1e-3, "epsilon_2": 0.1, "clip_threshold": 0.3},
        {"clip_threshold": 5.0},
    ],
    "Ftrl": [
        {"learning_rate_power": -0.3},
        {"learning_rate_power": 0.0},
        {"initial_accumulator_value": 0.0},
        {"l1_regularization_strength": 0.4},
        {"l2_regularization_strength": 0.4},
        {"l2_shrinkage_regularization_strength": 0.3},
        {"beta": 0.5},
        {
            "l1_regularization_strength": 0.1,
            "l2_regularization_strength": 0.2,
            "l2_shrinkage_regularization_strength": 0.3,
            "beta": 0.2,
            "learning_rate_power": -0.8,
        },
    ],
    "Lion": [{"beta_1": 0.5, "beta_2": 0.8}],
    "Lamb": [{"beta_1": 0.5, "beta_2": 0.7, "epsilon": 0.1}],
    "Muon": [
        {"momentum": 0.5, "nesterov": False},
        {"ns_steps": 2, "muon_a": 3.0, "muon_b": -4.0, "muon_c": 1.5},
        {"rms_rate": None},
        {"rms_rate": 0.7},
        {"adam_lr_ratio": 0.3},
        {"adam_beta_1": 0.5, "adam_beta_2": 0.6, "epsilon": 0.01},
        {"adam_weight_decay": 0.5},
        {"weight_decay": 0.5},
        {"exclude_layers": ["kernel"]},
        {"weight_decay": 0.0, "adam_weight_decay": 0.0},
    ],
    "ScheduleFreeAdamW": [{"warmup_steps": 4}, {"beta_1": 0.5, "beta_2": 0.7, "epsilon": 0.1}, {"warmup_steps": 20, "weight_decay": 0.1}],
}
COMMON = [
    {},
    {"weight_decay": 0.1},
    {"clipnorm": 0.5},
    {"clipvalue": 0.3},
    {"global_clipnorm": 0.5},
    {"use_ema": True, "ema_momentum": 0.7},
    {"use_ema": True, "ema_momentum": 0.7, "ema_overwrite_frequency": 3},
    {"loss_scale_factor": 4.0},
    {"gradient_accumulation_steps": 3},
    {"gradient_accumulation_steps": 2, "use_ema": True, "ema_momentum": 0.5, "ema_overwrite_frequency": 2},
    {"gradient_accumulation_steps": 3, "clipnorm": 0.4, "weight_decay": 0.2},
    {"loss_scale_factor": 8.0, "global_clipnorm": 0.5, "gradient_accumulation_steps": 2},
]


def optimizers(suite):
    made, schedules = keras.optimizers, keras.optimizers.schedules
    for kind, own in OWN.items():
        for i, arguments in enumerate(own):
            for rate in (0.05, 0.3):
                tried(optimizer, suite, f"{kind}_own{i}_{rate}".lower(), lambda: getattr(made, kind)(rate, **arguments))
            tried(
                optimizer,
                suite,
                f"{kind}_own{i}_decay_clip".lower(),
                lambda: getattr(made, kind)(0.1, **{"weight_decay": 0.2, "clipvalue": 0.4, **arguments}),
            )
        for i, arguments in enumerate(COMMON):
            tried(optimizer, suite, f"{kind}_common{i}".lower(), lambda: getattr(made, kind)(0.1, **arguments))
        tried(optimizer, suite, f"{kind}_excluded".lower(), lambda: getattr(made, kind)(0.1, weight_decay=0.3), excluded=["bias", "cal"])
        tried(
            optimizer,
            suite,
            f"{kind}_schedule".lower(),
            lambda: getattr(made, kind)(schedules.PiecewiseConstantDecay([2, 5], [0.3, 0.1, 0.05])),
        )
        tried(
            optimizer,
            suite,
            f"{kind}_schedule_accumulated".lower(),
            lambda: getattr(made, kind)(schedules.ExponentialDecay(0.3, 2, 0.5), gradient_accumulation_steps=3),
        )
        tried(optimizer, suite, f"{kind}_defaults".lower(), lambda: getattr(made, kind)())
        tried(optimizer, suite, f"{kind}_small".lower(), lambda: getattr(made, kind)(0.1), scale=1e-6)
        tried(optimizer, suite, f"{kind}_large".lower(), lambda: getattr(made, kind)(0.1), scale=1e4)
        zeros = [np.zeros((STEPS, *shape), "float32") for shape in SHAPES.values()]
        tried(optimizer, suite, f"{kind}_zero".lower(), lambda: getattr(made, kind)(0.1), gradients=zeros)
    scaled = [narrow(random("scaled").normal(size=(STEPS, *shape)) * 64) for shape in SHAPES.values()]
    for i in (3, 7):
        scaled[0][i, 0, 0] = np.inf
    for label, inner in {
        "adam": lambda: made.Adam(0.1),
        "sgd": lambda: made.SGD(0.1, momentum=0.9, clipnorm=0.5),
        "ema": lambda: made.SGD(0.1, use_ema=True, ema_momentum=0.5),
        "accumulated": lambda: made.Adam(0.1, gradient_accumulation_steps=2),
    }.items():
        for growth in (2, 3, 2000):
            tried(
                optimizer,
                suite,
                f"loss_scale_{label}_{growth}",
                lambda: made.LossScaleOptimizer(inner(), initial_scale=64, dynamic_growth_steps=growth),
                gradients=scaled,
            )


def schedules(suite):
    made = keras.optimizers.schedules
    for staircase in (False, True):
        schedule(suite, f"exponential_{staircase}".lower(), made.ExponentialDecay(0.3, 7, 0.6, staircase=staircase))
        schedule(suite, f"inverse_{staircase}".lower(), made.InverseTimeDecay(0.3, 7, 0.6, staircase=staircase))
    for cycle in (False, True):
        for power in (0.5, 1.0, 2.0):
            for end in (0.0, 0.05, 0.5):
                schedule(suite, f"polynomial_{cycle}_{power}_{end}".lower(), made.PolynomialDecay(0.3, 9, end, power, cycle=cycle))
    schedule(suite, "piecewise", made.PiecewiseConstantDecay([3, 3, 10], [0.5, 0.4, 0.3, 0.1]))
    schedule(suite, "piecewise_zero", made.PiecewiseConstantDecay([0, 10], [0.5, 0.3, 0.1]))
    for alpha in (0.0, 0.3, 1.0):
        schedule(suite, f"cosine_{alpha}", made.CosineDecay(0.3, 20, alpha=alpha))
        for target in (None, 0.7, 0.1):
            for warmup in (0, 5):
                schedule(
                    suite,
                    f"cosine_{alpha}_{target}_{warmup}".lower(),
                    made.CosineDecay(0.2, 20, alpha=alpha, warmup_target=target, warmup_steps=warmup),
                )
        for t, m in ((1.0, 1.0), (2.0, 1.0), (1.5, 0.6), (1.0, 0.5)):
            schedule(suite, f"restarts_{alpha}_{t}_{m}", made.CosineDecayRestarts(0.3, 8, t_mul=t, m_mul=m, alpha=alpha))


if __name__ == "__main__":
    suite = cases.Suite(sys.argv[1])
    schedules(suite)
    optimizers(suite)
    suite.finish()
