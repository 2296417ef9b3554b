"""Cases of metrics: each argument, labels and predictions of several ranks, ties, thresholds that are met, empty classes.

Run: python metric_cases.py FOLDER
"""

import sys

from objective_cases import one_hot, serialized, softmax, tried

import cases
import keras
import numpy as np
from cases import narrow, random


def metric(suite, name, kind, batches, **arguments):
    """batches: (y_true, y_pred) or (y_true, y_pred, sample_weight); the weights count in a second run."""
    arrays = {}
    for i, batch in enumerate(batches):
        for key, value in zip(("y_true", "y_pred", "sample_weight"), batch):
            arrays[f"{key}_{i}"] = narrow(value)
    results = {}
    for key in ("results", "results_weighted") if len(batches[0]) > 2 else ("results",):
        made = kind(**arguments)
        results[key] = []
        for i in range(len(batches)):
            made.update_state(
                arrays[f"y_true_{i}"], arrays[f"y_pred_{i}"], arrays[f"sample_weight_{i}"] if key == "results_weighted" else None
            )
            results[key].append(np.asarray(made.result(), "float32"))
        arrays[key] = np.stack(results[key])
        if key == "results":
            described = [{"array": f"state_{i}", "name": v.name, "shape": list(v.shape)} for i, v in enumerate(made.variables)]
            arrays.update({f"state_{i}": np.asarray(v) for i, v in enumerate(made.variables)})
            made.reset_state()
            arrays["result_after_reset"] = np.asarray(made.result(), "float32")
    config = serialized(kind(**arguments), arguments)
    suite.write(
        "metrics",
        name,
        config["class_name"],
        {"config": config, "tolerances": {"rtol": cases.RTOL, "atol": cases.ATOL}, "batches": len(batches), "variables": described},
        arrays,
    )


def drawn(name, true, pred, classes=None, weight=None, batches=2, kind="regression"):
    """Batches of labels and predictions of these shapes."""
    rng = random(name)
    made = []
    for _ in range(batches):
        if kind == "regression":
            pair = (rng.normal(size=true), rng.normal(size=pred))
        elif kind == "positive":
            pair = (rng.uniform(0.1, 1, true), rng.uniform(0.1, 1, pred))
        elif kind == "binary":
            pair = (rng.integers(0, 2, true), np.round(rng.uniform(0, 1, pred), 1))
        elif kind == "sparse":
            pair = (rng.integers(0, classes, true), softmax(np.round(rng.normal(size=pred), 0)))
        elif kind == "indices":
            pair = (rng.integers(0, classes, true), rng.integers(0, classes, pred))
        else:
            pair = (one_hot(rng, true[:-1], true[-1]), softmax(np.round(rng.normal(size=pred), 0)))
        made.append(pair if weight is None else (*pair, rng.uniform(0.1, 2, weight)))
    return made


SHAPES = {
    "rank1": ((4,), (4,)),
    "column": ((4, 1), (4, 1)),
    "rank2": ((4, 3), (4, 3)),
    "rank3": ((4, 3, 2), (4, 3, 2)),
    "rank4": ((2, 3, 2, 2), (2, 3, 2, 2)),
    "true_lacks": ((4,), (4, 1)),
    "pred_lacks": ((4, 1), (4,)),
    "true_lacks3": ((4, 3), (4, 3, 1)),
    "pred_lacks3": ((4, 3, 1), (4, 3)),
    "one_column": ((4, 1), (4, 3)),
    "one_row": ((1, 3), (4, 3)),
    "row": ((3,), (4, 3)),
}
MEANS = {
    "regression": [
        "MeanSquaredError",
        "RootMeanSquaredError",
        "MeanAbsoluteError",
        "MeanAbsolutePercentageError",
        "LogCoshError",
        "CosineSimilarity",
        "PearsonCorrelation",
        "ConcordanceCorrelation",
        "R2Score",
    ],
    "positive": ["MeanSquaredLogarithmicError", "KLDivergence", "Poisson"],
    "binary": [
        "BinaryCrossentropy",
        "BinaryAccuracy",
        "Hinge",
        "SquaredHinge",
        "CategoricalHinge",
        "Precision",
        "Recall",
        "TruePositives",
        "TrueNegatives",
        "FalsePositives",
        "FalseNegatives",
        "AUC",
        "BinaryIoU",
    ],
    "onehot": ["CategoricalAccuracy", "CategoricalCrossentropy", "TopKCategoricalAccuracy", "F1Score"],
    "indices": ["Accuracy"],
}
WEIGHTS = {
    "sample": (4,),
    "sample_column": (4, 1),
    "entry": (4, 3),
    "entry_column": (4, 3, 1),
    "number": (4, 3, 2),
    "time": (3,),
    "row": (1, 3),
    "scalar": (),
    "one": (1,),
}


