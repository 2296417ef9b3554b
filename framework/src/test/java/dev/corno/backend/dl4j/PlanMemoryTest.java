package dev.corno.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.corno.backend.BackendException;
import dev.corno.backend.CompiledModel;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanMemoryTest {

    @Test
    void refusesAPlanThatDoesNotFitIntoMemory() {
        CompiledModel model = TinyNetworks.compile(TinyNetworks.row(Shape.of(1, 1, 1), new ZeroPadding2D(200_000)));

        BackendException refused = assertThrows(BackendException.class,
                () -> model.predict(List.of(TinyNetworks.random(1, 1, 1, 1, 1))));

        assertEquals("Memory: expects 610355 MiB for prediction with batches of 1, got # MiB, as the process has # MiB and may have # MiB."
                + " Use smaller batches, or raise the limit with -Dorg.bytedeco.javacpp.maxphysicalbytes.",
                refused.getMessage().replaceAll("(got|has|have) [0-9]+ MiB", "$1 # MiB"));
    }
}
