package dev.corno.backend.plan;

import java.util.List;

/** One computation of a plan. */
public interface Call extends AutoCloseable {

    /** {@return what it does, in a word or two, for profiles} */
    String what();

    /** {@return what it needs} */
    List<Slot> reads();

    /** {@return what it leaves; a slot that is also read is changed in place} */
    List<Slot> writes();

    /** {@return how many bytes it needs to work in} */
    default long scratchpadBytes() {
        return 0;
    }

    /**
     * Called once all slots have addresses.
     *
     * @param scratchpad room to work in, shared by all calls of the plan
     */
    default void bind(Slot scratchpad) {
    }

    /** Computes. */
    void run();

    /** Frees what binding made. */
    @Override
    default void close() {
    }
}
