"""Writes cases of preprocessing layers for KerasFidelityTest: python preprocessing_cases.py FOLDER [KIND ...].

Take KERAS_BACKEND=tensorflow for texts and most pictures, which it computes sooner, and jax for sounds, places and sizes.

Random layers get ranges of a single number; what is still drawn, such as the side of a shear, is drawn for a single
picture ("draws"), and any seed may give it. Texts are in case.json, since arrays hold numbers alone.
"""

import itertools
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import cases
import keras
import numpy as np
from keras import layers

BYTES = (0, 255)
UNIT = (0, 1)


def prepared(suite, make, inputs=None, *, name=None, adapt=None, training=None, draws=False, kwargs=None, atol=1e-5, adapt_each=True):
    """What the layer that make() gives makes of arrays or texts, after it learnt from batches of such."""
    inputs = [] if inputs is None else inputs if isinstance(inputs, tuple) else (inputs,)
    layer = make()
    config = keras.saving.serialize_keras_object(layer)
    name = name or f"{config['class_name'].lower()}_{len(suite.cases)}"
    arrays, case = {}, {"config": config, "tolerances": {"rtol": 1e-4, "atol": atol}}
    if adapt is not None:
        learn(layer, adapt)
        case["adapt"] = [batch if is_text(batch) else None for batch in adapt]
        arrays.update({f"adapt_{i}": batch for i, batch in enumerate(adapt) if not is_text(batch)})
    if hasattr(layer, "get_vocabulary"):
        case["vocabulary"] = [t if isinstance(t, str) else int(t) for t in layer.get_vocabulary()]
    call = {"training": training, "draws": draws, "texts": [i if is_text(i) else None for i in inputs], "kwargs": sorted(kwargs or {})}
    arrays.update({f"input_{i}": value for i, value in enumerate(inputs) if not is_text(value)})
    arrays.update({key: value for key, value in (kwargs or {}).items()})
    given = dict(kwargs or {})
    if training is not None:
        given["training"] = training
    if inputs:
        tensors = [np.array(i) if is_text(i) else i for i in inputs]
        output = layer(tensors if len(tensors) > 1 else tensors[0], **given)
        output = np.asarray(output)
        if output.dtype.kind in "OSU":
            case["output_texts"] = [t.decode() if isinstance(t, bytes) else str(t) for t in output.ravel()]
        else:
            arrays["output_0"] = output
    suite.write("preprocessing", name, config["class_name"], {**case, "call": call}, arrays)


def learn(layer, batches):
    import tensorflow as tf

    if len(batches) == 1:
        layer.adapt(np.array(batches[0]) if is_text(batches[0]) else batches[0])
        return
    values = [np.array(batch) if is_text(batch) else batch for batch in batches]
    spec = tf.TensorSpec((None,) + values[0].shape[1:], tf.string if is_text(batches[0]) else values[0].dtype)
    layer.adapt(tf.data.Dataset.from_generator(lambda: iter(values), output_signature=spec))


def is_text(value):
    return isinstance(value, list)


def numbers(name, *shape, scale=1.0):
    return cases.narrow(cases.random(name).normal(size=shape) * scale)


def pictures(name, *shape, value_range=BYTES):
    low, high = value_range
    return cases.narrow(cases.random(name).uniform(low, high, size=shape))


def product(**options):
    for values in itertools.product(*options.values()):
        yield dict(zip(options, values))


