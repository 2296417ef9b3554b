package dev.corno.cli;

import dev.corno.datasets.DownloadProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Says every tenth of a download how far it is. */
final class DownloadLines implements DownloadProgress {

    private static final int STEP = 10;

    private final PrintWriter out;
    private String current = "";
    private long shown;

    DownloadLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void update(String file, long bytes, long total) {
        if (!file.equals(current)) {
            current = file;
            shown = -1;
        }
        long tenth = total <= 0 ? 0 : 100 * bytes / total / STEP;
        if (tenth != shown) {
            shown = tenth;
            out.println(String.format(Locale.ROOT, "corno: fetching %s: %d %% of %.1f MB", file, tenth * STEP, total / 1e6));
        }
    }
}
