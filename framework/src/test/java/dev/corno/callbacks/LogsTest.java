package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LogsTest {

    private final Logs logs = new Logs(Map.of("loss", 1.0));

    @Test
    void prefixedValuesFollowTheOthers() {
        assertEquals("{loss=1.0, val_loss=1.0}", logs.with(logs.prefixed("val_")).values().toString());
    }

    @Test
    void laterValuesReplaceEarlierOnes() {
        assertEquals(OptionalDouble.of(2), logs.with(new Logs(Map.of("loss", 2.0))).get("loss"));
    }

    @Test
    void unknownNamesHaveNoValue() {
        assertEquals(OptionalDouble.empty(), logs.get("mae"));
    }
}
