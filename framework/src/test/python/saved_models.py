"""Models that Keras saves for PythonKerasTest: name -> function () -> (model, for each input the number of indices or 0)."""

import keras
from keras import layers, losses, metrics, optimizers

MODELS = {}


def saved(make):
    MODELS[make.__name__] = make
    return make


def small(optimizer="sgd", loss="mse", activation=None, **compiled):
    made = keras.Sequential([keras.Input((4,)), layers.Dense(3, "tanh"), layers.Dense(3, activation)])
    made.compile(optimizer, loss, **compiled)
    return made, [0]


@saved
def built_without_an_input():
    made = keras.Sequential([layers.Dense(4, "relu"), layers.Dense(3, "softmax")])
    made.build((None, 5))
    made.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return made, [0]


@saved
def not_compiled():
    x = keras.Input((4,), name="x")
    return keras.Model(x, layers.Dense(2)(layers.Dropout(0.5)(x)), name="not_compiled"), [0]


@saved
def named_outputs():
    a, b = keras.Input((4,), name="a"), keras.Input((3,), name="b")
    both = layers.Concatenate()([layers.Dense(3, "relu")(a), b])
    made = keras.Model([a, b], [layers.Dense(1, name="price")(both), layers.Dense(3, "softmax", name="kind")(both)])
    made.compile(
        optimizers.Adam(0.015625),
        {"price": "mae", "kind": "categorical_crossentropy"},
        loss_weights={"price": 0.25, "kind": 1.5},
        metrics={"price": ["mse"], "kind": ["accuracy"]},
    )
    return made, [0, 0]


@saved
def dictionaries():
    a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")
    made = keras.Model({"b": b, "a": a}, {"sum": layers.Add(name="sum")([a, layers.Dense(4)(b)])})
    return made, [0, 0]


@saved
def shared_and_nested():
    inner = keras.Input((4,))
    tower = keras.Model(inner, layers.Dense(4, "relu")(inner) + inner, name="tower")
    head = keras.Sequential([keras.Input((4,)), layers.BatchNormalization(), layers.Dense(2)], name="head")
    a, b = keras.Input((4,)), keras.Input((4,))
    made = keras.Model([a, b], head(layers.Add()([tower(a), tower(b)])))
    made.compile("rmsprop", "mse")
    return made, [0, 0]


@saved
def nested_deeply():
    made = keras.Sequential([keras.Input((3,)), layers.Dense(3)])
    for _ in range(12):
        made = keras.Sequential([keras.Input((3,)), made, layers.Dense(3, "tanh")])
    made.compile("adam", "mse")
    return made, [0]


@saved
def embedded_words():
    words = keras.Input((5,), dtype="int32")
    read = layers.LSTM(4, return_sequences=True)(layers.Embedding(7, 3, mask_zero=True)(words))
    made = keras.Model(words, layers.Dense(2, "softmax")(layers.Bidirectional(layers.GRU(3))(read)))
    made.compile("adam", "categorical_crossentropy")
    return made, [7]


@saved
def attention_over_words():
    words = keras.Input((5,), dtype="int32")
    x = layers.Embedding(7, 4, mask_zero=True)(words)
    x = layers.LayerNormalization()(layers.Add()([x, layers.MultiHeadAttention(2, 3)(x, x)]))
    made = keras.Model(words, layers.Dense(1)(layers.GlobalAveragePooling1D()(x)))
    made.compile("adam", "mse")
    return made, [7]


@saved
def given_mask():
    x, mask = keras.Input((3, 2)), keras.Input((3,), dtype="bool")
    return keras.Model([x, mask], layers.LSTM(2)(x, mask=mask)), [0, 2]


@saved
def pictures():
    x = keras.Input((8, 8, 3))
    y = layers.Rescaling(1 / 128, offset=-1)(layers.RandomFlip("horizontal")(x))
    y = layers.Conv2D(4, 3, padding="same", kernel_regularizer=keras.regularizers.L2(0.01))(y)
    y = layers.ReLU()(layers.BatchNormalization()(y))
    y = layers.SeparableConv2D(4, 3, strides=2, padding="same")(layers.MaxPooling2D()(y))
    return keras.Model(x, layers.Dense(2, "softmax")(layers.Dropout(0.5)(layers.Flatten()(y)))), [0]


@saved
def odd_names():
    x = keras.Input((4,), name="größe (cm)")
    made = keras.Model(x, layers.Dense(2, name="层.1:0")(layers.Dense(3, name="a b")(x)), name="naïve model")
    made.compile("adam", "mse")
    return made, [0]


@saved
def frozen_layers():
    made = keras.Sequential(
        [keras.Input((4,)), layers.Dense(3, "relu", trainable=False), layers.BatchNormalization(trainable=False), layers.Dense(2)]
    )
    made.compile("adam", "mse")
    return made, [0]


