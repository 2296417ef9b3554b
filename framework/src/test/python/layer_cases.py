"""Writes cases over the arguments of Keras's layers, but recurrent and preprocessing ones, into the folder given.

A second argument, if there is one, names the cases to write by how they start, with commas between.
"""

import gc
import itertools
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import cases
import keras
import numpy as np
from keras import layers as L

if keras.backend.backend() == "torch":
    import torch_cases  # noqa: F401

gc.freeze()  # Keras collects garbage before each case, which need not look at what is imported.
suite = cases.Suite(sys.argv[1])
wanted = tuple(sys.argv[2].lower().split(",")) if len(sys.argv) > 2 else ("",)
refused = []
names = set()


def slug(value):
    text = value.__class__.__name__ if hasattr(value, "get_config") else getattr(value, "__name__", str(value))
    return "".join(c if c.isalnum() or c in "-." else "_" for c in text).strip("_").replace("__", "_")


def write(name, make, inputs, **call):
    """Writes a case, unless Keras itself refuses it."""
    if name in names or not name.lower().startswith(wanted):
        return
    names.add(name)
    try:
        cases.layer(suite, name, make, inputs, **call)
    except Exception as e:
        keras.config.set_floatx("float32")
        refused.append(f"{name}: {type(e).__name__} {str(e).strip().splitlines()[0][:150] if str(e).strip() else ''}")


def case(kind, inputs, note="", call=None, **args):
    """A layer of a class, with arguments. A list is one layer's inputs, a tuple a shape, anything else an array."""
    inputs = inputs if isinstance(inputs, list) else [inputs]
    shapes = "_".join("x".join(map(str, i if isinstance(i, tuple) else np.shape(i))) for i in inputs)
    parts = [kind.__name__] + [f"{k}_{slug(v)}" for k, v in args.items()] + ([note] if note else []) + [shapes]
    write("-".join(parts), lambda: kind(**args), inputs, **(call or {}))


def model(name, build, inputs, **call):
    """A functional model: build gets symbolic tensors and returns the output."""
    shapes = [i[1:] if isinstance(i, tuple) else np.shape(i)[1:] for i in inputs]

    def make():
        tensors = [keras.Input(shape) for shape in shapes]
        return keras.Model(tensors, build(*tensors))

    write("model-" + name, make, inputs, **call)


def sequences(name, shape, dead=((0, 3), (1, 1), (1, 4))):
    """Random sequences of which some steps are zeros."""
    x = cases.narrow(cases.random(name).normal(size=shape))
    for sample, step in dead:
        x[sample % shape[0], step % shape[1]] = 0
    return x


def integers(name, below, shape):
    return cases.random(name).integers(0, below, size=shape)


TRAIN = {"training": True}
INFER = {"training": False}
MASK25 = np.array([[1, 1, 0, 1, 1], [1, 0, 1, 1, 0]])


