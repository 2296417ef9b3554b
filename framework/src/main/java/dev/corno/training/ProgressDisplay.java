package dev.corno.training;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Logs;
import dev.corno.callbacks.TrainingView;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;

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

    private static final long MILLIS_BETWEEN_DRAWINGS = 100;
    private static final String GAP = "  ";

    private final PrintStream out;
    private final boolean shown;
    private final boolean live;
    private final int width;
    private final InstantSource clock;

    private String label = "";
    private boolean inEpoch;
    private long begin;
    private long nextDrawing;
    private int drawn;
    private long done;
    private long doneBefore;
    private long samples;
    private long samplesBefore;
    private long millis;
    private OptionalLong total = OptionalLong.empty();

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
        boolean shown = verbosity != Verbosity.SILENT;
        return new ProgressDisplay(System.out, shown, live, shown ? Terminal.width() : 0, InstantSource.system());
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        start("Epoch " + (epoch + 1) + "/" + training.epochs());
        samplesBefore = training.samplesSeen();
        inEpoch = true;
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        trainBatchEnded(training, batch, () -> logs);
    }

    /** Advances after a training batch; asks for values only where they are drawn. */
    void trainBatchEnded(TrainingView training, int batch, Supplier<Logs> logs) {
        if (shown) {
            advance(training, batch, logs);
        }
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
        testBatchEnded(training, batch, () -> logs);
    }

    /** Advances after a batch of a validation or evaluation; asks for values only where they are drawn. */
    void testBatchEnded(TrainingView training, int batch, Supplier<Logs> logs) {
        if (shown && !inEpoch) {
            advance(training, batch, logs);
        } else if (isDue(clock.millis())) {
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
        if (shown) {
            advance(training, batch, () -> Logs.EMPTY);
        }
    }

    @Override
    public void onPredictEnd(TrainingView training) {
        finish(Logs.EMPTY);
    }

    private void start(String what) {
        label = what;
        begin = clock.millis();
        nextDrawing = Long.MIN_VALUE;
        done = 0;
        doneBefore = 0;
        samples = 0;
        samplesBefore = 0;
        millis = 0;
        total = OptionalLong.empty();
    }

    private void advance(TrainingView training, int batch, Supplier<Logs> logs) {
        long now = clock.millis();
        doneBefore = done == 0 ? batch : doneBefore;
        done = batch + 1L;
        samples = training.samplesSeen() - samplesBefore;
        millis = Math.max(0, now - begin);
        total = training.batches();
        if (isDue(now)) {
            draw(fields(logs.get(), true));
        }
    }

    private boolean isDue(long now) {
        if (!shown || !live || now < nextDrawing) {
            return false;
        }
        nextDrawing = now + MILLIS_BETWEEN_DRAWINGS;
        return true;
    }

    private List<String> fields(Logs logs, boolean running) {
        Duration elapsed = Duration.ofMillis(Math.max(0, clock.millis() - begin));
        List<String> fields = new ArrayList<>(List.of(label, counted(done, total)));
        String time = Readable.duration(elapsed);
        if (total.orElse(0) > 0) {
            fields.add(100 * done / total.getAsLong() + "%");
            long left = Math.max(0, total.getAsLong() - done);
            time += running ? "<" + Readable.duration(elapsed.multipliedBy(left).dividedBy(done - doneBefore)) : "";
        }
        fields.add(time);
        if (millis > 0) {
            double perSecond = samples * 1e3 / millis;
            fields.add(String.format(Locale.ROOT, perSecond < 10 ? "%.1f samples/s" : "%.0f samples/s", perSecond));
        }
        logs.values().forEach((name, value) -> fields.add(name + " " + Readable.number(value)));
        return fields;
    }

    private static String counted(long done, OptionalLong total) {
        return total.orElse(0) > 0 ? done + "/" + total.getAsLong() : Long.toString(done);
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
