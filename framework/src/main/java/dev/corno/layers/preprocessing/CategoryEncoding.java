package dev.corno.layers.preprocessing;

import dev.corno.CheckReturnValue;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import dev.corno.tensor.Tensor;
import java.util.Objects;

/**
 * Encodes categories 0 to {@code numTokens - 1}: each as a row with a single 1, or all of a sample as one row that says which there
 * are or how many of each.
 *
 * <p>Input shape: {@code (batch, length)}, whole numbers. Output shape: {@code (batch, numTokens)}; with {@code ONE_HOT (batch,
 * length, numTokens)}, or {@code (batch, numTokens)} where the length is 1 or there is no such axis.
 *
 * <pre>{@code
 * var layer = new CategoryEncoding(10).outputMode(OutputMode.ONE_HOT);
 * }</pre>
 *
 * @param name unique within the model, without {@code /}; null to let the model choose
 * @param numTokens how many categories there are, at least 1
 * @param outputMode {@code MULTI_HOT} (default), {@code ONE_HOT} or {@code COUNT}
 */
@CheckReturnValue
public record CategoryEncoding(String name, int numTokens, OutputMode outputMode) implements Preprocessing {

    /** Checks the parameters. */
    public CategoryEncoding {
        Objects.requireNonNull(outputMode, "outputMode");
        if (numTokens < 1) {
            throw new IllegalArgumentException("CategoryEncoding: numTokens must be a positive integer, got " + numTokens + ".");
        }
        outputMode.requireOneOf("CategoryEncoding", OutputMode.COUNT, OutputMode.MULTI_HOT, OutputMode.ONE_HOT);
    }

    /**
     * Which there are.
     *
     * @param numTokens how many categories there are
     */
    public CategoryEncoding(int numTokens) {
        this(null, numTokens, OutputMode.MULTI_HOT);
    }

    @Override
    public CategoryEncoding name(String value) {
        return new CategoryEncoding(value, numTokens, outputMode);
    }

    /**
     * {@return a copy that puts indices out in another way}
     *
     * @param value see {@link #outputMode}
     */
    public CategoryEncoding outputMode(OutputMode value) {
        return new CategoryEncoding(name, numTokens, value);
    }

    @Override
    public Shape outputShape(Shape input) {
        return outputMode.outputShape("CategoryEncoding", input, numTokens);
    }

    @Override
    public Tensor call(Tensor batch, boolean training, long seed) {
        return Indices.of(batch).checkedBelow("CategoryEncoding", numTokens).encoded("CategoryEncoding", outputMode, numTokens);
    }

    /**
     * {@return counts in which each element adds a weight of its own; only with {@code COUNT}}
     *
     * @param batch categories, {@code (batch, length)}
     * @param countWeights what each adds, of the same shape
     */
    public Tensor call(Tensor batch, Tensor countWeights) {
        if (outputMode != OutputMode.COUNT) {
            throw new IllegalArgumentException("CategoryEncoding: countWeights need outputMode(COUNT), got " + outputMode + ".");
        }
        if (!countWeights.shape().equals(batch.shape())) {
            throw new ShapeMismatchException("CategoryEncoding", "expects countWeights of shape " + batch.shape() + " like the inputs, got "
                    + countWeights.shape() + ".");
        }
        return Indices.of(batch).checkedBelow("CategoryEncoding", numTokens).counted("CategoryEncoding", numTokens, countWeights);
    }
}