def core():
    for shape in [(1, 1), (3, 4), (2, 3, 4), (2, 3, 1, 4), (1, 2, 2, 2, 3)]:
        case(L.Dense, shape, units=3)
    case(L.Dense, (3, 4), units=1, use_bias=False, activation="tanh")
    case(L.Dense, integers("dense", 9, (3, 4)), units=2, note="integers")
    for activation in [
        L.LeakyReLU(negative_slope=0.1),
        L.ReLU(max_value=0.5, threshold=0.1),
        L.ELU(alpha=0.5),
        L.Softmax(axis=1),
        L.PReLU(),
        L.Activation("relu"),
        keras.activations.relu,
        keras.activations.silu,
        "glu",
        "linear",
        None,
    ]:
        case(L.Dense, (2, 3, 4), units=4, activation=activation)
        case(L.Activation, (2, 3, 4), activation=activation) if activation is not None else None
    regular = dict(
        kernel_regularizer=keras.regularizers.L1L2(0.01, 0.02),
        bias_regularizer=keras.regularizers.L2(0.1),
        activity_regularizer=keras.regularizers.L1L2(0.03, 0.05),
        kernel_constraint=keras.constraints.MaxNorm(2),
        bias_constraint=keras.constraints.NonNeg(),
    )
    for training in (TRAIN, INFER):
        note = f"training_{training['training']}"
        case(L.Dense, (3, 4), units=3, note=note, call=training, **regular)
        case(L.Conv1D, (2, 5, 2), filters=3, kernel_size=2, note=note, call=training, **regular)
        case(L.Conv2DTranspose, (2, 3, 3, 2), filters=3, kernel_size=2, note=note, call=training, **regular)
        case(L.Dense, (3, 4), units=3, note=note, call=training, kernel_regularizer="orthogonal_regularizer", activity_regularizer="l1")
        case(
            L.SeparableConv2D,
            (2, 5, 4, 2),
            filters=3,
            kernel_size=2,
            note=note,
            call=training,
            depthwise_regularizer="l2",
            pointwise_regularizer="l1",
            bias_regularizer="l2",
            activity_regularizer="l2",
            depthwise_constraint="unit_norm",
            pointwise_constraint="max_norm",
        )
        case(
            L.DepthwiseConv2D,
            (2, 5, 4, 2),
            kernel_size=2,
            note=note,
            call=training,
            depthwise_regularizer="l2",
            activity_regularizer="l2",
            depthwise_constraint="non_neg",
            bias_regularizer="l1",
        )
        case(
            L.Embedding,
            integers("e", 5, (2, 3)),
            note=note,
            call=training,
            input_dim=5,
            output_dim=3,
            embeddings_regularizer="l2",
            embeddings_constraint="unit_norm",
        )
        case(
            L.EinsumDense,
            (2, 3),
            note=note,
            call=training,
            equation="ab,bc->ac",
            output_shape=4,
            bias_axes="c",
            kernel_regularizer="l2",
            bias_regularizer="l1",
            kernel_constraint="max_norm",
        )
        case(L.ActivityRegularization, (2, 3), note=note, call=training, l1=0.1, l2=0.3)
        case(L.PReLU, (2, 3, 4), note=note, call=training, alpha_regularizer="l2", alpha_constraint="non_neg")
        case(
            L.BatchNormalization,
            (5, 4),
            note=note,
            call=training,
            beta_regularizer="l2",
            gamma_regularizer="l1",
            beta_constraint="max_norm",
            gamma_constraint="non_neg",
        )
        case(L.LayerNormalization, (5, 4), note=note, call=training, beta_regularizer="l2", gamma_regularizer="l1")
        case(L.GroupNormalization, (5, 4), note=note, call=training, groups=2, beta_regularizer="l2", gamma_regularizer="l1")
        case(
            L.MultiHeadAttention,
            [(2, 3, 4), (2, 5, 4)],
            num_heads=2,
            key_dim=3,
            note=note,
            call=dict(style="kwargs", arg_names=["query", "value"], **training),
            kernel_regularizer="l2",
            bias_regularizer="l1",
            activity_regularizer="l2",
            kernel_constraint="max_norm",
        )
        case(
            L.GroupQueryAttention,
            [(2, 3, 4), (2, 5, 4)],
            head_dim=3,
            num_query_heads=2,
            num_key_value_heads=1,
            note=note,
            call=dict(style="kwargs", arg_names=["query", "value"], **training),
            kernel_regularizer="l2",
            bias_regularizer="l1",
            activity_regularizer="l2",
        )
    case(L.Dense, (3, 4), units=2, trainable=False, kernel_regularizer="l2")
    for equation, output_shape, bias_axes, shape in [
        ("ab,bc->ac", 4, None, (2, 3)),
        ("ab,bc->ac", 4, "c", (2, 3)),
        ("abc,cd->abd", (None, 4), "d", (2, 3, 5)),
        ("abc,cde->abde", (None, 2, 4), "de", (2, 3, 5)),
        ("abc,cde->abde", (None, 2, 4), "d", (2, 3, 5)),
        ("abcd,cde->abe", (None, 4), "e", (2, 3, 2, 5)),
        ("...x,xy->...y", 4, "y", (2, 3, 5)),
        ("...x,xy->...y", 4, None, (2, 2, 3, 5)),
        ("abc,dc->adb", (4, 3), "d", (2, 3, 5)),
        ("abc,cd->adb", (4, None), None, (2, 3, 5)),
        ("abc,bcd->abd", (3, 4), "bd", (2, 3, 5)),
        ("ab...,bc->ac...", (4,), "c", (2, 3)),
        ("ab...,bc->ac...", (4, None), None, (2, 3, 5)),
        ("abc,abd->abcd", (3, 5, 2), None, (2, 3, 5)),
        ("abc,c->ab", (None,), None, (2, 3, 5)),
    ]:
        case(L.EinsumDense, shape, equation=equation, output_shape=output_shape, bias_axes=bias_axes)
    case(L.EinsumDense, (2, 3, 5), equation="abc,cd->abd", output_shape=(None, 4), activation="softmax", activity_regularizer="l2")
    for shape in [(1,), (2, 3), (2, 3, 2), (2, 1)]:
        for mask_zero in (False, True):
            case(L.Embedding, integers("emb", 7, shape), input_dim=7, output_dim=4, mask_zero=mask_zero)
    for args in [
        {},
        {"tie_weights": False, "mask_zero": True},
        {"logit_soft_cap": 0.5},
        {"tie_weights": False, "logit_soft_cap": 3.0, "embeddings_regularizer": "l2"},
    ]:
        case(L.ReversibleEmbedding, integers("emb", 7, (2, 3)), input_dim=7, output_dim=4, **args)
        case(L.ReversibleEmbedding, (2, 3, 4), call={"kwargs": {"reverse": True}}, input_dim=7, output_dim=4, **args)
    case(L.Embedding, integers("emb", 7, (2, 3)).astype("float32"), input_dim=7, output_dim=4, note="float")
    case(L.Embedding, np.array([[0, 6, -1], [-7, 3, 2]]), input_dim=7, output_dim=4, note="negative")
    case(L.Embedding, np.array([[0, 6, 7], [9, 3, 2]]), input_dim=7, output_dim=4, note="beyond")
    for mask_value in (0.0, -1.0, 2):
        x = sequences("masking", (2, 5, 3))
        x[x == 0] = mask_value
        case(L.Masking, x, mask_value=mask_value)
        case(L.Masking, x.reshape(2, 5, 3, 1), mask_value=mask_value)
    case(L.Masking, sequences("masking2", (4, 5)))
    case(L.Identity, (2, 3))
    case(L.Identity, integers("id", 5, (2, 3)), note="integers")


