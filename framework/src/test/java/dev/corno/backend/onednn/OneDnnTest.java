package dev.corno.backend.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class OneDnnTest {

    @Test
    void tellsItsVersion() {
        assertEquals("2.5.2", OneDnn.version());
    }

    @Test
    void namesTheInstructionsItUses() {
        assertFalse(OneDnn.instructions().isEmpty());
    }
}
