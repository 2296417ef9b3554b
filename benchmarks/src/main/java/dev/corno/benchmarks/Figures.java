package dev.corno.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything measured so far. */
final class Figures {

    private final int threads;
    private final Map<Key, List<double[]>> rounds = new LinkedHashMap<>();

    Figures(int threads) {
        this.threads = threads;
    }

    void add(Contender engine, Workload workload, Reading reading) {
        rounds.computeIfAbsent(new Key(engine, workload, reading.phase(), reading.batch()), key -> new ArrayList<>()).add(reading.values());
    }

    /** {@return a figure, or empty if it was not measured} */
    Optional<Figure> get(Contender engine, Workload workload, Phase phase, int batch) {
        Key key = new Key(engine, workload, phase, batch);
        return Optional.ofNullable(rounds.get(key)).map(values -> figure(key, values));
    }

    /** {@return all figures, in the order of measurement} */
    List<Figure> all() {
        return rounds.entrySet().stream().map(entry -> figure(entry.getKey(), entry.getValue())).toList();
    }

    private Figure figure(Key key, List<double[]> values) {
        return new Figure(key.engine(), key.workload(), key.phase(), key.batch(), Statistics.of(values), threads);
    }

    private record Key(Contender engine, Workload workload, Phase phase, int batch) {
    }
}