@saved
def every_argument():
    made = keras.Sequential(
        [
            keras.Input((4,)),
            layers.Dense(
                4,
                "elu",
                kernel_initializer=keras.initializers.VarianceScaling(0.5, "fan_avg", "uniform", seed=3),
                bias_initializer=keras.initializers.Constant(0.5),
                kernel_regularizer=keras.regularizers.L1L2(0.125, 0.25),
                bias_regularizer="l2",
                activity_regularizer="l1",
                kernel_constraint=keras.constraints.MaxNorm(1, 0),
                bias_constraint="non_neg",
            ),
            layers.Dense(
                3,
                layers.LeakyReLU(0.25),
                kernel_initializer="orthogonal",
                kernel_regularizer=keras.regularizers.OrthogonalRegularizer(0.25),
                kernel_constraint=keras.constraints.MinMaxNorm(0.5, 1, 0.5),
            ),
            layers.Dense(3, keras.activations.gelu, kernel_constraint=keras.constraints.UnitNorm(), kernel_initializer="he_normal"),
        ]
    )
    made.compile("sgd", "mse")
    return made, [0]


@saved
def metrics_of_classes():
    return small(
        "adam",
        "categorical_crossentropy",
        "softmax",
        metrics=[
            "accuracy",
            "top_k_categorical_accuracy",
            metrics.Precision(name="p"),
            metrics.Recall(top_k=2),
            metrics.AUC(num_thresholds=9),
            metrics.F1Score("macro"),
            metrics.CategoricalCrossentropy(label_smoothing=0.125),
        ],
        weighted_metrics=["mse"],
    )


@saved
def metrics_of_numbers():
    return small(
        "adam",
        losses.Huber(),
        metrics=[
            "mae",
            "mape",
            "msle",
            "cosine_similarity",
            metrics.RootMeanSquaredError(),
            metrics.R2Score(),
            metrics.MeanSquaredError("m"),
        ],
    )


@saved
def loss_as_function():
    return small("adam", keras.losses.mean_squared_error, metrics=[keras.metrics.mean_absolute_error])


@saved
def steps_and_options():
    made, indices = small()
    made.compile(optimizers.SGD(0.015625), "mse", steps_per_execution=2, jit_compile=False, auto_scale_loss=False)
    return made, indices


for _loss in (
    losses.MeanSquaredLogarithmicError(),
    losses.CategoricalHinge(),
    losses.LogCosh("sum"),
    losses.KLDivergence(),
    losses.SparseCategoricalCrossentropy(),
    losses.CategoricalFocalCrossentropy(0.25, 1.5, label_smoothing=0.125),
    losses.BinaryCrossentropy(label_smoothing=0.125),
    losses.Dice(),
    losses.Tversky(0.25, 0.75),
    losses.CosineSimilarity(),
    losses.Poisson(),
    losses.MeanAbsolutePercentageError(reduction="mean_with_sample_weight"),
    losses.CategoricalGeneralizedCrossEntropy(0.25),
):
    MODELS[f"loss_{_loss.name}"] = lambda loss=_loss: small("sgd", loss, "sigmoid" if "binary" in loss.name else "softmax")

_schedules = optimizers.schedules
for _i, _make in enumerate(
    (
        lambda: optimizers.Adadelta(1.0),
        lambda: optimizers.Adafactor(0.015625),
        lambda: optimizers.Adagrad(0.015625),
        lambda: optimizers.Adam(_schedules.ExponentialDecay(0.015625, 2, 0.5, staircase=True), amsgrad=True, clipnorm=1.0),
        lambda: optimizers.AdamW(0.015625),
        lambda: optimizers.Adamax(0.015625, global_clipnorm=1.0),
        lambda: optimizers.Ftrl(0.015625, l1_regularization_strength=0.25),
        lambda: optimizers.Lamb(0.015625),
        lambda: optimizers.Lion(0.015625, weight_decay=0.125),
        lambda: optimizers.LossScaleOptimizer(optimizers.Adam(0.015625)),
        lambda: optimizers.Muon(0.015625),
        lambda: optimizers.Nadam(_schedules.CosineDecay(0.015625, 8, warmup_target=0.03125, warmup_steps=2)),
        lambda: optimizers.RMSprop(0.015625, momentum=0.5, centered=True, clipvalue=0.5),
        lambda: optimizers.SGD(_schedules.PiecewiseConstantDecay([2, 4], [0.5, 0.25, 0.125]), momentum=0.5, nesterov=True),
        lambda: optimizers.SGD(_schedules.CosineDecayRestarts(0.015625, 3), gradient_accumulation_steps=2),
        lambda: optimizers.SGD(_schedules.PolynomialDecay(0.015625, 5, cycle=True), loss_scale_factor=8.0),
        lambda: optimizers.SGD(_schedules.InverseTimeDecay(0.015625, 2, 0.5)),
    )
):
    MODELS[f"optimizer_{_i:02}"] = lambda make=_make: small(make())