def scaling(suite):
    x = numbers("scaling", 3, 4, 2, scale=50)
    for scale, offset in ((1 / 255, 0.0), (2.5, -1.0), ([0.5, 2.0], [1.0, -3.0]), ([0.1, 10.0], 0.0), (0.0, 1.0)):
        prepared(suite, lambda: layers.Rescaling(scale, offset), x)
    prepared(suite, lambda: layers.Rescaling(0.5, 1.0), np.arange(6, dtype="int32").reshape(2, 3))
    x = numbers("normalization", 5, 4, 3, scale=4) + 2
    for options in product(axis=(-1, 1, 2, (1, 2), (-1, -2), None), invert=(False, True)):
        prepared(suite, lambda: layers.Normalization(**options), x, adapt=[x], atol=1e-4)
        prepared(suite, lambda: layers.Normalization(**options), x, adapt=[x[:2], x[2:3], x[3:]], atol=1e-4)
    for options in (
        {"mean": 3.0, "variance": 2.0},
        {"mean": [1.0, 2.0, 3.0], "variance": [1.0, 4.0, 9.0]},
        {"mean": 3.0, "variance": 2.0, "axis": None},
        {"mean": 1.0, "variance": 0.0},
        {"axis": (1, 2), "mean": numbers("mean", 4, 3).tolist(), "variance": np.abs(numbers("variance", 4, 3)).tolist()},
        {"axis": 1, "mean": [1.0, 2.0, 3.0, 4.0], "variance": [1.0, 2.0, 3.0, 4.0]},
        {"axis": (1, 2), "mean": 2.0, "variance": 3.0},
    ):
        for invert in (False, True):
            prepared(suite, lambda: layers.Normalization(invert=invert, **options), x, atol=1e-4 if options["variance"] else 10)
    prepared(
        suite,
        layers.Normalization,
        np.arange(12, dtype="int32").reshape(4, 3),
        atol=1e-4,
        adapt=[np.arange(12, dtype="int32").reshape(4, 3)],
    )
    prepared(
        suite, lambda: layers.Normalization(axis=None), np.arange(5, dtype="float32"), atol=1e-4, adapt=[np.arange(5, dtype="float32")]
    )
    constant = np.ones((4, 2), "float32")
    prepared(suite, layers.Normalization, constant, adapt=[constant])


def bins(suite):
    x = numbers("bins", 6, 4, scale=2)
    x[0, 0] = 0.5
    for mode in ("int", "one_hot", "multi_hot", "count"):
        prepared(suite, lambda: layers.Discretization([-1.0, 0.0, 0.5, 2.0], output_mode=mode), x)
        prepared(suite, lambda: layers.Discretization([0.0], output_mode=mode), x[:, :1])
        prepared(suite, lambda: layers.Discretization([0.0], output_mode=mode), x[:, 0])
        prepared(suite, lambda: layers.Discretization([0.0, 1.0], output_mode=mode), x.reshape(2, 3, 4))
        for num_bins, epsilon in ((2, 0.01), (3, 0.01), (4, 0.1), (5, 0.2)):
            prepared(
                suite,
                lambda: layers.Discretization(num_bins=num_bins, epsilon=epsilon, output_mode=mode),
                x,
                adapt=[numbers(f"learnt{num_bins}", 50, 4)],
            )
    prepared(suite, lambda: layers.Discretization(num_bins=4), x, adapt=[x[:2], x[2:3], x[3:]])
    prepared(
        suite, lambda: layers.Discretization(num_bins=4), np.arange(7, dtype="int32"), adapt=[np.arange(100, dtype="int32").reshape(-1, 1)]
    )
    prepared(suite, lambda: layers.Discretization(num_bins=5, epsilon=0.5), x, adapt=[x])
    prepared(suite, lambda: layers.Discretization([1.0, 2.0, 2.0, 3.0]), np.array([[1.0, 2.0, 2.5, 3.0]], "float32"))
    ids = np.array([[0, 1, 1], [3, 2, 0], [3, 3, 3]], "int32")
    for mode in ("one_hot", "multi_hot", "count"):
        for value in (ids, ids[:, :1], ids[:, 0], ids.reshape(3, 3, 1)):
            if mode != "one_hot" and value.ndim == 1:
                prepared(suite, lambda: layers.CategoryEncoding(4, mode), value, name=f"categoryencoding_{mode}_vector")
            else:
                prepared(suite, lambda: layers.CategoryEncoding(4, mode), value)
        prepared(suite, lambda: layers.CategoryEncoding(5, mode), ids.astype("float32"))
    for value in (ids, ids[:, :1], ids[:, 0]):
        prepared(
            suite, lambda: layers.CategoryEncoding(4, "count"), value, kwargs={"count_weights": np.abs(numbers("weights", *value.shape))}
        )


