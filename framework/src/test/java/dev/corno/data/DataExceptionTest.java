package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataExceptionTest {

    static List<Arguments> failures() {
        return List.of(Arguments.of(new NoSuchFileException("a"), "no such file or folder"),
                Arguments.of(new AccessDeniedException("a"), "permission denied"),
                Arguments.of(new FileAlreadyExistsException("a"), "a is there already"),
                Arguments.of(new FileSystemLoopException("a/up"), "a/up links to a folder above it"),
                Arguments.of(new MalformedInputException(1), "bytes that are no text in UTF-8"),
                Arguments.of(new FileSystemException("a", null, "Read-only file system"), "Read-only file system"),
                Arguments.of(new IOException("No space left on device"), "No space left on device"),
                Arguments.of(new EOFException(), "EOFException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysInWordsWhatFailed(IOException failure, String words) {
        assertEquals(words, DataException.reason(failure));
    }
}
