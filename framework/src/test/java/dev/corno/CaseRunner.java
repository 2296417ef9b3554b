package dev.corno;

import dev.corno.saving.KerasObjects;
import dev.corno.saving.ModelFormatException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/** Runs the cases of a kind. */
@FunctionalInterface
public interface CaseRunner {

    /** How a file's unknown class is reported. */
    Pattern UNKNOWN_CLASS = Pattern.compile("names (.*) class \"(.*)\".*, which is not registered");

    /** How a parameter of a file is reported that is understood, but not supported. */
    Pattern UNSUPPORTED = Pattern.compile("(is|are|does) (not )?support(ed)?\\.|names the activation");

    /**
     * Computes what Keras computed and compares.
     *
     * @throws KerasMismatch if numbers differ
     * @throws TestAbortedException if what the case is about is not built yet, with the reason
     */
    void run(KerasCase keras) throws Exception;

    /** Skips a case. */
    static TestAbortedException notBuilt(String what) {
        return new TestAbortedException(what + " is not built yet");
    }

    /** Reads an object from Keras's JSON, or skips the case if it is not registered or asks for what is not supported. */
    static <T> T read(Function<KerasObjects, T> reader) {
        try {
            return reader.apply(KerasObjects.standard());
        } catch (ModelFormatException e) {
            Matcher unknown = UNKNOWN_CLASS.matcher(e.getMessage());
            if (unknown.find()) {
                throw notBuilt(unknown.group(1) + " " + unknown.group(2));
            }
            throw UNSUPPORTED.matcher(e.getMessage()).find() ? new TestAbortedException(e.getMessage()) : e;
        }
    }
}