def shapes(suite):
    made = keras.metrics
    for kind, names in MEANS.items():
        for metric_name in names:
            for label, (true, pred) in SHAPES.items():
                name = f"{metric_name}_{label}".lower()
                tried(metric, suite, name, getattr(made, metric_name), drawn(name, true, pred, 3, None, kind=kind))
            for rank, shape in (("2", (4, 3)), ("3", (4, 3, 2))):
                for label, weight in WEIGHTS.items():
                    name = f"{metric_name}{rank}_weight_{label}".lower()
                    tried(metric, suite, name, getattr(made, metric_name), drawn(name, shape, shape, 3, weight, kind=kind))
    for metric_name in ("SparseCategoricalAccuracy", "SparseCategoricalCrossentropy", "SparseTopKCategoricalAccuracy"):
        for label, (true, pred) in {
            "rank1": ((4,), (4, 3)),
            "column": ((4, 1), (4, 3)),
            "rank2": ((4, 2), (4, 2, 3)),
            "column3": ((4, 2, 1), (4, 2, 3)),
            "rank3": ((2, 3, 2), (2, 3, 2, 4)),
            "one_class": ((4,), (4, 1)),
        }.items():
            for weight in (None, true, (true[0],), (true[0], 1), true + (1,)):
                name = f"{metric_name}_{label}_{weight and len(weight)}{weight and weight[-1]}".lower()
                tried(metric, suite, name, getattr(made, metric_name), drawn(name, true, pred, pred[-1], weight, kind="sparse"))
    for metric_name in ("Mean", "Sum"):
        for weight in (None, (4,), (4, 1), (4, 3), (4, 3, 2), (), (1,)):
            name = f"{metric_name}_{'none' if weight is None else 'x'.join(map(str, weight))}".lower()
            rng = random(name)
            tried(
                values,
                suite,
                name,
                getattr(made, metric_name),
                rng.normal(size=(4, 3, 2)),
                None if weight is None else rng.uniform(0.1, 2, weight),
            )


def values(suite, name, kind, given, weight):
    """A metric of values alone: the first batch has no weight, the second one has."""
    arrays = {"values_0": given, "values_1": given * 2, "sample_weight_1": np.ones(()) if weight is None else weight}
    made = kind()
    made.update_state(narrow(arrays["values_0"]))
    first = np.asarray(made.result())
    made.update_state(narrow(arrays["values_1"]), narrow(arrays["sample_weight_1"]))
    arrays.update(results=np.stack([first, np.asarray(made.result())]), **{f"state_{i}": v for i, v in enumerate(made.variables)})
    suite.write(
        "metrics",
        name,
        kind.__name__,
        {
            "config": serialized(kind(), {}),
            "batches": 2,
            "variables": [{"array": f"state_{i}", "name": v.name} for i, v in enumerate(made.variables)],
        },
        arrays,
    )