def convolutions():
    for n, (size, stride, padding, length, dilation) in enumerate(
        itertools.product((1, 2, 3, 4), (1, 2, 5), ("valid", "same", "causal"), (1, 5, 8), (1, 2))
    ):
        if stride > 1 and dilation > 1 or (n * 7) % 3 and not (size == 3 and stride == 2):
            continue
        case(L.Conv1D, (2, length, 2), filters=3, kernel_size=size, strides=stride, padding=padding, dilation_rate=dilation)
    case(L.Conv1D, (2, 7, 4), filters=6, kernel_size=3, groups=2, padding="causal", dilation_rate=2)
    case(L.Conv1D, (2, 7, 4), filters=4, kernel_size=3, groups=4, padding="same", strides=2)
    case(L.Conv1D, (2, 4, 7), filters=4, kernel_size=3, data_format="channels_first", padding="same")
    case(L.Conv1D, (2, 4, 7), filters=4, kernel_size=3, data_format="channels_first", padding="causal")
    case(L.Conv1D, (2, 4, 7), filters=4, kernel_size=2, data_format="channels_first", groups=2, activation="softmax")
    case(L.Conv1D, (2, 3, 7, 2), filters=4, kernel_size=2, activation="relu")
    for size, stride, dilation, padding, shape in [
        (1, 1, 1, "valid", (1, 1, 1, 1)),
        ((1, 3), (2, 1), 1, "same", (2, 4, 5, 2)),
        (2, 3, 1, "valid", (2, 7, 8, 2)),
        (2, 3, 1, "same", (2, 7, 8, 2)),
        ((4, 2), 1, (1, 2), "same", (2, 5, 6, 1)),
        (3, 1, (2, 3), "valid", (2, 7, 8, 2)),
        (3, 4, 1, "same", (2, 3, 9, 2)),
        (5, 1, 1, "same", (2, 3, 2, 2)),
        (2, 1, 2, "same", (2, 4, 4, 3)),
        (1, 2, 1, "same", (2, 5, 4, 3)),
    ]:
        for channels_first in (False, True):
            if channels_first:
                shape = (shape[0], shape[3], shape[1], shape[2])
            case(
                L.Conv2D,
                shape,
                filters=2,
                kernel_size=size,
                strides=stride,
                dilation_rate=dilation,
                padding=padding,
                data_format="channels_first" if channels_first else "channels_last",
            )
    for groups, filters, channels in [(2, 4, 4), (3, 3, 6), (4, 8, 4), (5, 5, 5)]:
        case(L.Conv2D, (2, 5, 4, channels), filters=filters, kernel_size=(3, 2), groups=groups, padding="same")
        case(L.Conv2D, (2, channels, 5, 4), filters=filters, kernel_size=2, groups=groups, data_format="channels_first")
        case(L.Conv2D, (2, 6, 5, channels), filters=filters, kernel_size=2, groups=groups, dilation_rate=2)
        case(L.Conv2D, (2, 6, 5, channels), filters=filters, kernel_size=2, groups=groups, strides=(2, 3))
    case(L.Conv2D, (2, 3, 5, 4, 2), filters=3, kernel_size=2)
    for activation in ["softmax", "gelu", L.LeakyReLU(negative_slope=0.1), "log_softmax", "sparsemax", "glu", L.PReLU()]:
        case(L.Conv2D, (2, 4, 4, 2), filters=4, kernel_size=2, activation=activation)
        case(L.Conv2D, (2, 2, 4, 4), filters=4, kernel_size=2, activation=activation, data_format="channels_first")
    for size, stride, dilation, padding, groups in [
        (1, 1, 1, "valid", 1),
        (2, (1, 2, 3), 1, "same", 1),
        ((1, 2, 3), 1, 1, "same", 2),
        (2, 1, (1, 2, 1), "valid", 1),
        (2, 1, 2, "same", 2),
        (3, 4, 1, "same", 1),
    ]:
        case(L.Conv3D, (2, 4, 5, 3, 2), filters=4, kernel_size=size, strides=stride, dilation_rate=dilation, padding=padding, groups=groups)
        case(
            L.Conv3D,
            (2, 2, 4, 5, 3),
            filters=4,
            kernel_size=size,
            strides=stride,
            dilation_rate=dilation,
            padding=padding,
            groups=groups,
            data_format="channels_first",
        )


def transposed():
    for size, stride, padding, length in itertools.product((1, 2, 3, 4), (1, 2, 3), ("valid", "same"), (1, 4)):
        case(L.Conv1DTranspose, (2, length, 2), filters=3, kernel_size=size, strides=stride, padding=padding)
    for size, stride, padding, output, dilation in [
        (3, 2, "valid", 0, 1),
        (3, 2, "valid", 1, 1),
        (3, 2, "same", 0, 1),
        (3, 2, "same", 1, 1),
        (4, 3, "valid", 2, 1),
        (4, 3, "same", 2, 1),
        (2, 3, "same", 1, 1),
        (2, 3, "valid", 1, 1),
        (3, 1, "valid", None, 2),
        (3, 1, "same", None, 2),
        (2, 1, "same", None, 3),
        (1, 4, "same", 3, 1),
        (2, 2, "valid", 0, 1),
        (3, 2, "same", None, 2),
        (3, 2, "valid", 1, 2),
        (5, 2, "valid", 0, 1),
        (4, 2, "same", 0, 1),
    ]:
        case(
            L.Conv1DTranspose,
            (2, 4, 2),
            filters=3,
            kernel_size=size,
            strides=stride,
            padding=padding,
            output_padding=output,
            dilation_rate=dilation,
        )
        case(
            L.Conv2DTranspose,
            (2, 3, 4, 2),
            filters=3,
            kernel_size=size,
            strides=stride,
            padding=padding,
            output_padding=output,
            dilation_rate=dilation,
        )
        case(
            L.Conv2DTranspose,
            (2, 2, 3, 4),
            filters=3,
            kernel_size=size,
            strides=stride,
            padding=padding,
            output_padding=output,
            dilation_rate=dilation,
            data_format="channels_first",
        )
    case(L.Conv2DTranspose, (2, 3, 4, 2), filters=3, kernel_size=(2, 3), strides=(1, 2), padding="same", output_padding=(0, 1))
    case(
        L.Conv2DTranspose,
        (2, 3, 4, 2),
        filters=3,
        kernel_size=(4, 3),
        strides=(3, 2),
        padding="valid",
        output_padding=(2, 1),
        use_bias=False,
        activation="tanh",
    )
    case(L.Conv1DTranspose, (2, 2, 4), filters=3, kernel_size=3, strides=2, data_format="channels_first", activation="softmax")
    for size, stride, padding, output, dilation in [
        (2, 1, "valid", None, 1),
        (2, 2, "same", None, 1),
        ((1, 2, 3), (2, 1, 3), "valid", None, 1),
        (3, 2, "same", 1, 1),
        (2, 1, "same", None, 2),
    ]:
        case(
            L.Conv3DTranspose,
            (2, 2, 3, 2, 2),
            filters=3,
            kernel_size=size,
            strides=stride,
            padding=padding,
            output_padding=output,
            dilation_rate=dilation,
        )
        case(
            L.Conv3DTranspose,
            (2, 3, 2, 3, 2),
            filters=2,
            kernel_size=size,
            strides=stride,
            padding=padding,
            output_padding=output,
            dilation_rate=dilation,
            data_format="channels_first",
        )


