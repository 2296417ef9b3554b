package dev.corno.cli;

import dev.corno.datasets.Datasets;
import dev.corno.datasets.NamedDataset;
import java.util.Iterator;

/** The names of the data sets, for help and completion. */
final class DatasetNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Datasets.all().stream().map(NamedDataset::name).iterator();
    }
}
