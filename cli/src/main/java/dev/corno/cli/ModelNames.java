package dev.corno.cli;

import dev.corno.zoo.Zoo;
import java.util.Iterator;

/** The names of the zoo's models, for help and completion. */
final class ModelNames implements Iterable<String> {

    @Override
    public Iterator<String> iterator() {
        return Zoo.names().iterator();
    }
}
