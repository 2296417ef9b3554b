package dev.corno.datasets;

import java.nio.file.Path;

/**
 * What came out of comparing a file with what its authors published.
 *
 * @param file where it lies
 * @param sound whether it is as published, or nothing speaks against it
 * @param finding what was compared and what came out
 */
public record FileCheck(Path file, boolean sound, String finding) {
}