def depthwise():
    for size, stride, padding, dilation, multiplier in [
        (1, 1, "valid", 1, 1),
        (2, 1, "same", 1, 3),
        (3, 2, "same", 1, 2),
        (3, 2, "valid", 1, 1),
        (2, 3, "valid", 1, 2),
        (2, 1, "same", 2, 2),
        (3, 1, "valid", 2, 1),
        (4, 3, "same", 1, 1),
    ]:
        for first in (False, True):
            form = {"data_format": "channels_first"} if first else {}
            one, two = ((2, 3, 7), (2, 3, 6, 7)) if first else ((2, 7, 3), (2, 6, 7, 3))
            common = dict(kernel_size=size, strides=stride, padding=padding, dilation_rate=dilation, depth_multiplier=multiplier, **form)
            case(L.DepthwiseConv1D, one, **common)
            case(L.DepthwiseConv2D, two, **common)
            case(L.SeparableConv1D, one, filters=4, **common)
            case(L.SeparableConv2D, two, filters=4, **common)
    case(L.DepthwiseConv1D, (2, 6, 2), kernel_size=3, padding="causal", dilation_rate=2)
    case(L.SeparableConv1D, (2, 6, 2), filters=3, kernel_size=3, padding="causal", dilation_rate=2)
    case(L.SeparableConv1D, (2, 6, 2), filters=3, kernel_size=3, padding="causal", strides=2)
    case(L.DepthwiseConv2D, (2, 5, 6, 2), kernel_size=(3, 2), strides=(1, 2), padding="same")
    case(L.DepthwiseConv2D, (2, 5, 6, 2), kernel_size=(3, 2), dilation_rate=(1, 2), padding="same")
    case(
        L.SeparableConv2D,
        (2, 5, 6, 2),
        filters=3,
        kernel_size=(3, 2),
        dilation_rate=(2, 1),
        padding="same",
        use_bias=False,
        activation="relu",
    )
    case(L.SeparableConv2D, (2, 5, 6, 2), filters=3, kernel_size=2, activation="softmax")
    case(L.DepthwiseConv2D, (2, 5, 6, 2), kernel_size=2, activation=L.LeakyReLU(negative_slope=0.1), use_bias=False)


def pooling():
    for rank, kind in itertools.product((1, 2, 3), ("Max", "Average")):
        pool = getattr(L, f"{kind}Pooling{rank}D")
        lengths = (5, 4, 6)[:rank]
        for size, stride, padding in [
            (2, None, "valid"),
            (2, None, "same"),
            (3, 2, "same"),
            (3, 1, "same"),
            (2, 3, "same"),
            (2, 3, "valid"),
            (4, 1, "same"),
            (1, 2, "same"),
            (3, 2, "valid"),
        ]:
            case(pool, (2, *lengths, 2), pool_size=size, strides=stride, padding=padding)
            case(pool, (2, 2, *lengths), pool_size=size, strides=stride, padding=padding, data_format="channels_first")
        case(pool, (1, *(1,) * rank, 1), pool_size=2, padding="same")
        for how in ("", "_keepdims"):
            whole = getattr(L, f"Global{kind}Pooling{rank}D")
            case(whole, (2, *lengths, 3), keepdims=bool(how))
            case(whole, (2, *lengths, 3), keepdims=bool(how), data_format="channels_first")
        adaptive = getattr(L, f"Adaptive{kind}Pooling{rank}D")
        for output in (1, 2, 3, 4, (5, 4, 6)[:rank], (3, 1, 2)[:rank], 7):
            case(adaptive, (2, *lengths, 2), output_size=output)
        case(adaptive, (2, 2, *lengths), output_size=3, data_format="channels_first")
    case(L.MaxPooling2D, (2, 5, 6, 2), pool_size=(1, 3), strides=(2, 1))
    case(L.AveragePooling2D, (2, 5, 6, 2), pool_size=(3, 1), strides=(1, 2), padding="same")
    case(L.MaxPooling2D, integers("pool", 9, (2, 4, 4, 1)), pool_size=2, note="integers")
    for data_format in ("channels_last", "channels_first"):
        case(L.GlobalAveragePooling1D, (2, 5, 5), note="masked", call={"masks": {"mask": MASK25}}, data_format=data_format)
        case(L.GlobalAveragePooling1D, (2, 5, 5), note="masked", call={"masks": {"mask": MASK25}}, data_format=data_format, keepdims=True)
    case(L.GlobalAveragePooling1D, (2, 5, 3), note="all_masked", call={"masks": {"mask": MASK25 * np.array([[0], [1]])}})


