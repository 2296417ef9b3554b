package dev.corno.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamesTest {

    @ParameterizedTest
    @EnumSource
    void findsWorkloadsByTheirNames(Workload workload) {
        assertSame(workload, Workload.of(workload.label()));
    }

    @ParameterizedTest
    @EnumSource
    void findsEnginesByTheirNames(Contender contender) {
        assertSame(contender, Contender.of(contender.label()));
    }

    @Test
    void listsWorkloadsWhereThereIsNoneOfAName() {
        assertEquals("workload: expects one of [cifar-convnet, cold-start, gru, lenet5, lstm, mlp-large, mlp-small, mnist-epoch, mobilenet, "
                + "resnet50, vgg16], got \"alexnet\".", assertThrows(IllegalArgumentException.class, () -> Workload.of("alexnet")).getMessage());
    }

    @Test
    void listsEnginesWhereThereIsNoneOfAName() {
        assertEquals("engines: expects names among [corno, corno-nd4j, dl4j, dl4j-helpers, pytorch, tensorflow], got \"mxnet\".",
                assertThrows(IllegalArgumentException.class, () -> Contender.of("mxnet")).getMessage());
    }
}
