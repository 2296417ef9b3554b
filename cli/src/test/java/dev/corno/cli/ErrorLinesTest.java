package dev.corno.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorLinesTest {

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorIsOneSentence(Throwable error, String line) {
        assertEquals("corno: " + line + System.lineSeparator(), reported(error));
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new IllegalArgumentException("Dense: units must be positive,\n   got -3."), "Dense: units must be positive, got -3."),
                Arguments.of(new NoSuchFileException("a.png"), "a.png: there is no such file or folder."),
                Arguments.of(new AccessDeniedException("/root"), "/root: permission denied. Change its permissions or choose another place."),
                Arguments.of(new FileAlreadyExistsException("runs"), "runs: exists already. Choose another name."),
                Arguments.of(new NotDirectoryException("a.png"), "a.png: is a file, not a folder. Choose another place."),
                Arguments.of(new FileSystemException("runs", null, "No space left on device"), "runs: No space left on device. Choose another place."),
                Arguments.of(new UncheckedIOException(new NoSuchFileException("b")), "b: there is no such file or folder."),
                Arguments.of(new UncheckedIOException("save: the disk is full.", new IOException("x")), "save: the disk is full."),
                Arguments.of(new IllegalStateException(), "IllegalStateException without a message. Run again with --debug."),
                Arguments.of(new UnsatisfiedLinkError("no jnind4jcpu"), "The native engine could not be loaded: "
                        + "java.lang.UnsatisfiedLinkError: no jnind4jcpu. Run 'corno doctor' to see what is wrong."));
    }

    @Test
    void usedUpMemoryComesWithWhatToDo() {
        assertTrue(reported(new OutOfMemoryError("Java heap space")).endsWith(
                "Use --limit or a smaller --batch-size, or allow more: CORNO_JAVA_OPTIONS=-Xmx8g." + System.lineSeparator()));
    }

    private static String reported(Throwable error) {
        StringWriter text = new StringWriter();
        assertEquals(1, new ErrorLines(() -> false).report(error, new PrintWriter(text, true)));
        return text.toString();
    }
}
