package dev.corno.training;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Logs;
import dev.corno.callbacks.TrainingView;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Shows how far training is:
 * {@code Epoch 3/10  118/938  12%  0:04<0:28  2110 samples/s  loss 0.3121  accuracy 0.9044}, where {@code 0:04<0:28} is the time
 * gone and the time left. Live, the line is drawn again at most ten times a second, in a narrow terminal with single blanks and
 * the values that fit; otherwise there is one line for each epoch.
 * {@code fit} adds one by itself, as {@link Fit#verbose(Verbosity)} says.
 *
 * <pre>{@code
 * model.fit(x, y, Fit.epochs(5).verbose(Verbosity.SILENT)
 *         .callbacks(new ProgressDisplay(logFile, false, 80, InstantSource.system())));
 * }</pre>
 */
public final class ProgressDisplay implements Callback, AutoCloseable {

    private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(100);
    private static final String GAP = "  ";

    private final PrintStream out;
    private final boolean shown;
    private final boolean live;
    private final int width;
    private final InstantSource clock;

    private String label = "";
    private boolean inEpoch;
    private Instant begin = Instant.EPOCH;
    private Instant nextDrawing = Instant.EPOCH;
    private int drawn;
    private long done;
    private OptionalLong total = OptionalLong.empty();
    private String rate = "";

    private ProgressDisplay(PrintStream out, boolean shown, boolean live, int width, InstantSource clock) {
        this.out = out;
        this.shown = shown;
        this.live = live;
        this.width = width;
        this.clock = clock;
    }

    /**
     * Shows progress on a stream.
     *
     * @param out where lines are printed
     * @param live whether the line is drawn again and again, after a carriage return
     * @param width characters in a row; a live line leaves out the values that do not fit
     * @param clock tells the time
     */
    public ProgressDisplay(PrintStream out, boolean live, int width, InstantSource clock) {
        this(out, true, live, width, clock);
    }

    /** {@return the display on standard output that an option asks for} */
    static ProgressDisplay standard(Verbosity verbosity) {
        boolean live = verbosity == Verbosity.PROGRESS || verbosity == Verbosity.AUTO && Terminal.isInteractive();
        return new ProgressDisplay(System.out, verbosity != Verbosity.SILENT, live, Terminal.width(), InstantSource.system());
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        start("Epoch " + (epoch + 1) + "/" + training.epochs());
        inEpoch = true;
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        advance(training, batch, logs);
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        finish(logs);
        inEpoch = false;
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        training.stopReason().filter(reason -> shown).ifPresent(reason -> out.println("Stopped: " + reason));
    }

    @Override
    public void onTestBegin(TrainingView training) {
        if (!inEpoch) {
            start("Evaluate");
        }
    }

    @Override
    public void onTestBatchEnd(TrainingView training, int batch, Logs logs) {
        if (!inEpoch) {
            advance(training, batch, logs);
        } else if (isDue()) {
            draw(List.of(label, "validating", counted(batch + 1, training.batches())));
        }
    }

    @Override
    public void onTestEnd(TrainingView training, Logs logs) {
        if (!inEpoch) {
            finish(logs);
        }
    }

    @Override
    public void onPredictBegin(TrainingView training) {
        start("Predict");
    }

    @Override
    public void onPredictBatchEnd(TrainingView training, int batch) {
        advance(training, batch, Logs.EMPTY);
    }

    @Override
    public void onPredictEnd(TrainingView training) {
        finish(Logs.EMPTY);
    }

    private void start(String what) {
        label = what;
        begin = clock.instant();
        nextDrawing = Instant.MIN;
        done = 0;
        total = OptionalLong.empty();
        rate = "";
    }

    private void advance(TrainingView training, int batch, Logs logs) {
        done = batch + 1L;
        OptionalLong known = training.batches();
        total = known.orElse(0) > 0 ? known : OptionalLong.empty();
        double seconds = elapsed().toNanos() / 1e9;
        if (seconds > 0) {
            double perSecond = training.samplesSeen() / seconds;
            rate = String.format(Locale.ROOT, perSecond < 10 ? "%.1f samples/s" : "%.0f samples/s", perSecond);
        }
        if (isDue()) {
            draw(fields(logs, true));
        }
    }

    private Duration elapsed() {
        Duration gone = Duration.between(begin, clock.instant());
        return gone.isNegative() ? Duration.ZERO : gone;
    }

    private boolean isDue() {
        Instant now = clock.instant();
        if (!shown || !live || now.isBefore(nextDrawing)) {
            return false;
        }
        nextDrawing = now.plus(BETWEEN_DRAWINGS);
        return true;
    }

    private List<String> fields(Logs logs, boolean running) {
        List<String> fields = new ArrayList<>(List.of(label, counted(done, total)));
        String time = Readable.duration(elapsed());
        if (total.isPresent()) {
            fields.add(100 * done / total.getAsLong() + "%");
            long left = Math.max(0, total.getAsLong() - done);
            time += running ? "<" + Readable.duration(elapsed().multipliedBy(left).dividedBy(done)) : "";
        }
        fields.add(time);
        if (!rate.isEmpty()) {
            fields.add(rate);
        }
        logs.values().forEach((name, value) -> fields.add(name + " " + Readable.number(value)));
        return fields;
    }

    private static String counted(long done, OptionalLong total) {
        return total.isPresent() ? done + "/" + total.getAsLong() : Long.toString(done);
    }

    private void draw(List<String> fields) {
        String line = String.join(GAP, fields);
        overwrite(line.length() < width ? line : squeezed(fields));
        out.flush();
    }

    private String squeezed(List<String> fields) {
        StringBuilder line = new StringBuilder(fields.get(0));
        for (String field : fields.subList(1, fields.size())) {
            if (line.length() + 1 + field.length() >= width) {
                break;
            }
            line.append(' ').append(field);
        }
        return line.toString();
    }

    private void overwrite(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        drawn = line.length();
    }

    private void finish(Logs logs) {
        if (shown) {
            String line = String.join(GAP, fields(logs, false));
            if (live) {
                overwrite(line);
                close();
            } else {
                out.println(line);
            }
        }
    }

    /** Ends the line that is being drawn, so that what is printed next has its own. */
    @Override
    public void close() {
        if (drawn > 0) {
            out.println();
            drawn = 0;
        }
    }
}
