package dev.corno.zoo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The architectures by the names used on the command line. */
public final class Zoo {

    private static final Map<String, Architecture> BY_NAME = new TreeMap<>(Map.of(
            "cifar-convnet", new CifarConvNet(),
            "lenet5", new LeNet5(),
            "perceptron", new Perceptron()));

    private Zoo() {
    }

    /** {@return the names, sorted} */
    public static List<String> names() {
        return List.copyOf(BY_NAME.keySet());
    }

    /**
     * {@return the architecture of a name, with its default options}
     *
     * @param name one of {@link #names}; case does not matter
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Architecture named(String name) {
        Architecture found = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (found == null) {
            throw new IllegalArgumentException("Zoo: expects one of " + String.join(", ", names()) + ", got " + name + ".");
        }
        return found;
    }
}