def hashes(suite):
    texts = [["omar", "stringer", "marlo"], ["wire", "", "skywalker"], ["naïve café", "日本語", "x" * 70]]
    ids = np.array([[0, 1, -5], [123456, 7, 7], [2147483647, -2147483648, 42]], "int32")
    for value in (texts, [row[0] for row in texts], [row[:1] for row in texts], ids, ids[:, 0], ids[:, :1]):
        for mode in ("int", "one_hot", "multi_hot", "count"):
            for salt in (None, 133, [133, 137], [-1, 2**40]):
                prepared(suite, lambda: layers.Hashing(7, salt=salt, output_mode=mode), value)
        mask = "omar" if is_text(value) else 7
        for num_bins in (1, 2, 5):
            prepared(suite, lambda: layers.Hashing(num_bins, mask_value=mask), value)
            prepared(suite, lambda: layers.Hashing(num_bins, mask_value=mask, salt=9, output_mode="one_hot"), value)
    prepared(suite, lambda: layers.Hashing(3, mask_value=""), texts)
    features = [np.array([1, -2, 3, 4], "int32"), ["a", "b", "c", "dé"], np.array([5, 6, 0, 7], "int32")]
    column = [f.reshape(-1, 1) if not is_text(f) else [[t] for t in f] for f in features]
    for mode in ("int", "one_hot"):
        for chosen in ((0, 1), (0, 2), (1, 1), (0, 1, 2)):
            for form in (features, column):
                prepared(suite, lambda: layers.HashedCrossing(5, mode), tuple(form[i] for i in chosen))


def lookups(suite):
    data = [["fire", "earth", "fire"], ["wind", "water", "fire"], ["earth", "wind", "z"], ["", "é", "日"]]
    query = [["fire", "unknown", ""], ["earth", "[UNK]", "other"]]
    words = ["earth", "wind", "fire", "water"]
    for mode in ("int", "one_hot", "multi_hot", "count"):
        for oov, mask in itertools.product((0, 1, 3), (None, "")):
            asked = [["fire", "wind", "earth"]] if oov == 0 else query
            options = {"num_oov_indices": oov, "mask_token": mask, "output_mode": mode}
            prepared(suite, lambda: layers.StringLookup(vocabulary=words, **options), asked)
            prepared(suite, lambda: layers.StringLookup(vocabulary=words, **options), asked[0])
            prepared(suite, lambda: layers.StringLookup(**options), asked, adapt=[data])
            prepared(suite, lambda: layers.StringLookup(max_tokens=6, **options), [["fire", "fire"]], adapt=[data])
            if mode != "int":
                prepared(suite, lambda: layers.StringLookup(vocabulary=words, max_tokens=9, pad_to_max_tokens=True, **options), asked)
    for oov, mask in itertools.product((0, 1, 3), (None, "")):
        options = {"num_oov_indices": oov, "mask_token": mask, "output_mode": "tf_idf"}
        asked = [["fire", "fire", "earth"]] if oov == 0 else query
        prepared(suite, lambda: layers.StringLookup(vocabulary=words, idf_weights=[0.5, 1.0, 2.0, 3.0], **options), asked)
        prepared(suite, lambda: layers.StringLookup(**options), asked, adapt=[data])
        prepared(suite, lambda: layers.StringLookup(max_tokens=12, pad_to_max_tokens=True, **options), asked, adapt=[data])
    prepared(suite, lambda: layers.StringLookup(), query, adapt=[data[:2], data[2:]])
    prepared(suite, lambda: layers.StringLookup(output_mode="tf_idf"), query, adapt=[data[:2], data[2:]])
    prepared(suite, lambda: layers.StringLookup(), ["b"], adapt=[["b", "a", "c", "a", "é", "Z", "z", "b"]])
    prepared(suite, lambda: layers.StringLookup(oov_token="?", mask_token="-", vocabulary=["-", "?", "a", "b"]), [["a", "-", "?", "c"]])
    prepared(suite, lambda: layers.StringLookup(vocabulary=words, invert=True), np.array([[1, 2], [0, 4]], "int32"))
    prepared(
        suite,
        lambda: layers.StringLookup(vocabulary=words, invert=True, mask_token="", num_oov_indices=1),
        np.array([[1, 2], [0, 9]], "int32"),
    )
    for salt in (5, [5, 6]):
        prepared(suite, lambda: layers.StringLookup(vocabulary=words, num_oov_indices=4, salt=salt), query)
        prepared(
            suite,
            lambda: layers.IntegerLookup(vocabulary=[7, 8], num_oov_indices=4, oov_method="farmhash", salt=salt),
            np.array([[1, 7, -4, 123456]], "int32"),
        )
    numbers_ = np.array([[12, 12, 5], [7, 5, -1], [0, 12, 99]], "int32")
    asked = np.array([[12, 5, 1000], [-1, 0, 77]], "int32")
    for mode in ("int", "one_hot", "multi_hot", "count"):
        for oov, mask, method in itertools.product((0, 1, 3), (None, 0), ("floormod", "farmhash")):
            value = numbers_[:1] if oov == 0 else asked
            options = {"num_oov_indices": oov, "mask_token": mask, "output_mode": mode, "oov_method": method}
            prepared(suite, lambda: layers.IntegerLookup(vocabulary=[12, 5, 7], **options), value)
            prepared(suite, lambda: layers.IntegerLookup(**options), value, adapt=[numbers_])
            prepared(suite, lambda: layers.IntegerLookup(**options), value[:, :1], adapt=[numbers_])
            prepared(suite, lambda: layers.IntegerLookup(max_tokens=6, **options), numbers_[:1, :2], adapt=[numbers_])
    for oov in (1, 2):
        options = {"num_oov_indices": oov, "output_mode": "tf_idf"}
        prepared(suite, lambda: layers.IntegerLookup(vocabulary=[12, 5], idf_weights=[0.25, 2.0], **options), asked)
        prepared(suite, lambda: layers.IntegerLookup(**options), asked, adapt=[numbers_])
    prepared(suite, lambda: layers.IntegerLookup(vocabulary=[12, 5, 7], invert=True), np.array([[1, 2], [0, 3]], "int32"))
    prepared(
        suite,
        lambda: layers.IntegerLookup(vocabulary=[12, 5], invert=True, mask_token=0, oov_token=-7),
        np.array([[1, 2], [0, 3]], "int32"),
    )
    prepared(suite, lambda: layers.IntegerLookup(), asked, adapt=[numbers_[:1], numbers_[1:]])