def reshaping():
    for target in [(12,), (3, -1), (-1, 2), (-1,), (2, 2, 3), (1, 12, 1)]:
        case(L.Reshape, (2, 3, 4), target_shape=target)
    for shape in [(3,), (3, 1), (2, 3, 4), (2, 3, 4, 2), (2, 3, 1, 2, 2)]:
        case(L.Flatten, shape)
        case(L.Flatten, shape, data_format="channels_first")
    case(L.Flatten, integers("flat", 9, (2, 3, 2)), note="integers")
    for dims in [(2, 1), (1, 2)]:
        case(L.Permute, (2, 3, 4), dims=dims)
    for dims in [(3, 1, 2), (2, 3, 1), (3, 2, 1)]:
        case(L.Permute, (2, 3, 4, 5), dims=dims)
    for n in (1, 4):
        case(L.RepeatVector, (2, 3), n=n)
    for padding in (0, 2, (1, 0), (0, 3)):
        case(L.ZeroPadding1D, (2, 3, 2), padding=padding)
        case(L.ZeroPadding1D, (2, 3, 2), padding=padding, data_format="channels_first")
    for padding in (1, (0, 2), ((1, 0), (2, 3))):
        case(L.ZeroPadding2D, (2, 3, 2, 2), padding=padding)
        case(L.ZeroPadding2D, (2, 3, 2, 2), padding=padding, data_format="channels_first")
    for padding in (1, (0, 2, 1), ((1, 0), (2, 3), (0, 1))):
        case(L.ZeroPadding3D, (2, 3, 2, 2, 2), padding=padding)
        case(L.ZeroPadding3D, (2, 3, 2, 2, 2), padding=padding, data_format="channels_first")
    for cropping in (0, 1, (1, 0), (0, 3)):
        case(L.Cropping1D, (2, 5, 2), cropping=cropping)
    for cropping in (1, (0, 2), ((1, 0), (2, 1)), ((0, 0), (0, 3))):
        case(L.Cropping2D, (2, 5, 6, 5), cropping=cropping)
        case(L.Cropping2D, (2, 5, 6, 5), cropping=cropping, data_format="channels_first")
    for cropping in (1, (0, 2, 1), ((1, 0), (2, 1), (0, 1))):
        case(L.Cropping3D, (2, 4, 5, 6, 5), cropping=cropping)
        case(L.Cropping3D, (2, 4, 5, 6, 5), cropping=cropping, data_format="channels_first")
    for size in (1, 2, 3):
        case(L.UpSampling1D, (2, 3, 2), size=size)
    for interpolation, size in itertools.product(("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"), (1, 2, (3, 1), (2, 5))):
        case(L.UpSampling2D, (2, 3, 4, 2), size=size, interpolation=interpolation)
        case(L.UpSampling2D, (2, 2, 3, 4), size=size, interpolation=interpolation, data_format="channels_first")
        case(L.UpSampling2D, (1, 1, 1, 2), size=size, interpolation=interpolation)
    for size in (1, 2, (1, 2, 3)):
        case(L.UpSampling3D, (2, 2, 3, 2, 2), size=size)
        case(L.UpSampling3D, (2, 2, 3, 2, 2), size=size, data_format="channels_first")


def normalization():
    for training in (TRAIN, INFER):
        note = f"training_{training['training']}"
        for shape in [(5, 3), (2, 5, 3), (2, 3, 4, 5), (2, 2, 3, 2, 3), (4, 1), (1, 6)]:
            case(L.BatchNormalization, shape, note=note, call=training)
        for axis in (1, 2, -2, 3):
            case(L.BatchNormalization, (2, 3, 4, 5), axis=axis, note=note, call=training)
        for center, scale in itertools.product((False, True), repeat=2):
            case(L.BatchNormalization, (3, 4), center=center, scale=scale, momentum=0.6, epsilon=0.1, note=note, call=training)
            case(L.BatchNormalization, (3, 4), center=center, scale=scale, note=note + "_renorm", call=training, renorm=True)
        case(L.BatchNormalization, (3, 2, 2, 4), axis=1, renorm=True, momentum=0.5, renorm_momentum=0.7, note=note, call=training)
        for clipping in [{"rmin": 0.5, "rmax": 1.5, "dmax": 0.2}, {"rmax": 1.1}, {"dmax": 0.1}, {"rmin": 0.9}]:
            case(L.BatchNormalization, (6, 2), renorm=True, renorm_clipping=clipping, note=note, call=training)
        case(L.BatchNormalization, (2, 5, 3), momentum=0.0, note=note, call=training)
        case(L.BatchNormalization, (2, 5, 3), synchronized=True, note=note, call=training)
        case(L.BatchNormalization, (2, 5, 3), trainable=False, note=note, call=training)
        case(L.BatchNormalization, (2, 5, 3), renorm=True, trainable=False, note=note, call=training)
        masked = {"masks": {"mask": MASK25}, **training}
        case(L.BatchNormalization, (2, 5, 3), note=note + "_masked", call=masked)
        case(L.BatchNormalization, (2, 5, 1), note=note + "_masked", call=masked)
        case(L.BatchNormalization, (2, 5, 2, 3), note=note + "_masked", call=masked)
        case(L.BatchNormalization, (2, 5, 3), renorm=True, note=note + "_masked", call=masked)
        case(L.BatchNormalization, (2, 5, 5), axis=1, note=note + "_masked", call=masked)
        case(L.BatchNormalization, (2, 5, 3), note=note + "_all_masked", call={**masked, "masks": {"mask": MASK25 * 0}})
        for steps in (1, 2, 3):
            case(L.SpectralNormalization, (2, 4), note=f"dense_{note}", call=training, layer=L.Dense(3), power_iterations=steps)
        case(L.SpectralNormalization, (2, 4, 4, 2), note=f"conv_{note}", call=training, layer=L.Conv2D(3, 2))
        case(L.SpectralNormalization, integers("sn", 5, (2, 3)), note=f"embedding_{note}", call=training, layer=L.Embedding(5, 3))
    for shape, axes in [
        ((3, 4), (-1, 1)),
        ((2, 3, 4), (-1, 1, 2, (1, 2), (-2, -1))),
        ((2, 3, 4, 5), (1, 2, 3, (1, 3), (3, 1), (1, 2, 3), (-1, -2))),
    ]:
        for axis in axes:
            for center, scale in [(True, True), (False, True), (True, False), (False, False)]:
                case(L.LayerNormalization, shape, axis=axis, center=center, scale=scale)
            case(L.RMSNormalization, shape, axis=axis)
            case(L.UnitNormalization, shape, axis=axis)
    case(L.LayerNormalization, (2, 1), epsilon=0.5)
    case(L.RMSNormalization, (2, 4), epsilon=0.5)
    case(L.UnitNormalization, np.array([[0, 0, 0], [1e-9, 0, 0], [3, 4, 0.0]]))
    for shape, axis, groups in [
        ((2, 3, 6), -1, (1, 2, 3, 6, -1)),
        ((2, 6, 4), 1, (2, -1)),
        ((2, 3, 4, 4), -1, (2, 4)),
        ((2, 4, 3, 2), 1, (2,)),
        ((2, 3, 4, 5), 2, (2, 4)),
        ((3, 4), -1, (1, 2)),
        ((2, 1, 4), -1, (4,)),
    ]:
        for group, (center, scale) in itertools.product(groups, [(True, True), (False, True), (True, False), (False, False)]):
            case(L.GroupNormalization, shape, axis=axis, groups=group, center=center, scale=scale)
    case(L.GroupNormalization, (2, 3, 64), epsilon=0.1)


