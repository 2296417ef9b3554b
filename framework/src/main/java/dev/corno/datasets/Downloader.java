package dev.corno.datasets;

import dev.corno.data.DataException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads files into the cache: from the first mirror that gives the right bytes, going on where an earlier try broke off. A file
 * appears under its name only once it is whole and checked.
 */
final class Downloader {

    private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);

    private final HttpClient client;
    private final Duration patience;

    /** A downloader that gives up on a mirror that is silent for so long. */
    Downloader(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(patience).build();
    }

    Downloader() {
        this(Duration.ofSeconds(30));
    }

    /** {@return the file in the cache, downloaded if it is not there yet} */
    Path fetch(String dataset, RemoteFile file, DataHome home) {
        Path target = home.cacheOf(dataset).resolve(file.name());
        if (Files.exists(target)) {
            return target;
        }
        List<String> failures = new ArrayList<>();
        for (URI mirror : file.mirrors()) {
            Optional<String> failure = attempt(dataset, file, mirror, target, home.progress());
            if (failure.isEmpty()) {
                return target;
            }
            LOG.debug("{} cannot be had from {}: {}", file.name(), mirror, failure.get());
            failures.add(mirror + " (" + failure.get() + ")");
        }
        throw new DataException(dataset + ": expects " + file.name() + " (" + file.bytes() + " bytes), got nothing usable from "
                + String.join(" and ", failures) + ". Download it by hand into " + home.cacheOf(dataset)
                + home.data().map(folder -> " or " + folder.resolve(dataset) + ", where it is looked for too.")
                        .orElse(", or set CORNO_DATA to a folder that has " + dataset + "/" + file.name() + "."));
    }

    private Optional<String> attempt(String dataset, RemoteFile file, URI mirror, Path target, DownloadProgress progress) {
        Path part = target.resolveSibling(file.name() + ".part");
        try {
            Files.createDirectories(target.getParent());
            boolean resumed = Files.exists(part) && Files.size(part) > 0;
            Optional<String> difference = receive(dataset, file, mirror, part, progress);
            if (difference.isPresent() && resumed) {
                Files.delete(part);
                difference = receive(dataset, file, mirror, part, progress);
            }
            if (difference.isPresent()) {
                Files.delete(part);
                return difference;
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        } catch (Transfer.MirrorException e) {
            deleteIfEmpty(part);
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            throw new DataException(dataset + ": cannot write " + part + ": " + DataException.reason(e)
                    + ". Free some space or change its permissions, or name another cache folder with CORNO_CACHE.", e);
        }
    }

    /** What has arrived stays for the next try; a file with nothing in it is of no use. */
    private static void deleteIfEmpty(Path part) {
        try {
            if (Files.size(part) == 0) {
                Files.delete(part);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be removed", part, e);
        }
    }

    private Optional<String> receive(String dataset, RemoteFile file, URI mirror, Path part, DownloadProgress progress)
            throws IOException {
        LOG.info("Downloading {} ({} bytes) from {}", file.name(), file.bytes(), mirror);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new DataException(dataset + ": " + part + " is being downloaded by another program. Wait for it to end.");
            }
            new Transfer(client, patience, file, mirror, channel, progress).run();
            channel.force(true);
        }
        return file.difference(part);
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
