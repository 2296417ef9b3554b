package dev.corno.datasets;

/** Watches downloads, to show how far they are. */
@FunctionalInterface
public interface DownloadProgress {

    /** Watches nothing. */
    DownloadProgress NONE = (file, bytes, total) -> { };

    /**
     * Is told how far a download is, many times a second, on another thread.
     *
     * @param file name of the file
     * @param bytes what has arrived, in bytes
     * @param total the size of the file in bytes
     */
    void update(String file, long bytes, long total);
}
