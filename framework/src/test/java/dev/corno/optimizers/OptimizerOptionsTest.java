package dev.corno.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerOptionsTest {

    @Test
    void everyOptimizerOffersThemUnderTheirFlatNames() {
        Adam adam = new Adam().weightDecay(0.1).clipNorm(1).useEma(true).emaMomentum(0.5).emaOverwriteFrequency(7)
                .gradientAccumulationSteps(4).lossScaleFactor(256).excludeFromWeightDecay("bias");

        assertEquals(new OptimizerOptions(0.1, 1, 0, 0, true, 0.5, 7, 4, 256, List.of("bias")), adam.options());
        assertEquals(2, new SGD().clipValue(2).options().clipValue());
        assertEquals(3, new RMSprop().globalClipNorm(3).options().globalClipNorm());
    }

    @Test
    void othersKeepTheirValues() {
        assertEquals(new Adam(0.1).beta1(0.5).amsgrad(true).beta1(), new Adam(0.1).beta1(0.5).amsgrad(true).clipNorm(1).beta1());
    }

    static Stream<Arguments> outOfRange() {
        return Stream.of(
                wrong("OptimizerOptions: weightDecay must be 0 or a positive number, got -1.0.", options -> options.weightDecay(-1)),
                wrong("OptimizerOptions: clipNorm must be 0 or a positive number, got -1.0.", options -> options.clipNorm(-1)),
                wrong("OptimizerOptions: clipValue must be 0 or a positive number, got NaN.", options -> options.clipValue(Double.NaN)),
                wrong("OptimizerOptions: globalClipNorm must be 0 or a positive number, got -1.0.", options -> options.globalClipNorm(-1)),
                wrong("OptimizerOptions: emaMomentum must be in [0, 1], got 1.5.", options -> options.emaMomentum(1.5)),
                wrong("OptimizerOptions: emaOverwriteFrequency must be 0 or more, got -1.", options -> options.emaOverwriteFrequency(-1)),
                wrong("OptimizerOptions: lossScaleFactor must be 0 or a positive number, got -1.0.",
                        options -> options.lossScaleFactor(-1)),
                wrong("OptimizerOptions: excludeFromWeightDecay must be a regular expression, got \"(bias\". "
                        + "Unclosed group at position 5.", options -> options.excludeFromWeightDecay(List.of("(bias"))),
                wrong("OptimizerOptions: gradientAccumulationSteps must be at least 1, got 0.",
                        options -> options.gradientAccumulationSteps(0)),
                wrong("OptimizerOptions: expects one of clipNorm, clipValue and globalClipNorm, got clipNorm 1.0, clipValue 2.0 and "
                        + "globalClipNorm 0.0. Set the others to 0.", options -> options.clipNorm(1).clipValue(2)));
    }

    private static Arguments wrong(String message, UnaryOperator<OptimizerOptions> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void rejectsNumbersOutOfRange(String message, UnaryOperator<OptimizerOptions> change) {
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, () -> change.apply(OptimizerOptions.DEFAULT)).getMessage());
    }
}
