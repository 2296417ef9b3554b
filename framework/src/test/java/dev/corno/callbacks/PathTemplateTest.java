package dev.corno.callbacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    private static final Map<String, Number> VALUES = Map.of("epoch", 7, "val_loss", 0.125);

    @ParameterizedTest
    @CsvSource({"{epoch}.keras, 7.keras", "{epoch:02d}.keras, 07.keras", "{epoch:3d}, '  7'", "{val_loss:.2f}, 0.13",
        "{val_loss}, 0.125", "{val_loss:08.4f}, 000.1250", "{val_loss:.1e}, 1.3e-01", "a{{b}}, a{b}", "{epoch:.1f}, 7.0",
        "{epoch:02d}-{val_loss:.4f}.keras, 07-0.1250.keras", "plain$1.keras, plain$1.keras"})
    void putsValuesInAsPythonDoes(String template, String filled) {
        assertEquals(filled, new PathTemplate(template).fill(VALUES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{epoch", "{}", "{epoch:x}", "{epoch:0d}", "{epoch:.4}", "{epoch:9999d}"})
    void rejectsOtherNotation(String template) {
        assertEquals("ModelCheckpoint: expects places such as {epoch:02d} or {val_loss:.4f} in the path, got \"" + template
                + "\" in \"runs/" + template + "\". Write {{ and }} for plain braces.",
                assertThrows(IllegalArgumentException.class, () -> new PathTemplate("runs/" + template)).getMessage());
    }

    @Test
    void namesTheValuesThereAre() {
        assertEquals("ModelCheckpoint: expects values that are measured in the path, got {val_acc} in \"{val_acc:.2f}.keras\". There are "
                + "epoch, val_loss.", assertThrows(IllegalArgumentException.class,
                        () -> new PathTemplate("{val_acc:.2f}.keras").fill(VALUES)).getMessage());
    }
}
