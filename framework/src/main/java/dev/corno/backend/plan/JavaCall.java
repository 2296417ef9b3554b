package dev.corno.backend.plan;

import java.util.List;

/**
 * A computation in Java. Loops over Java arrays become vector instructions, loops over slots do not: copy what is worked on.
 *
 * @param what what it does, in a word or two
 * @param reads what it needs
 * @param writes what it leaves
 * @param work the computation
 */
public record JavaCall(String what, List<Slot> reads, List<Slot> writes, Runnable work) implements Call {

    /** Copies the lists. */
    public JavaCall {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    @Override
    public void run() {
        work.run();
    }
}