def vectorized(suite):
    data = ["The quick, brown fox!", "the LAZY dog; the fox?", "Çedilla ÉTÉ été straße_x 日本 語", "a\tb\nc  d", "it's (re-)done"]
    asked = ["quick dog", "unknown fox fox", "", "  THE the. été ÉTÉ  "]
    for standardize in (None, "lower", "strip_punctuation", "lower_and_strip_punctuation"):
        for split in ("whitespace", "character"):
            for ngrams in (None, 2, (2, 3)):
                prepared(suite, lambda: layers.TextVectorization(standardize=standardize, split=split, ngrams=ngrams), asked, adapt=[data])
    for mode in ("multi_hot", "count", "tf_idf"):
        for options in ({}, {"max_tokens": 6}, {"max_tokens": 40, "pad_to_max_tokens": True}, {"ngrams": 2}):
            prepared(suite, lambda: layers.TextVectorization(output_mode=mode, **options), asked, adapt=[data])
    for length in (1, 3, 8):
        prepared(suite, lambda: layers.TextVectorization(output_sequence_length=length), asked, adapt=[data])
        prepared(suite, lambda: layers.TextVectorization(output_sequence_length=length, max_tokens=5), asked, adapt=[data[:2], data[2:]])
    prepared(suite, lambda: layers.TextVectorization(vocabulary=["fox", "the"]), asked)
    prepared(suite, lambda: layers.TextVectorization(vocabulary=["", "[UNK]", "fox", "the"]), asked)
    prepared(suite, lambda: layers.TextVectorization(vocabulary=["fox", "the"], output_mode="multi_hot"), asked)
    prepared(suite, lambda: layers.TextVectorization(vocabulary=["fox", "the"], output_mode="count"), [[t] for t in asked])
    prepared(suite, lambda: layers.TextVectorization(vocabulary=["fox", "the"]), [[t] for t in asked])
    prepared(suite, lambda: layers.TextVectorization(vocabulary=["fox", "the"], idf_weights=[0.5, 2.0], output_mode="tf_idf"), asked)


