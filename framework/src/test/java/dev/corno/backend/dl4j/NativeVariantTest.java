package dev.corno.backend.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NativeVariantTest {

    @Test
    void takesNothingThatTheProcessorCannotRun() {
        assertTrue(NativeVariant.suffixes(2).stream().noneMatch(suffix -> suffix.contains("avx512")));
        assertEquals(List.of("-onednn", "", "-compat"), NativeVariant.suffixes(1));
    }

    @Test
    void prefersOneDnn() {
        assertEquals("-onednn-avx512", NativeVariant.suffixes(3).get(0));
        assertEquals("-onednn-avx2", NativeVariant.suffixes(2).get(0));
    }

    @Test
    void findsNothingOnAnEmptyClassPath() {
        assertEquals(Optional.empty(), NativeVariant.choose(new URLClassLoader(new URL[0], null)));
    }

    @Test
    void findsTheVariantOfTheTests() {
        assertTrue(NativeVariant.choose(NativeVariantTest.class.getClassLoader()).isPresent());
    }
}