def regularization():
    for layer, args in [
        (L.Dropout, {"rate": 0.5}),
        (L.AlphaDropout, {"rate": 0.5}),
        (L.GaussianDropout, {"rate": 0.5}),
        (L.GaussianNoise, {"stddev": 0.5}),
        (L.SpatialDropout1D, {"rate": 0.5}),
    ]:
        case(layer, (2, 3, 4), call=INFER, **args)
        case(layer, (2, 3, 4), **args)
    for layer in (L.Dropout, L.AlphaDropout, L.GaussianDropout):
        case(layer, (2, 3, 4), call=TRAIN, rate=0.0)
    case(L.GaussianNoise, (2, 3, 4), call=TRAIN, stddev=0.0)
    case(L.SpatialDropout2D, (2, 3, 4, 2), rate=0.4, data_format="channels_first")
    case(L.SpatialDropout3D, (2, 3, 4, 2, 2), rate=0.4, data_format="channels_first")
    case(L.SpatialDropout3D, (2, 3, 4, 2, 2), rate=0.4)


def attention():
    qv = [(2, 3, 4), (2, 5, 4)]
    qvk = [(2, 3, 4), (2, 5, 6), (2, 5, 4)]
    for layer in (L.Attention, L.AdditiveAttention):
        scored = [{}, {"use_scale": True}, {"score_mode": "concat"}, {"score_mode": "concat", "use_scale": True}]
        for args in scored if layer is L.Attention else [{}, {"use_scale": False}]:
            for kwargs in [
                {},
                {"return_attention_scores": True},
                {"use_causal_mask": True},
                {"use_causal_mask": True, "return_attention_scores": True},
            ]:
                note = "_".join(kwargs)
                case(layer, qv, note=note, call={"kwargs": kwargs}, **args)
                case(layer, qvk, note=note, call={"kwargs": kwargs}, **args)
        case(layer, [(2, 3, 4), (2, 5, 4)], note="dropout_training", call=INFER, dropout=0.5)
        case(layer, [(1, 1, 1), (1, 1, 1)])
    heads = dict(num_heads=2, key_dim=3)
    two = dict(style="kwargs", arg_names=["query", "value"])
    three = dict(style="kwargs", arg_names=["query", "value", "key"])
    query_mask = np.array([[1, 1, 0], [0, 1, 1]])
    pairs = np.array([np.outer(query_mask[i], MASK25[i]) for i in range(2)])
    full = np.where(pairs.sum(-1, keepdims=True) == 0, 1, pairs)
    grouped = dict(head_dim=3, num_query_heads=4, num_key_value_heads=2)
    for layer, base in [(L.MultiHeadAttention, heads), (L.GroupQueryAttention, grouped)]:
        for args in [
            {},
            {"use_bias": False},
            {"use_gate": True},
            {"use_gate": True, "use_bias": False},
            {"sliding_window": 2},
            {"dropout": 0.3},
            {"sliding_window": 1, "use_gate": True},
        ]:
            for kwargs in [
                {},
                {"return_attention_scores": True},
                {"use_causal_mask": True},
                {"use_causal_mask": True, "return_attention_scores": True},
            ]:
                note = "_".join(kwargs)
                case(layer, qv, note=note, call={**two, "kwargs": kwargs}, **base, **args)
                case(layer, qvk, note=note, call={**three, "kwargs": kwargs}, **base, **args)
        for scores in ({}, {"return_attention_scores": True}):
            note = "_".join(scores)
            case(layer, qv, note="attention_mask" + note, call={**two, "kwargs": scores, "masks": {"attention_mask": full}}, **base)
            case(
                layer,
                qv,
                note="attention_mask_rows_empty" + note,
                call={**two, "kwargs": scores, "masks": {"attention_mask": pairs}},
                **base,
            )
            case(
                layer, qv, note="attention_mask_1" + note, call={**two, "kwargs": scores, "masks": {"attention_mask": full[:, :1]}}, **base
            )
            for keys in (["query_mask"], ["value_mask"], ["query_mask", "value_mask"], ["attention_mask", "value_mask"]):
                masks = {"query_mask": query_mask, "value_mask": MASK25, "attention_mask": full}
                case(
                    layer,
                    qv,
                    note="_".join(keys) + note,
                    call={**two, "kwargs": scores, "masks": {key: masks[key] for key in keys}},
                    **base,
                )
            case(layer, qvk, note="key_mask" + note, call={**three, "kwargs": scores, "masks": {"key_mask": MASK25}}, **base)
            case(
                layer,
                qvk,
                note="value_key_mask" + note,
                call={**three, "kwargs": scores, "masks": {"key_mask": MASK25, "value_mask": MASK25[::-1]}},
                **base,
            )
            case(
                layer,
                qv,
                note="value_mask_causal" + note,
                call={**two, "kwargs": {**scores, "use_causal_mask": True}, "masks": {"value_mask": MASK25}},
                **base,
            )
    case(L.GroupQueryAttention, qv, call=two, head_dim=2, num_query_heads=3, num_key_value_heads=1)
    case(L.GroupQueryAttention, qv, call=two, head_dim=2, num_query_heads=3, num_key_value_heads=3)
    case(L.MultiHeadAttention, qv, call=two, value_dim=5, **heads)
    case(L.MultiHeadAttention, qv, call=two, value_dim=5, use_gate=True, **heads)
    for output_shape in (7, (7,), (2, 3)):
        case(L.MultiHeadAttention, qv, call=two, output_shape=output_shape, **heads)
    cube = [(2, 3, 2, 4), (2, 3, 2, 4)]
    for axes in [None, 1, (1,), 2, (2,), (1, 2), (-2,)]:
        case(L.MultiHeadAttention, cube, call=two, attention_axes=axes, **heads)
        case(
            L.MultiHeadAttention,
            cube,
            note="scores",
            call={**two, "kwargs": {"return_attention_scores": True}},
            attention_axes=axes,
            **heads,
        )
    case(L.MultiHeadAttention, [(2, 3, 2, 4), (2, 5, 2, 4)], call=two, attention_axes=(1,), use_gate=True, **heads)


