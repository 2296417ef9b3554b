package dev.corno.activations;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationsTest {

    @ParameterizedTest
    @ValueSource(strings = {"celu", "elu", "exponential", "gelu", "glu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_tanh", "leaky_relu",
        "linear", "log_sigmoid", "log_softmax", "mish", "relu", "relu6", "selu", "sigmoid", "silu", "soft_shrink", "softmax", "softplus",
        "softsign", "sparse_plus", "sparse_sigmoid", "squareplus", "tanh", "tanh_shrink"})
    void findsEveryActivationByItsOwnName(String name) {
        assertEquals(name, Activations.byName(name).name());
    }

    @Test
    void knowsKerasOlderNames() {
        assertSame(Activations.SILU, Activations.byName("swish"));
        assertSame(Activations.HARD_SILU, Activations.byName("hard_swish"));
    }

    @Test
    void listsAllNamesForAnUnknownOne() {
        assertFails("Activations: expects one of celu, elu, exponential, gelu, glu, hard_shrink, hard_sigmoid, hard_silu, hard_swish, "
                + "hard_tanh, leaky_relu, linear, log_sigmoid, log_softmax, mish, piecewise_linear, relu, relu6, selu, sigmoid, sign, "
                + "silu, soft_shrink, softmax, softplus, softsign, sparse_plus, sparse_sigmoid, sparsemax, squareplus, swish, tanh, "
                + "tanh_shrink, unit_step, got \"swish2\".",
                () -> Activations.byName("swish2"));
    }
}