def arguments(suite):
    made = keras.metrics

    def case(name, kind, batches, **given):
        tried(metric, suite, name, kind, batches, **given)

    binary = drawn("binary", (8, 3), (8, 3), weight=(8,), kind="binary")
    binary1 = drawn("binary1", (8,), (8,), weight=(8,), kind="binary")
    for kind in (made.TruePositives, made.TrueNegatives, made.FalsePositives, made.FalseNegatives):
        for label, thresholds in {
            "half": 0.5,
            "exact": [0.3, 0.7],
            "even": [0.0, 0.5, 1.0],
            "eleven": [i / 10 for i in range(11)],
            "unsorted": [0.8, 0.2],
            "one": [1.0],
            "zero": [0.0],
        }.items():
            case(f"{kind.__name__}_{label}".lower(), kind, binary, thresholds=thresholds)
            case(f"{kind.__name__}_{label}_1".lower(), kind, binary1, thresholds=thresholds)
    for kind in (made.Precision, made.Recall):
        for label, given in {
            "thresholds": {"thresholds": [0.2, 0.5, 0.9]},
            "even": {"thresholds": [0, 0.25, 0.5, 0.75, 1]},
            "class0": {"class_id": 0},
            "class2": {"class_id": 2, "thresholds": [0.4, 0.6]},
            "top1": {"top_k": 1},
            "top2": {"top_k": 2},
            "top2_class1": {"top_k": 2, "class_id": 1},
            "top3": {"top_k": 3},
            "top2_thresholds": {"top_k": 2, "thresholds": [0.3, 0.6]},
            "top_even": {"top_k": 1, "thresholds": [0, 0.5, 1]},
        }.items():
            case(f"{kind.__name__}_{label}".lower(), kind, binary, **given)
        case(
            f"{kind.__name__}_top2_ties".lower(),
            kind,
            [(np.array([[0, 1, 1], [1, 0, 1]]), np.array([[0.5, 0.5, 0.5], [0.1, 0.7, 0.7]]))],
            top_k=2,
        )
        case(f"{kind.__name__}_no_positives".lower(), kind, [(np.zeros(4), np.zeros(4))])
        case(f"{kind.__name__}_rank3_top".lower(), kind, drawn("top3", (2, 4, 3), (2, 4, 3), weight=(2, 4), kind="binary"), top_k=2)
        case(f"{kind.__name__}_rank3_class".lower(), kind, drawn("class3", (2, 4, 3), (2, 4, 3), weight=(2, 4), kind="binary"), class_id=1)
        case(f"{kind.__name__}_soft".lower(), kind, [(np.array([0.2, 0.0, 1.0, 0.7]), np.array([0.6, 0.7, 0.1, 0.9]))])
        case(f"{kind.__name__}_outside".lower(), kind, [(np.array([1, 0, 1, 1]), np.array([-3.0, 0.7, 4, 0.5]))])
    for kind, argument in (
        (made.SensitivityAtSpecificity, "specificity"),
        (made.SpecificityAtSensitivity, "sensitivity"),
        (made.PrecisionAtRecall, "recall"),
        (made.RecallAtPrecision, "precision"),
    ):
        for least in (0.0, 0.3, 0.5, 0.75, 1.0):
            for number in (1, 2, 3, 11, 200):
                case(f"{kind.__name__}_{least}_{number}".lower(), kind, binary, num_thresholds=number, **{argument: least})
        case(f"{kind.__name__}_class".lower(), kind, binary, class_id=1, **{argument: 0.4})
        case(f"{kind.__name__}_rank1".lower(), kind, binary1, **{argument: 0.4})
        case(f"{kind.__name__}_empty".lower(), kind, [(np.zeros(3), np.array([0.2, 0.4, 0.6]))], **{argument: 0.4})
        case(f"{kind.__name__}_all".lower(), kind, [(np.ones(3), np.array([0.2, 0.4, 0.6]))], **{argument: 0.4})
    for curve in ("ROC", "PR", "PRGAIN"):
        for summation in ("interpolation", "minoring", "majoring"):
            for label, given in {
                "plain": {},
                "ten": {"num_thresholds": 10},
                "two": {"num_thresholds": 2},
                "three": {"num_thresholds": 3},
                "thresholds": {"thresholds": [0.2, 0.45, 0.9]},
                "even": {"thresholds": [0.25, 0.5, 0.75]},
                "ends": {"thresholds": [0.0, 0.5, 1.0]},
                "labels": {"multi_label": True},
                "labels3": {"multi_label": True, "num_labels": 3, "label_weights": [1.0, 0.0, 3.0]},
                "label_weights": {"label_weights": [1.0, 0.5, 3.0]},
                "labels_thresholds": {"multi_label": True, "thresholds": [0.3, 0.6]},
                "weights_thresholds": {"label_weights": [1.0, 0.5, 3.0], "thresholds": [0.3, 0.6]},
            }.items():
                case(f"auc_{curve}_{summation}_{label}".lower(), made.AUC, binary, curve=curve, summation_method=summation, **given)
            case(f"auc_{curve}_{summation}_rank1".lower(), made.AUC, binary1, curve=curve, summation_method=summation)
            case(
                f"auc_{curve}_{summation}_empty".lower(),
                made.AUC,
                [(np.zeros(3), np.array([0.2, 0.4, 0.6]))],
                curve=curve,
                summation_method=summation,
            )
            case(
                f"auc_{curve}_{summation}_all".lower(),
                made.AUC,
                [(np.ones(3), np.array([0.2, 0.4, 0.6]))],
                curve=curve,
                summation_method=summation,
            )
            logits = [(t, p * 8 - 4, w) for t, p, w in binary]
            case(f"auc_{curve}_{summation}_logits".lower(), made.AUC, logits, curve=curve, summation_method=summation, from_logits=True)
            case(
                f"auc_{curve}_{summation}_logits_labels".lower(),
                made.AUC,
                logits,
                curve=curve,
                summation_method=summation,
                from_logits=True,
                multi_label=True,
            )
    case(
        "auc_empty_column",
        made.AUC,
        [(np.array([[0, 1], [0, 0], [0, 1]]), np.array([[0.1, 0.5], [0.2, 0.3], [0.9, 0.5]]))],
        multi_label=True,
    )
    for kind in (made.FBetaScore, made.F1Score):
        for average in (None, "micro", "macro", "weighted"):
            for threshold in (None, 0.3, 0.5, 1.0):
                for beta in ((0.5, 2.0) if kind is made.FBetaScore else (None,)):
                    given = {} if beta is None else {"beta": beta}
                    name = f"{kind.__name__}_{average}_{threshold}_{beta}".lower()
                    case(name, kind, binary, average=average, threshold=threshold, **given)
                    case(
                        name + "_empty",
                        kind,
                        [(np.array([[1, 0, 0], [1, 0, 0]]), np.array([[0.9, 0.2, 0.1], [0.8, 0.4, 0.3]]))],
                        average=average,
                        threshold=threshold,
                        **given,
                    )
                    case(name + "_zeros", kind, [(np.zeros((2, 3)), np.zeros((2, 3)))], average=average, threshold=threshold, **given)
    for threshold in (0.0, 0.3, 0.5, 0.7, 1.0):
        case(f"binary_accuracy_{threshold}", made.BinaryAccuracy, binary, threshold=threshold)
        case(f"binary_iou_{threshold}", made.BinaryIoU, binary1, threshold=threshold)
    case("binary_accuracy_none", made.BinaryAccuracy, binary, threshold=None)
    for targets in ([0], [1], [0, 1]):
        case(f"binary_iou_targets{len(targets)}{targets[0]}", made.BinaryIoU, binary1, target_class_ids=targets, threshold=0.4)
    indices = drawn("indices", (6, 2), (6, 2), 3, (6, 2), kind="indices")
    for dtype in (None, "float32"):
        for label, given in {
            "all": {"target_class_ids": [0, 1, 2]},
            "one": {"target_class_ids": [1]},
            "twice": {"target_class_ids": [1, 1]},
            "ignored": {"target_class_ids": [0, 2], "ignore_class": 1},
            "ignored_negative": {"target_class_ids": [0, 2], "ignore_class": -1},
        }.items():
            case(f"iou_{label}_{dtype}".lower(), made.IoU, indices, num_classes=3, dtype=dtype, **given)
        case(f"mean_iou_{dtype}".lower(), made.MeanIoU, indices, num_classes=3, dtype=dtype)
        case(f"mean_iou_ignored_{dtype}".lower(), made.MeanIoU, indices, num_classes=3, ignore_class=0, dtype=dtype)
        case(f"mean_iou_more_{dtype}".lower(), made.MeanIoU, indices, num_classes=5, dtype=dtype)
    case(
        "iou_ignored_255",
        made.IoU,
        [(np.array([0, 255, 2, 1]), np.array([0, 1, 2, 2]), np.array([1, 2, 3, 4.0]))],
        num_classes=3,
        target_class_ids=[0, 2],
        ignore_class=255,
    )
    case(
        "mean_iou_ignored_255",
        made.MeanIoU,
        [(np.array([0, 255, 2, 1]), np.array([0, 1, 2, 2]), np.array([1, 2, 3, 4.0]))],
        num_classes=3,
        ignore_class=255,
    )
    case("iou_columns", made.IoU, drawn("ioucol", (5, 1), (5,), 3, (5,), kind="indices"), num_classes=3, target_class_ids=[0, 1])
    case("iou_sample_weights", made.IoU, drawn("iousw", (5, 2), (5, 2), 3, (5,), kind="indices"), num_classes=3, target_class_ids=[0, 1])
    for axis in (-1, 1):
        rng = random(f"onehot{axis}")
        shape = (2, 3, 2, 3)
        hot, scores = one_hot(rng, (2, 2, 3) if axis == 1 else (2, 3, 2), 3, axis), rng.normal(size=shape)
        sparse = rng.integers(0, 3, (2, 2, 3) if axis == 1 else (2, 3, 2))
        weight = rng.uniform(0.5, 3, sparse.shape)
        case(f"onehot_iou_axis{axis}", made.OneHotIoU, [(hot, scores, weight)], num_classes=3, target_class_ids=[0, 2], axis=axis)
        case(
            f"onehot_iou_sparse_axis{axis}",
            made.OneHotIoU,
            [(hot, sparse, weight)],
            num_classes=3,
            target_class_ids=[0, 2],
            sparse_y_pred=True,
            axis=axis,
        )
        case(
            f"onehot_iou_ignored_axis{axis}",
            made.OneHotIoU,
            [(hot, scores, weight)],
            num_classes=3,
            target_class_ids=[0, 2],
            ignore_class=1,
            axis=axis,
        )
        case(f"onehot_mean_iou_axis{axis}", made.OneHotMeanIoU, [(hot, scores, weight)], num_classes=3, axis=axis)
        case(
            f"onehot_mean_iou_ignored_axis{axis}",
            made.OneHotMeanIoU,
            [(hot, scores, weight)],
            num_classes=3,
            axis=axis,
            ignore_class=2,
            sparse_y_pred=False,
        )
        case(
            f"iou_dense_pred_axis{axis}",
            made.IoU,
            [(sparse, scores, weight)],
            num_classes=3,
            target_class_ids=[0, 1],
            sparse_y_pred=False,
            axis=axis,
        )
        case(f"mean_iou_dense_true_axis{axis}", made.MeanIoU, [(hot, sparse, weight)], num_classes=3, sparse_y_true=False, axis=axis)
    regression = drawn("regression", (6, 3), (6, 3), weight=(6,))
    for aggregation in (None, "uniform_average", "variance_weighted_average"):
        for regressors in (0, 2, 10, 30):
            case(
                f"r2_{aggregation}_{regressors}".lower(), made.R2Score, regression, class_aggregation=aggregation, num_regressors=regressors
            )
        case(
            f"r2_{aggregation}_constant".lower(),
            made.R2Score,
            [(np.ones((4, 2)), np.arange(8).reshape(4, 2))],
            class_aggregation=aggregation,
        )
        case(f"r2_{aggregation}_constant_hit".lower(), made.R2Score, [(np.ones((4, 2)), np.ones((4, 2)))], class_aggregation=aggregation)
        case(f"r2_{aggregation}_columns".lower(), made.R2Score, drawn("r2c", (6, 3), (6, 3), weight=(6, 3)), class_aggregation=aggregation)
        case(
            f"r2_{aggregation}_column_weights".lower(),
            made.R2Score,
            drawn("r2c", (6, 3), (6, 3), weight=(6, 1)),
            class_aggregation=aggregation,
        )
    case("r2_one_sample", made.R2Score, drawn("r21", (1, 2), (1, 2)))
    for kind in (made.PearsonCorrelation, made.ConcordanceCorrelation):
        for axis in (-1, 0, 1, 2, (1, 2), (0, 1), (-1, 0), (0, 1, 2), None):
            case(f"{kind.__name__}_{axis}".lower().replace(" ", ""), kind, drawn("corr", (4, 3, 5), (4, 3, 5)), axis=axis)
        case(f"{kind.__name__}_weighted".lower(), kind, drawn("corrw", (4, 5), (4, 5), weight=(4,)))
        case(f"{kind.__name__}_weighted0".lower(), kind, drawn("corrw0", (4, 5), (4, 5), weight=(5,)), axis=0)
        case(f"{kind.__name__}_constant".lower(), kind, [(np.ones((2, 3)), np.arange(6).reshape(2, 3))])
        case(f"{kind.__name__}_one".lower(), kind, [(np.ones((2, 1)), np.zeros((2, 1)))])
    for axis in (-1, 1, 2, -2, 0, (1, 2)):
        case(f"cosine_{axis}".replace(" ", ""), made.CosineSimilarity, drawn("cos", (4, 3, 5), (4, 3, 5)), axis=axis)
    case("cosine_zero", made.CosineSimilarity, [(np.zeros((2, 3)), np.ones((2, 3)))])
    for k in (1, 2, 3, 5):
        case(f"topk_{k}_ties", made.TopKCategoricalAccuracy, [(np.eye(4)[[0, 1, 2, 3]], np.array([[0.3, 0.3, 0.3, 0.1]] * 4))], k=k)
        case(
            f"sparse_topk_{k}_ties",
            made.SparseTopKCategoricalAccuracy,
            [(np.array([0, 1, 2, 3]), np.array([[0.3, 0.3, 0.3, 0.1]] * 4))],
            k=k,
        )
        case(f"sparse_topk_{k}", made.SparseTopKCategoricalAccuracy, drawn("stk", (6,), (6, 4), 4, (6,), kind="sparse"), k=k)
        case(f"topk_{k}_soft", made.TopKCategoricalAccuracy, drawn("tks", (6, 4), (6, 4), weight=(6,), kind="positive"), k=k)
        case(
            f"sparse_topk_{k}_sorted",
            made.SparseTopKCategoricalAccuracy,
            [(np.array([2, 0, 7]), np.array([[1, 2, 0, 3, 5], [3, 2, 1, 0, 4], [1, 2, 3, 4, 5]]))],
            k=k,
            from_sorted_ids=True,
        )
    case("topk_nan", made.TopKCategoricalAccuracy, [(np.eye(3), np.array([[np.nan, 1, 2], [1, np.nan, 0], [0, np.inf, 1]]))], k=1)
    case("sparse_topk_outside", made.SparseTopKCategoricalAccuracy, [(np.array([5, -1, 0]), np.eye(3))], k=2)
    case(
        "categorical_ties",
        made.CategoricalAccuracy,
        [(np.array([[0.5, 0.5, 0], [0, 0.5, 0.5]]), np.array([[0.4, 0.2, 0.4], [0.1, 0.1, 0.1]]))],
    )
    case("sparse_ties", made.SparseCategoricalAccuracy, [(np.array([0, 2]), np.array([[0.4, 0.2, 0.4], [0.1, 0.1, 0.1]]))])
    case("sparse_float_labels", made.SparseCategoricalAccuracy, [(np.array([0.0, 2.0]), np.array([[0.4, 0.2, 0.4], [0.1, 0.1, 0.3]]))])
    case("accuracy_floats", made.Accuracy, [(np.array([0.5, 2.0]), np.array([0.5, 2.0001]))])
    for logits in (False, True):
        for smoothing in (0, 0.3):
            label = f"{logits}_{smoothing}".lower()
            rng = random(label)
            y = rng.normal(size=(4, 3))
            case(
                f"bce_{label}",
                made.BinaryCrossentropy,
                [(rng.integers(0, 2, (4, 3)), y if logits else 1 / (1 + np.exp(-y)), rng.uniform(0, 2, 4))],
                from_logits=logits,
                label_smoothing=smoothing,
            )
            for axis in (-1, 1):
                y = rng.normal(size=(4, 3, 2))
                case(
                    f"cce_{label}_{axis}",
                    made.CategoricalCrossentropy,
                    [(one_hot(rng, (4, 2) if axis == 1 else (4, 3), 3 if axis == 1 else 2, axis), y if logits else softmax(y, axis))],
                    from_logits=logits,
                    label_smoothing=smoothing,
                    axis=axis,
                )
        for ignored in (None, -1, 1, 255):
            for axis in (-1, 1):
                label = f"{logits}_{ignored}_{axis}".lower()
                rng = random(label)
                y = rng.normal(size=(4, 3, 2))
                labels = rng.integers(0, y.shape[axis], (4, 2) if axis == 1 else (4, 3))
                if ignored is not None:
                    labels[0, 1] = ignored
                case(
                    f"scce_{label}",
                    made.SparseCategoricalCrossentropy,
                    [(labels, y if logits else softmax(y, axis), rng.uniform(0.1, 2, labels.shape))],
                    from_logits=logits,
                    axis=axis,
                    **({} if ignored is None else {"ignore_class": ignored}),
                )
                case(
                    f"scce_sample_{label}",
                    made.SparseCategoricalCrossentropy,
                    [(labels, y if logits else softmax(y, axis), rng.uniform(0.1, 2, 4))],
                    from_logits=logits,
                    axis=axis,
                    **({} if ignored is None else {"ignore_class": ignored}),
                )
    for kind in (made.MeanSquaredError, made.BinaryAccuracy, made.AUC, made.Precision, made.R2Score, made.F1Score, made.MeanIoU):
        given = {"num_classes": 2} if kind is made.MeanIoU else {}
        case(
            f"{kind.__name__}_zero_weights".lower(),
            kind,
            [(np.array([[1, 0], [0, 1]]), np.array([[1, 1], [0, 1]]), np.zeros(2) if kind is not made.MeanIoU else np.zeros((2, 2)))],
            **given,
        )
        case(
            f"{kind.__name__}_changing_batches".lower(),
            kind,
            [(np.array([[1, 0], [0, 1]]), np.array([[1, 1], [0, 1]])), (np.array([[0, 0]]), np.array([[1, 0]]))],
            **given,
        )


if __name__ == "__main__":
    suite = cases.Suite(sys.argv[1])
    shapes(suite)
    arguments(suite)
    suite.finish()