def sizes(suite):
    x = pictures("sizes", 2, 7, 9, 3)
    for interpolation in ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"):
        for size in ((7, 9), (4, 5), (13, 20), (3, 18), (1, 1)):
            for options in (
                {},
                {"antialias": True},
                {"crop_to_aspect_ratio": True},
                {"pad_to_aspect_ratio": True, "fill_value": 7.0},
                {"crop_to_aspect_ratio": True, "antialias": True},
            ):
                prepared(suite, lambda: layers.Resizing(*size, interpolation=interpolation, **options), x, atol=2e-3)
    for options in ({}, {"crop_to_aspect_ratio": True}, {"pad_to_aspect_ratio": True}):
        prepared(
            suite,
            lambda: layers.Resizing(5, 4, data_format="channels_first", **options),
            np.ascontiguousarray(x.transpose(0, 3, 1, 2)),
            atol=2e-3,
        )
        prepared(suite, lambda: layers.Resizing(5, 4, **options), x[0], atol=2e-3)
    for size in ((7, 9), (4, 5), (5, 4), (8, 3), (3, 12), (10, 14), (6, 9), (1, 1)):
        prepared(suite, lambda: layers.CenterCrop(*size), x, atol=2e-3)
        prepared(
            suite, lambda: layers.CenterCrop(*size, data_format="channels_first"), np.ascontiguousarray(x.transpose(0, 3, 1, 2)), atol=2e-3
        )
        prepared(suite, lambda: layers.CenterCrop(*size), x[0], atol=2e-3)
    for training in (False, True):
        prepared(suite, lambda: layers.RandomCrop(7, 9), x, training=training, atol=2e-3)
    for size in ((10, 12), (10, 4), (8, 9)):
        prepared(suite, lambda: layers.RandomCrop(*size), x, training=True, atol=2e-3)
    prepared(suite, lambda: layers.RandomCrop(6, 8), x[:1], training=True, draws=True, atol=2e-3)


def places(suite):
    x = pictures("places", 2, 7, 9, 3)
    odd = pictures("odd", 1, 6, 5, 1)
    fills = list(product(fill_mode=("reflect", "constant", "wrap", "nearest"), interpolation=("nearest", "bilinear"), fill_value=(30.0,)))
    for fill in fills:
        for factor in ((0.1, 0.1), (-0.2, -0.2), (0.25, 0.25), (0.5, 0.5), (0.0, 0.0)):
            prepared(suite, lambda: layers.RandomRotation(factor, **fill), x, training=True, atol=1e-2)
        for height, width in (
            ((0.2, 0.2), (-0.3, -0.3)),
            ((-0.9, -0.9), (0.0, 0.0)),
            ((1.0, 1.0), (0.4, 0.4)),
            ((2 / 7, 2 / 7), (-1 / 9, -1 / 9)),
        ):
            prepared(suite, lambda: layers.RandomTranslation(height, width, **fill), x, training=True, atol=1e-2)
        for height, width in (
            ((0.2, 0.2), None),
            ((-0.3, -0.3), None),
            ((0.5, 0.5), (-0.5, -0.5)),
            ((1.0, 1.0), (0.0, 0.0)),
            ((-0.9, -0.9), (0.3, 0.3)),
        ):
            prepared(suite, lambda: layers.RandomZoom(height, width, **fill), x, training=True, atol=1e-2)
        for xs, ys in (((0.3, 0.3), (0.0, 0.0)), ((0.0, 0.0), (0.4, 0.4)), ((0.2, 0.2), (0.5, 0.5)), ((1.0, 1.0), (0.0, 0.0))):
            prepared(suite, lambda: layers.RandomShear(xs, ys, **fill), x[:1], training=True, draws=True, atol=1e-2)
    for format_ in ({}, {"data_format": "channels_first"}):
        y = x if not format_ else np.ascontiguousarray(x.transpose(0, 3, 1, 2))
        for value in (y, y[0], odd if not format_ else odd.transpose(0, 3, 1, 2).copy()):
            prepared(suite, lambda: layers.RandomRotation((0.1, 0.1), **format_), value, training=True, atol=1e-2)
            prepared(suite, lambda: layers.RandomTranslation((0.2, 0.2), (0.3, 0.3), **format_), value, training=True, atol=1e-2)
            prepared(suite, lambda: layers.RandomZoom((0.2, 0.2), **format_), value, training=True, atol=1e-2)
            prepared(suite, lambda: layers.RandomFlip(**format_), value, training=False, atol=1e-2)
        for mode in ("horizontal", "vertical", "horizontal_and_vertical"):
            prepared(suite, lambda: layers.RandomFlip(mode, **format_), y[:1], training=True, draws=True, atol=1e-2)
        prepared(suite, lambda: layers.RandomShear((0.3, 0.3), (0.1, 0.1), **format_), y[:1], training=True, draws=True, atol=1e-2)
        for fill_value in (None, 0.0, 9.0):
            prepared(suite, lambda: layers.RandomErasing(0.0, fill_value=fill_value, **format_), y, training=True)
        prepared(suite, lambda: layers.RandomErasing((1.0, 1.0), (1.0, 1.0), fill_value=5.0, **format_), y, training=True)
        if not format_ and keras.backend.backend() != "jax":
            prepared(suite, lambda: layers.RandomErasing((1.0, 1.0), (1.0, 1.0), fill_value=[1.0, 2.0, 300.0]), y, training=True)
        prepared(suite, lambda: layers.RandomPerspective(1.0, 0.0, **format_), y, training=True, atol=1e-2)
        prepared(suite, lambda: layers.RandomPerspective(0.0, 1.0, **format_), y, training=True, atol=1e-2)


