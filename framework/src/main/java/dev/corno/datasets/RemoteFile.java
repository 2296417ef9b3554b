package dev.corno.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file that can be downloaded: its name, where from, and what tells that it arrived whole. */
record RemoteFile(String name, List<URI> mirrors, long bytes, Checksum checksum) {

    /** {@return the file below each of these addresses} */
    static RemoteFile below(List<String> mirrors, String name, long bytes, Checksum checksum) {
        return new RemoteFile(name, mirrors.stream().map(mirror -> URI.create(mirror + name)).toList(), bytes, checksum);
    }

    /** {@return how a file differs from this one, or empty if it does not} */
    Optional<String> difference(Path file) throws IOException {
        long size = Files.size(file);
        if (size != bytes) {
            return Optional.of("expects " + bytes + " bytes, got " + size);
        }
        try (InputStream in = Files.newInputStream(file)) {
            Checksum found = checksum.of(in);
            return found.equals(checksum) ? Optional.empty() : Optional.of("expects " + checksum + ", got " + found.hex());
        }
    }
}