def merging():
    for layer in (L.Add, L.Subtract, L.Multiply, L.Average, L.Maximum, L.Minimum):
        for shapes in [
            [(2, 3), (2, 3)],
            [(2, 3, 4), (2, 3, 4), (2, 3, 4)],
            [(2, 3, 4), (2, 1, 4)],
            [(2, 3, 4), (2, 4)],
            [(2, 4), (2, 3, 4)],
            [(2, 1, 4), (2, 3, 1)],
            [(2, 3, 4), (2, 4), (2, 1, 1)],
            [(2, 3, 4), (2, 1)],
            [(2, 5, 3, 4), (2, 4)],
            [(2, 5, 3, 4), (2, 3, 4)],
            [(1, 3), (4, 3)],
        ]:
            case(layer, shapes)
    for axis, shapes in [
        (-1, [(2, 3), (2, 1)]),
        (1, [(2, 3), (2, 1), (2, 4)]),
        (1, [(2, 3, 2), (2, 1, 2)]),
        (2, [(2, 3, 2), (2, 3, 4)]),
        (-2, [(2, 3, 2), (2, 1, 2)]),
        (3, [(2, 3, 2, 1), (2, 3, 2, 2)]),
        (0, [(2, 3), (1, 3)]),
    ]:
        case(L.Concatenate, shapes, axis=axis)
    for axes, shapes in [
        (1, [(2, 3), (2, 3)]),
        (-1, [(2, 3), (2, 3)]),
        (1, [(2, 3, 4), (2, 3, 5)]),
        ((2, 1), [(2, 3, 4), (2, 4, 5)]),
        ((1, 2), [(2, 3, 4), (2, 5, 3)]),
        (2, [(2, 3, 4), (2, 5, 4)]),
        ((2, 1), [(2, 3, 4), (2, 4)]),
        ((-1, -1), [(2, 3, 4), (2, 5, 4)]),
        ((1, 1), [(2, 4), (2, 4, 5)]),
        ((3, 1), [(2, 3, 2, 4), (2, 4, 5)]),
        ((2, 2), [(2, 3, 4, 5), (2, 6, 4, 3)]),
    ]:
        for normalize in (False, True):
            case(L.Dot, shapes, axes=axes, normalize=normalize)


def activations():
    for alpha in (0.0, 0.5, 2.0):
        case(L.ELU, (2, 3, 4), alpha=alpha)
    for slope in (0.0, 0.3, 1.5):
        case(L.LeakyReLU, (2, 3, 4), negative_slope=slope)
    for top, slope, threshold in itertools.product((None, 0.0, 0.7), (0.0, 0.2), (0.0, 0.4, -0.5)):
        if threshold >= 0 or threshold < 0:
            case(L.ReLU, (2, 3, 4), max_value=top, negative_slope=slope, threshold=threshold)
    for axes in (None, [1], [2], [1, 2], [-1]):
        case(L.PReLU, (2, 3, 4), shared_axes=axes)
    case(L.PReLU, (2, 3, 4, 2), shared_axes=[1, 2])
    case(L.PReLU, (2, 3))
    for axis in (-1, 1, 2, (1, 2), (-1, -2), 0):
        case(L.Softmax, (2, 3, 4), axis=axis)
    mask = cases.random("softmax").integers(0, 2, size=(2, 3, 4))
    mask[:, :, 0] = 1
    for axis in (-1, 2, (1, 2)):
        case(L.Softmax, (2, 3, 4), axis=axis, note="masked", call={"masks": {"mask": mask}})
    case(L.Softmax, (2, 3, 4), note="rows_masked", call={"masks": {"mask": mask * np.array([1, 0, 1])[:, None]}})
    case(L.Softmax, (2, 5), note="masked", call={"masks": {"mask": MASK25}})
    for name in sorted(dir(keras.activations)):
        if callable(getattr(keras.activations, name)) and name not in ("deserialize", "serialize", "get"):
            case(L.Activation, (2, 3, 4), activation=name)
            case(L.Activation, np.array([[-30.0, -3, -1, -0.5, 0, 0.5], [30, 3, 1, 2, 6, 7]]), activation=name, note="far")
            case(L.Dense, (2, 3), units=4, activation=name)
            case(L.Conv1D, (2, 4, 3), filters=4, kernel_size=2, activation=name)