def colours(suite):
    for value_range in (BYTES, UNIT, (-1, 1), (10, 100)):
        x = pictures("colours", 2, 6, 5, 3, value_range=value_range)
        x[0, 0] = value_range[0]
        x[0, 1] = value_range[1]
        x[1, 0, 0] = x[1, 0, 0, 0]
        atol = 1e-5 * max(1, 4 * value_range[1])
        given = {"value_range": value_range}
        for training, format_ in ((True, {}), (False, {}), (True, {"data_format": "channels_first"})):
            y = np.ascontiguousarray(x.transpose(0, 3, 1, 2)) if format_ else x
            options = {**given, **format_}
            how = {"training": training, "atol": atol}
            for factor in ((0.3, 0.3), (-0.4, -0.4), (1.0, 1.0), (0.0, 0.0)):
                prepared(suite, lambda: layers.RandomBrightness(factor, **options), y, **how)
            for factor in ((0.0, 0.0), (0.3, 0.3), (0.5, 0.5), (1.0, 1.0)):
                for kind in (layers.RandomColorDegeneration, layers.RandomSharpness):
                    prepared(suite, lambda: kind(factor, **options), y, **how)
                prepared(suite, lambda: layers.RandomSaturation((factor[0] * 0.9, factor[0] * 0.9), **options), y, **how)
                prepared(suite, lambda: layers.RandomHue(factor, **options), y[:1], draws=True, **how)
            if not format_:
                prepared(suite, lambda: layers.Solarization(**given), y, **how)
            for factor in ((1.0, 1.0), (0.0, 0.0)):
                prepared(suite, lambda: layers.RandomInvert(factor, **options), y, **how)
            for bits in ((1, 1), (3, 3), (8, 8), (5, 5)):
                prepared(suite, lambda: layers.RandomPosterization(list(bits), **options), y, **how)
            for sizes_, sigma in ((3, (1.0, 1.0)), ((3, 5), (0.5, 0.5)), ((5, 3), (0.2, 0.2))):
                prepared(suite, lambda: layers.RandomGaussianBlur((1.0, 1.0), sizes_, sigma, **options), y, **how)
                prepared(suite, lambda: layers.RandomGaussianBlur((0.0, 0.0), sizes_, sigma, **options), y, **how)
            prepared(suite, lambda: layers.RandomColorJitter(brightness_factor=(0.2, 0.2), **options), y, **how)
            if not format_:
                prepared(suite, lambda: layers.RandomColorJitter(saturation_factor=(0.3, 0.3), **options), y, **how)
                prepared(suite, lambda: layers.RandomColorJitter(hue_factor=(0.3, 0.3), **options), y[:1], draws=True, **how)
            for factor in (0.0, 1.0):
                prepared(suite, lambda: layers.RandomGrayscale(factor, **format_), y, **how)
            prepared(suite, lambda: layers.AutoContrast(**options), y, **how)
            for bins_ in (256, 16, 2):
                prepared(suite, lambda: layers.Equalization(bins=bins_, **options), y[:1], **how)
                prepared(suite, lambda: layers.Equalization(bins=bins_, **options), y, **how)
            prepared(suite, lambda: layers.RandomContrast(0.0, **given), y, **how)
            for limit, grid in ((4.0, (2, 2)), (1.0, (3, 2)), (0.0, (2, 3)), (40.0, (1, 1)), (4.0, (8, 8))):
                prepared(
                    suite,
                    lambda: layers.ContrastLimitedAdaptiveHistogramEqualization(clip_limit=limit, tile_grid_size=grid, **options),
                    y,
                    **how,
                )
            for kind in (layers.RandAugment, layers.AugMix):
                prepared(suite, lambda: kind(**options), y, training=False)
            for kind in (layers.MixUp, layers.CutMix):
                prepared(suite, lambda: kind(**format_), y, training=False)


