package dev.corno.saving;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Lists with a number for each axis, for which files may hold a single number. */
final class Sizes {

    private Sizes() {
    }

    static List<Integer> of(ConfigReader config, String key, int rank, int otherwise) {
        return !config.has(key) || config.isNull(key) ? Collections.nCopies(rank, otherwise) : require(config, key, rank);
    }

    static List<Integer> require(ConfigReader config, String key, int rank) {
        int[] lengths = config.integers(key);
        if (lengths.length != 1 && lengths.length != rank) {
            throw config.wrong(key, rank == 1 ? "one number" : "one or " + rank + " numbers", config.require(key));
        }
        return lengths.length == rank ? Arrays.stream(lengths).boxed().toList() : Collections.nCopies(rank, lengths[0]);
    }
}
