"""Writes cases of recurrent layers, systematically over their arguments: recurrent_cases.py FOLDER.

Where masked steps come before the first that counts and a first state is given, Keras's backends disagree (JAX puts out
the first state, TensorFlow and PyTorch zeros), and so they do about zero_output_for_mask with unroll: neither is here.
"""

import itertools
import sys

import cases

import keras
import numpy as np
from keras import layers

X = (5, 4, 3)
MIXED = [[1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 0, 0], [1, 0, 0, 1]]
INNER = [[1, 1, 1, 1], [1, 0, 0, 1], [1, 1, 0, 1], [1, 0, 1, 1], [1, 0, 0, 1]]
SIMPLE = {
    "rnn": layers.SimpleRNN,
    "lstm": layers.LSTM,
    "gru": layers.GRU,
    "gru_before": lambda *args, **more: layers.GRU(*args, reset_after=False, **more),
}
STATES = {"rnn": 1, "lstm": 2, "gru": 1, "gru_before": 1}
FLAGS = (False, True)


def label(**options):
    parts = [key if value is True else f"{key}_{value}" for key, value in options.items() if value is not False]
    return "_".join(str(part) for part in parts)


class Recurrent:

    def __init__(self, folder):
        self.suite = cases.Suite(folder)

    def layer(self, name, make, inputs=(X,), mask=None, **more):
        masks = {"mask": mask} if mask is not None else None
        if len(inputs) > 1:
            more = {"style": "kwargs", "arg_names": ["sequences"] + ["initial_state"] * (len(inputs) - 1), **more}
        cases.layer(self.suite, name, make, inputs, masks=masks, **more)

    def model(self, name, make, inputs=(X,), **more):
        cases.layer(self.suite, name, make, inputs, **more)

    def plain(self):
        """Every way of reading and putting out, with masks and first states."""
        for (kind, cls), seq, state, back, masked, start in itertools.product(SIMPLE.items(), *[FLAGS] * 5):
            name = label(plain=True, kind=kind, seq=seq, state=state, back=back, mask=masked, start=start)
            self.layer(
                name,
                lambda: cls(2, return_sequences=seq, return_state=state, go_backwards=back),
                [X] + [(5, 2)] * (STATES[kind] * start),
                (INNER if start else MIXED) if masked else None,
            )
        for (kind, cls), seq, back in itertools.product(SIMPLE.items(), *[FLAGS] * 2):
            self.layer(
                label(zero=True, kind=kind, seq=seq, back=back),
                lambda: cls(2, return_sequences=seq, go_backwards=back, zero_output_for_mask=True),
                mask=MIXED,
            )
            self.layer(
                label(unroll=True, kind=kind, seq=seq, back=back),
                lambda: cls(2, return_sequences=seq, go_backwards=back, unroll=True),
                mask=MIXED,
            )

    def options(self):
        """Activations, bias, and the smallest sizes."""
        for kind, cls in SIMPLE.items():
            for activation in (
                "linear",
                "relu",
                "elu",
                "selu",
                "gelu",
                "softsign",
                "softplus",
                "sigmoid",
                "hard_sigmoid",
                "silu",
                "leaky_relu",
                "mish",
                "softmax",
                None,
            ):
                self.layer(label(activation=activation or "none", kind=kind), lambda: cls(3, activation=activation))
            self.layer(label(nobias=True, kind=kind), lambda: cls(2, use_bias=False, return_sequences=True), mask=MIXED)
            for batch, time, features, units in ((1, 4, 3, 2), (5, 1, 3, 2), (5, 4, 1, 2), (5, 4, 3, 1), (1, 1, 1, 1), (2, 40, 3, 17)):
                size = f"{batch}x{time}x{features}x{units}"
                self.layer(label(size=size, kind=kind), lambda: cls(units, return_sequences=True), [(batch, time, features)])
                self.layer(label(size=size, kind=kind, both=True), lambda: layers.Bidirectional(cls(units)), [(batch, time, features)])
            for seq in FLAGS:
                self.layer(
                    label(regularized=True, kind=kind, seq=seq),
                    lambda: cls(2, return_sequences=seq, dropout=0.5, recurrent_dropout=0.3),
                    training=False,
                )
            if kind != "rnn":
                for gate in ("hard_sigmoid", "tanh", "relu", "linear", "softsign", None):
                    self.layer(label(gate=gate or "none", kind=kind), lambda: cls(2, recurrent_activation=gate, return_sequences=True))

    def both(self):
        """Bidirectional."""
        for (kind, cls), mode, seq, masked in itertools.product(SIMPLE.items(), ("concat", "sum", "mul", "ave", None), *[FLAGS] * 2):
            self.layer(
                label(both=True, kind=kind, mode=mode or "none", seq=seq, mask=masked),
                lambda: layers.Bidirectional(cls(2, return_sequences=seq), merge_mode=mode),
                mask=MIXED if masked else None,
            )
        for (kind, cls), mode, seq, masked, start in itertools.product(SIMPLE.items(), ("concat", "ave", None), *[FLAGS] * 3):
            self.layer(
                label(both=True, state=True, kind=kind, mode=mode or "none", seq=seq, mask=masked, start=start),
                lambda: layers.Bidirectional(cls(2, return_sequences=seq, return_state=True), merge_mode=mode),
                [X] + [(5, 2)] * (2 * STATES[kind] * start),
                (INNER if start else MIXED) if masked else None,
            )
        for seq, masked, back in itertools.product(*[FLAGS] * 3):
            more = {"mask": MIXED if masked else None}
            end = label(seq=seq, mask=masked, back=back)
            own = dict(return_sequences=seq)
            self.layer(
                f"both_own_{end}",
                lambda: layers.Bidirectional(
                    layers.LSTM(2, go_backwards=back, **own), backward_layer=layers.GRU(2, go_backwards=not back, **own)
                ),
                **more,
            )
            self.layer(
                f"both_activation_{end}",
                lambda: layers.Bidirectional(
                    layers.LSTM(2, go_backwards=back, **own),
                    merge_mode="mul",
                    backward_layer=layers.LSTM(2, activation="relu", go_backwards=not back, zero_output_for_mask=True, **own),
                ),
                **more,
            )
            self.layer(
                f"both_cell_{end}",
                lambda: layers.Bidirectional(
                    layers.RNN(layers.LSTMCell(2), go_backwards=back, **own),
                    backward_layer=layers.RNN(layers.GRUCell(2), go_backwards=not back, **own),
                ),
                **more,
            )
        self.layer("both_named", lambda: layers.Bidirectional(layers.LSTM(2, name="forward_reader"), name="reader"))
        self.layer("both_zero", lambda: layers.Bidirectional(layers.LSTM(2, zero_output_for_mask=True)), mask=MIXED)
        self.layer("both_unroll", lambda: layers.Bidirectional(layers.GRU(2, unroll=True)), mask=MIXED)
        self.layer("both_conv", lambda: layers.Bidirectional(layers.ConvLSTM1D(2, 2, return_sequences=True)), [(2, 3, 5, 2)])

    def cells(self):
        """Cells by themselves, in RNN, and stacked."""
        makes = {
            "rnn": lambda: layers.SimpleRNNCell(2),
            "lstm": lambda: layers.LSTMCell(2),
            "gru": lambda: layers.GRUCell(2),
            "gru_before": lambda: layers.GRUCell(2, reset_after=False),
        }
        for kind, make in makes.items():
            self.layer(
                f"cell_{kind}",
                make,
                [(5, 3)] + [(5, 2)] * STATES[kind],
                arg_names=["sequence" if kind == "rnn" else "inputs"] + ["states"] * STATES[kind],
            )
            for seq, state, back, masked in itertools.product(*[FLAGS] * 4):
                self.layer(
                    label(of_cell=True, kind=kind, seq=seq, state=state, back=back, mask=masked),
                    lambda: layers.RNN(make(), return_sequences=seq, return_state=state, go_backwards=back),
                    mask=MIXED if masked else None,
                )
        stacks = {
            "two": lambda: [layers.LSTMCell(4), layers.LSTMCell(2)],
            "mixed": lambda: [layers.GRUCell(3), layers.SimpleRNNCell(2)],
            "three": lambda: [layers.LSTMCell(2), layers.GRUCell(4, reset_after=False), layers.LSTMCell(3, use_bias=False)],
            "one": lambda: [layers.GRUCell(2)],
            "one_lstm": lambda: [layers.LSTMCell(2)],
        }
        for (kind, make), seq, state, back, masked in itertools.product(stacks.items(), *[FLAGS] * 4):
            if not (kind == "mixed" and masked):
                self.layer(
                    label(stack=True, kind=kind, seq=seq, state=state, back=back, mask=masked),
                    lambda: layers.RNN(make(), return_sequences=seq, return_state=state, go_backwards=back),
                    mask=MIXED if masked else None,
                )

    def convolutional(self):
        """ConvLSTM, without masks, for which JAX has no step of this rank."""
        kinds = {1: (layers.ConvLSTM1D, (6,)), 2: (layers.ConvLSTM2D, (5, 6)), 3: (layers.ConvLSTM3D, (3, 4, 3))}
        for (rank, (cls, size)), (padding, strides, dilation), first in itertools.product(
            kinds.items(), (("valid", 1, 1), ("same", 1, 1), ("same", 2, 1), ("valid", 2, 1), ("same", 1, 2), ("valid", 1, 2)), FLAGS
        ):
            shape = (2, 3, 2, *size) if first else (2, 3, *size, 2)
            self.layer(
                label(conv=rank, padding=padding, strides=strides, dilation=dilation, first=first),
                lambda: cls(
                    2,
                    2,
                    padding=padding,
                    strides=strides,
                    dilation_rate=dilation,
                    return_sequences=padding == "same",
                    data_format="channels_first" if first else "channels_last",
                ),
                [shape],
            )
        for seq, state, back, start in itertools.product(*[FLAGS] * 4):
            self.layer(
                label(conv=2, seq=seq, state=state, back=back, start=start),
                lambda: layers.ConvLSTM2D(2, (2, 3), padding="same", return_sequences=seq, return_state=state, go_backwards=back),
                [(2, 3, 4, 5, 2)] + [(2, 4, 5, 2)] * (2 * start),
            )
        self.layer(
            "conv_options",
            lambda: layers.ConvLSTM2D(2, (3, 1), strides=(1, 2), use_bias=False, activation="relu", recurrent_activation="hard_sigmoid"),
            [(2, 3, 5, 6, 3)],
        )
        self.layer("conv_1x1", lambda: layers.ConvLSTM2D(1, 1), [(1, 1, 3, 3, 1)])

    def steps(self):
        """TimeDistributed."""
        makes = {
            "dense": (lambda: layers.Dense(2, activation="relu"), (2, 3, 4)),
            "flatten": (lambda: layers.Flatten(), (2, 3, 4, 2)),
            "conv": (lambda: layers.Conv2D(2, 2, strides=2), (2, 3, 5, 4, 2)),
            "pool": (lambda: layers.MaxPooling2D(), (2, 3, 4, 4, 2)),
            "lstm": (lambda: layers.LSTM(2), (2, 3, 4, 2)),
            "gru": (lambda: layers.GRU(2, return_sequences=True), (2, 3, 4, 2)),
            "both": (lambda: layers.Bidirectional(layers.GRU(2)), (2, 3, 4, 2)),
            "norm": (lambda: layers.LayerNormalization(), (2, 3, 4)),
            "batchnorm": (lambda: layers.BatchNormalization(), (4, 3, 2)),
            "softmax": (lambda: layers.Softmax(), (2, 3, 4)),
            "nested": (lambda: layers.TimeDistributed(layers.Dense(2)), (2, 3, 4, 2)),
            "nested_lstm": (lambda: layers.TimeDistributed(layers.LSTM(2)), (2, 3, 2, 4, 2)),
            "embedding": (lambda: layers.Embedding(5, 2), np.arange(24).reshape(2, 3, 4) % 5),
            "reshape": (lambda: layers.Reshape((2, 2)), (2, 3, 4)),
            "global": (lambda: layers.GlobalAveragePooling1D(), (2, 3, 4, 2)),
            "activation": (lambda: layers.Activation("softplus"), (2, 3, 4)),
            "spatial": (lambda: layers.Conv1D(2, 3, padding="causal"), (2, 3, 4, 2)),
        }
        for kind, (make, shape) in makes.items():
            for training in FLAGS if kind == "batchnorm" else (None,):
                cases.layer(
                    self.suite,
                    label(steps=True, kind=kind, training=bool(training)),
                    lambda: layers.TimeDistributed(make()),
                    [shape],
                    training=training,
                )
        mask = np.asarray([[1, 1, 0], [1, 0, 1]])
        cases.layer(self.suite, "steps_masked", lambda: layers.TimeDistributed(layers.Dense(2)), [(2, 3, 4)], masks={"mask": mask})

    def models(self):
        """Masks that flow, states handed on, and layers on top of one another."""

        def functional(inputs, build):
            tensors = [keras.Input(shape, dtype=dtype) for shape, dtype in inputs]
            return keras.Model(tensors, build(*tensors))

        def sequence(*parts):
            return lambda: keras.Sequential([keras.Input((4, 3)), *[part() for part in parts]])

        gaps = cases.random("gaps").normal(size=(5, 4, 3)) * np.asarray(MIXED)[:, :, None]
        words = np.asarray([[1, 2, 3, 4], [5, 1, 0, 0], [0, 0, 2, 3], [0, 0, 0, 0], [3, 0, 0, 2]])
        for (kind, cls), masked in itertools.product(SIMPLE.items(), FLAGS):
            first = (lambda: layers.Masking(),) if masked else ()
            end = label(kind=kind, mask=masked)
            self.model(f"model_deep_{end}", sequence(*first, lambda: cls(3, return_sequences=True), lambda: cls(2)), [gaps])
            self.model(
                f"model_both_deep_{end}",
                sequence(*first, lambda: layers.Bidirectional(cls(3, return_sequences=True)), lambda: layers.Bidirectional(cls(2))),
                [gaps],
            )
            self.model(
                f"model_steps_{end}",
                sequence(
                    *first, lambda: cls(3, return_sequences=True), lambda: layers.TimeDistributed(layers.Dense(2, activation="softmax"))
                ),
                [gaps],
            )
            self.model(
                f"model_encoder_{end}",
                lambda: functional(
                    [((4, 3), "float32"), ((5, 2), "float32")],
                    lambda x, y: cls(2, return_sequences=True)(
                        y, initial_state=cls(2, return_state=True)(layers.Masking()(x) if masked else x)[1:]
                    ),
                ),
                [gaps, (5, 5, 2)],
            )
            self.model(
                f"model_both_encoder_{end}",
                lambda: functional(
                    [((4, 3), "float32"), ((5, 2), "float32")],
                    lambda x, y: layers.Bidirectional(cls(2, return_sequences=True))(
                        y, initial_state=layers.Bidirectional(cls(2, return_state=True))(layers.Masking()(x) if masked else x)[1:]
                    ),
                ),
                [gaps, (5, 5, 2)],
            )
            self.model(
                f"model_words_{end}",
                lambda: keras.Sequential(
                    [
                        keras.Input((4,), dtype="int32"),
                        layers.Embedding(6, 3, mask_zero=masked),
                        layers.Bidirectional(cls(2)),
                        layers.Dense(2),
                    ]
                ),
                [words],
            )
        for seq in FLAGS:

            def attended(words, seq=seq):
                states = layers.Bidirectional(layers.LSTM(2, return_sequences=True, return_state=True))(
                    layers.Embedding(6, 3, mask_zero=True)(words)
                )
                both = [layers.Concatenate()([states[1], states[3]]), layers.Concatenate()([states[2], states[4]])]
                return layers.LSTM(4, return_sequences=seq)(states[0], initial_state=both)

            self.model(label(model_handed_on=True, seq=seq), lambda: functional([((4,), "int32")], attended), [words])

        def shared(x):
            reader = layers.GRU(2, return_state=True)
            y, state = reader(x)
            return [y, *reader(x, initial_state=state)]

        self.model("model_shared", lambda: functional([((4, 3), "float32")], shared))
        self.model(
            "model_stack_start",
            lambda: functional(
                [((4, 3), "float32"), ((3,), "float32"), ((2,), "float32"), ((2,), "float32")],
                lambda x, g, h, c: layers.RNN([layers.GRUCell(3), layers.LSTMCell(2)], return_state=True)(x, initial_state=[[g], [h, c]]),
            ),
            [X, (5, 3), (5, 2), (5, 2)],
            style="list",
        )
        self.model(
            "model_single_start",
            lambda: functional([((4, 3), "float32"), ((2,), "float32")], lambda x, h: layers.GRU(2)(x, initial_state=h)),
            [X, (5, 2)],
            style="list",
        )
        self.model(
            "model_positional_start",
            lambda: functional([((4, 3), "float32"), ((2,), "float32"), ((2,), "float32")], lambda x, h, c: layers.LSTM(2)(x, [h, c])),
            [X, (5, 2), (5, 2)],
            style="list",
        )


if __name__ == "__main__":
    recurrent = Recurrent(sys.argv[1])
    for group in sys.argv[2:] or ("plain", "options", "both", "cells", "convolutional", "steps", "models"):
        getattr(recurrent, group)()
    recurrent.suite.finish()