def sounds(suite):
    for format_ in ("channels_last", "channels_first"):
        shape = (2, 40, 3) if format_ == "channels_last" else (2, 3, 40)
        for mode in ("log", "magnitude", "psd", "real", "imag", "angle", "stft"):
            for expand in (False, True):
                cases.layer(
                    suite,
                    f"stft_{format_}_{mode}_{expand}",
                    lambda: layers.STFTSpectrogram(
                        mode, frame_length=10, frame_step=4, fft_length=16, expand_dims=expand, data_format=format_
                    ),
                    [shape],
                )
    for i, options in enumerate(
        (
            {"padding": "same"},
            {"periodic": True},
            {"scaling": "spectrum"},
            {"scaling": None},
            {"window": None},
            {"window": "hamming", "frame_length": 7},
            {"frame_length": 12},
            {"fft_length": 13},
        )
    ):
        cases.layer(suite, f"stft_{i}", lambda: layers.STFTSpectrogram("psd", **{"frame_length": 8, **options}), [(2, 40, 2)])
        stft = layers.STFTSpectrogram("stft", **{"frame_length": 8, **options})
        stft.build((None, 40, 1))
        weights = stft.get_weights()
        cases.layer(
            suite,
            f"stft_start_{i}",
            lambda: layers.STFTSpectrogram("stft", **{"frame_length": 8, **options}),
            [(2, 40, 2)],
            weights={"real_kernel": lambda rng, shape: weights[0], "imag_kernel": lambda rng, shape: weights[1]},
        )
    for options in (
        {},
        {"window": "hamming"},
        {"window": None},
        {"sequence_length": 20},
        {"power_to_db": False},
        {"mag_exp": 1.0},
        {"mag_exp": 1.5, "power_to_db": False},
        {"top_db": 5.0},
        {"ref_power": 3.0},
        {"min_power": 0.5},
        {"min_freq": 100.0, "max_freq": 3000.0, "sampling_rate": 8000},
        {"fft_length": 30},
        {"sequence_stride": 7},
        {"num_mel_bins": 3},
    ):
        given = {"fft_length": 32, "sequence_stride": 8, "num_mel_bins": 10, **options}
        prepared(suite, lambda: layers.MelSpectrogram(**given), numbers("sound", 2, 100), atol=2e-3)
        prepared(suite, lambda: layers.MelSpectrogram(**given), numbers("sound", 100), atol=2e-3)


def chains(suite):
    x = pictures("chains", 2, 6, 7, 3)
    prepared(suite, lambda: layers.Pipeline([layers.Rescaling(1 / 255), layers.CenterCrop(4, 4)]), x, training=False)
    prepared(
        suite,
        lambda: layers.Pipeline([layers.RandomTranslation((0.2, 0.2), (0.1, 0.1)), layers.AutoContrast(), layers.Resizing(3, 5)]),
        x,
        training=True,
        atol=1e-2,
    )
    for factor, scale in ((0.0, 1.0), (1.0, 0.0), ((0.0, 0.0), (0.5, 0.5))):
        prepared(suite, lambda: layers.RandomElasticTransform(factor, scale), x, training=True)
    prepared(suite, lambda: layers.RandomElasticTransform(1.0, 1.0), x, training=False)


def main(folder, *names):
    suite = cases.Suite(folder)
    kinds = (scaling, bins, hashes, lookups, vectorized, sizes, places, colours, sounds, chains)
    for kind in kinds:
        if not names or kind.__name__ in names:
            kind(suite)
    suite.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