def masks():
    """What becomes of a mask in every layer that a sequence can go through."""
    passing = [
        L.Dense(3),
        L.Activation("relu"),
        L.Activation("softmax"),
        L.Dropout(0.5),
        L.Identity(),
        L.ReLU(),
        L.ELU(),
        L.LeakyReLU(),
        L.PReLU(),
        L.Softmax(),
        L.Softmax(axis=1),
        L.BatchNormalization(),
        L.LayerNormalization(),
        L.RMSNormalization(),
        L.GroupNormalization(groups=3),
        L.UnitNormalization(),
        L.GaussianNoise(0.1),
        L.GaussianDropout(0.1),
        L.AlphaDropout(0.1),
        L.SpatialDropout1D(0.1),
        L.ActivityRegularization(l2=0.1),
        L.Conv1D(2, 2),
        L.Conv1D(2, 2, padding="same"),
        L.Conv1DTranspose(2, 2),
        L.DepthwiseConv1D(2),
        L.SeparableConv1D(2, 2),
        L.MaxPooling1D(2),
        L.AveragePooling1D(2),
        L.GlobalAveragePooling1D(),
        L.GlobalMaxPooling1D(),
        L.AdaptiveAveragePooling1D(2),
        L.Flatten(),
        L.Reshape((15,)),
        L.Reshape((5, 3, 1)),
        L.Permute((2, 1)),
        L.Permute((1, 2)),
        L.ZeroPadding1D(1),
        L.Cropping1D(1),
        L.UpSampling1D(2),
        L.EinsumDense("abc,cd->abd", (None, 4)),
        L.SpectralNormalization(L.Dense(2)),
        L.TimeDistributed(L.Dense(2)),
        L.Masking(0.5),
        L.EinsumDense("...x,xy->...y", 4),
        L.LSTM(2),
        L.LSTM(2, return_sequences=True),
    ]
    for i, layer in enumerate(passing):
        config = layer.get_config()
        write(f"mask-{i:02}-{type(layer).__name__}", lambda: keras.Model(*through(type(layer), config)), [sequences("mask", (2, 5, 3))])
    x = sequences("mask", (2, 5, 3))
    y = sequences("mask2", (2, 5, 3), ((0, 0), (1, 1), (1, 2)))
    for merge in (L.Add, L.Subtract, L.Multiply, L.Average, L.Maximum, L.Minimum, L.Concatenate):
        model(f"{merge.__name__}_both", lambda a, b: merge()([L.Masking()(a), L.Masking()(b)]), [x, y])
        model(f"{merge.__name__}_first", lambda a, b: merge()([L.Masking()(a), b]), [x, y])
        model(f"{merge.__name__}_second", lambda a, b: merge()([a, L.Masking()(b)]), [x, y])
    model("Concatenate_1", lambda a, b: L.Concatenate(axis=1)([L.Masking()(a), L.Masking()(b)]), [x, y])
    model("Concatenate_1_first", lambda a, b: L.Concatenate(axis=1)([L.Masking()(a), b]), [x, y])
    model("Concatenate_1_second", lambda a, b: L.Concatenate(axis=1)([a, L.Masking()(b)]), [x, y])
    model("Dot_masked", lambda a, b: L.Dot(2)([L.Masking()(a), L.Masking()(b)]), [x, y])
    for which in ("both", "first", "second"):
        given = [L.Masking if which != "second" else L.Identity, L.Masking if which != "first" else L.Identity]
        model(f"Attention_{which}", lambda a, b: L.Attention()([given[0]()(a), given[1]()(b)]), [x, y])
        model(f"AdditiveAttention_{which}", lambda a, b: L.AdditiveAttention()([given[0]()(a), given[1]()(b)]), [x, y])
        model(f"MultiHeadAttention_{which}", lambda a, b: L.MultiHeadAttention(2, 3)(given[0]()(a), given[1]()(b)), [x, y])
        model(f"GroupQueryAttention_{which}", lambda a, b: L.GroupQueryAttention(3, 2, 1)(given[0]()(a), given[1]()(b)), [x, y])
        model(f"MultiHeadAttention_{which}_key", lambda a, b: L.MultiHeadAttention(2, 3)(a, given[0]()(b), given[1]()(b)), [x, y])

    def itself(a):
        a = L.Masking()(a)
        return L.MultiHeadAttention(2, 3)(a, a, use_causal_mask=True)

    model("MultiHeadAttention_itself_causal", itself, [x])
    model("Attention_causal", lambda a, b: L.Attention()([L.Masking()(a), L.Masking()(b)], use_causal_mask=True), [x, y])
    model("Masking_twice", lambda a: L.Masking(0.5)(L.Masking()(a)), [x])
    tokens = integers("tokens", 4, (2, 5))
    model("Embedding_average", lambda a: L.GlobalAveragePooling1D()(L.Embedding(4, 3, mask_zero=True)(a)), [tokens])
    model("Embedding_add", lambda a: L.Add()([L.Embedding(4, 3, mask_zero=True)(a), L.Embedding(4, 3)(a)]), [tokens])
    model("BatchNormalization_masked_training", lambda a: L.BatchNormalization()(L.Masking()(a)), [x], training=True)


def through(layer, config):
    tensor = keras.Input((5, 3))
    return tensor, layer.from_config(config)(L.Masking()(tensor))


for part in (
    core,
    convolutions,
    transposed,
    depthwise,
    pooling,
    reshaping,
    normalization,
    regularization,
    attention,
    merging,
    activations,
    masks,
):
    part()
suite.finish()
print(f"Keras refuses {len(refused)}:", *refused, sep="\n")
