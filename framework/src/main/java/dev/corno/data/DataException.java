package dev.corno.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Says that data could not be had or read: a file that is missing, damaged or of another kind, or a download that failed. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param message which file, what was expected, what was got and what to do
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Creates the error with what caused it.
     *
     * @param message which file, what was expected, what was got and what to do
     * @param cause what was thrown on the way
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * {@return what kept a file from being read or written, in words that can follow "cannot be read: "}
     *
     * @param failure what the file system threw
     */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is there already";
        }
        if (failure instanceof FileSystemLoopException loop) {
            return loop.getFile() + " links to a folder above it";
        }
        if (failure instanceof CharacterCodingException) {
            return "bytes that are no text in UTF-8";
        }
        if (failure instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
