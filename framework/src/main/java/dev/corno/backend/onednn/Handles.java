package dev.corno.backend.onednn;

import java.lang.ref.Cleaner;
import java.util.function.Consumer;
import org.bytedeco.javacpp.Pointer;

/**
 * Frees what native code made: when it is told to, or when no one can reach the Java object that stands for it any more. The object
 * itself is watched, and not the one that keeps it: native code that is given it may still be at work when no one keeps it.
 */
final class Handles {

    private static final Cleaner CLEANER = Cleaner.create();

    private Handles() {
    }

    /**
     * {@return what frees a handle at once, or does nothing where it is free already}
     *
     * @param handle the handle, which has its address already
     * @param sameAddress another object with its address
     * @param free what frees it
     */
    static <P extends Pointer> Cleaner.Cleanable own(P handle, P sameAddress, Consumer<P> free) {
        return CLEANER.register(handle, () -> free.accept(sameAddress));
    }
}
