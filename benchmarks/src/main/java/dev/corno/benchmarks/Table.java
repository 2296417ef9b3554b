package dev.corno.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The figures as a Markdown table: medians with the lowest and the highest round, and ratios of Corno's median to others' beside their
 * targets.
 *
 * @param figures everything measured
 * @param engines the columns
 */
record Table(Figures figures, List<Contender> engines) {

    private static final String NOTHING = "";

    /** {@return the table of all rows that have a figure} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<String> titles = new ArrayList<>(List.of("workload", "phase"));
        engines.forEach(engine -> titles.add(engine.label()));
        titles.addAll(List.of("corno / best peer", "corno / dl4j"));
        text.append(line(titles)).append(line(titles.stream().map(title -> "---").toList()));
        for (Workload workload : Workload.values()) {
            rows(workload).forEach(measure -> row(workload, measure).ifPresent(cells -> text.append(line(cells))));
        }
        return text.toString();
    }

    /** Memory and garbage are measured with every training. */
    private static Stream<Measure> rows(Workload workload) {
        Stream<Measure> besides = workload.measures().stream().filter(measure -> measure.phase() == Phase.TRAIN)
                .flatMap(measure -> Stream.of(Phase.PEAK_MEMORY, Phase.GARBAGE)
                        .map(phase -> new Measure(phase, measure.batch(), Double.NaN, Double.NaN)));
        return Stream.concat(workload.measures().stream(), besides);
    }

    private Optional<List<String>> row(Workload workload, Measure measure) {
        List<String> cells = new ArrayList<>(List.of(workload.label(), measure.label() + ", " + measure.phase().unit()));
        List<Optional<Statistics>> columns = engines.stream().map(engine -> find(engine, workload, measure)).toList();
        if (columns.stream().allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        columns.forEach(column -> cells.add(column.map(Table::cell).orElse(NOTHING)));
        Optional<Double> ours = find(Contender.CORNO, workload, measure).map(Statistics::median);
        Optional<Double> peer = engines.stream().filter(Contender::isPeer).flatMap(engine -> find(engine, workload, measure).stream())
                .map(Statistics::median).min(Double::compare);
        Optional<Double> stock = find(Contender.DL4J, workload, measure).map(Statistics::median);
        cells.add(ratio(ours, peer, measure.peerTarget()));
        cells.add(ratio(ours, stock, measure.stockTarget()));
        return Optional.of(cells);
    }

    private Optional<Statistics> find(Contender engine, Workload workload, Measure measure) {
        return figures.get(engine, workload, measure.phase(), measure.batch()).map(Figure::statistics);
    }

    private static String cell(Statistics statistics) {
        return number(statistics.median()) + " (" + number(statistics.lowestRound()) + "-" + number(statistics.highestRound()) + ")";
    }

    private static String ratio(Optional<Double> ours, Optional<Double> theirs, double target) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return NOTHING;
        }
        double ratio = ours.get() / theirs.get();
        String shown = number(ratio);
        return Double.isNaN(target) ? shown : shown + (ratio <= target ? ", met " : ", MISSED ") + number(target);
    }

    /** {@return a number with three significant digits, and without an exponent} */
    private static String number(double value) {
        int decimals = value == 0 ? 0 : Math.max(0, 2 - (int) Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + Math.min(decimals, 4) + "f", value);
    }

    private static String line(List<String> cells) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
        cells.forEach(line::add);
        return line.toString();
    }
}
