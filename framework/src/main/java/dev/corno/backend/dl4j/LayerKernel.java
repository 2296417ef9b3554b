package dev.corno.backend.dl4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.backend.StepRandom;
import dev.corno.expression.Expression;
import dev.corno.expression.Gradients;
import dev.corno.expression.Operation.Role;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.Trace;
import dev.corno.saving.KerasObjects;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Any layer of ours, as its maths says: what DL4J has no layer for, or one that means something else. It carries the layer as Keras's
 * JSON. Its inputs are those of the layer, then the masks of those that have one; its parameters are the weights one after the other,
 * each row-major; its output is the layer's, or several, flattened, side by side.
 */
final class LayerKernel implements Kernel {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String config;
    private final List<List<Integer>> shapes;
    private final List<Boolean> masked;
    private final boolean computesMask;
    private final boolean isInference;
    private final boolean isFrozen;
    private final int place;
    private final transient Layer layer;

    /** A kernel read from a file. */
    LayerKernel(@JsonProperty("config") String config, @JsonProperty("shapes") List<List<Integer>> shapes,
            @JsonProperty("masked") List<Boolean> masked, @JsonProperty("computesMask") boolean computesMask,
            @JsonProperty("isInference") boolean isInference, @JsonProperty("isFrozen") boolean isFrozen,
            @JsonProperty("place") int place) throws JsonProcessingException {
        this(KerasObjects.standard().layer(JSON.readTree(config)), config, shapes, masked, computesMask, isInference, isFrozen, place);
    }

    private LayerKernel(Layer layer, String config, List<List<Integer>> shapes, List<Boolean> masked, boolean computesMask,
            boolean isInference, boolean isFrozen, int place) {
        this.layer = layer;
        this.config = config;
        this.shapes = shapes;
        this.masked = masked;
        this.computesMask = computesMask;
        this.isInference = isInference;
        this.isFrozen = isFrozen;
        this.place = place;
    }

    /** {@return the kernel of an application of a layer} */
    static LayerKernel of(Layer layer, Site site) {
        return new LayerKernel(layer, config(layer), site.inputShapes().stream()
                .map(shape -> IntStream.of(shape.toArray()).boxed().toList()).toList(),
                site.masks().stream().map(Optional::isPresent).toList(), site.computesMask(), site.isInference(), site.isFrozen(),
                site.place());
    }

    // A layer of the user's own runs, but a file cannot give it back.
    private static String config(Layer layer) {
        try {
            return KerasObjects.standard().toJson(layer).toString();
        } catch (IllegalArgumentException e) {
            return "{\"class_name\": \"" + layer.className() + "\", \"config\": {}}";
        }
    }

    @JsonProperty("config")
    String config() {
        return config;
    }

    @JsonProperty("shapes")
    List<List<Integer>> shapes() {
        return shapes;
    }

    @JsonProperty("masked")
    List<Boolean> masked() {
        return masked;
    }

    @JsonProperty("computesMask")
    boolean computesMask() {
        return computesMask;
    }

    @JsonProperty("isInference")
    boolean isInference() {
        return isInference;
    }

    @JsonProperty("isFrozen")
    boolean isFrozen() {
        return isFrozen;
    }

    @JsonProperty("place")
    int place() {
        return place;
    }

    private List<LayerWeight> weights() {
        return layer.weights(shapes.stream().map(dims -> Shape.of(dims.stream().mapToInt(dim -> dim).toArray())).toList());
    }

    @Override
    public long parameters() {
        return weights().stream().mapToLong(weight -> weight.shape().size()).sum();
    }

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        return forward(inputs, parameters, training, 0, 0, LayerMemory.alone());
    }

    @Override
    public Pass forward(INDArray[] given, INDArray parameters, boolean training, long seed, long step, LayerMemory memory) {
        INDArray[] inputs = Arrays.stream(given).map(NdArrays::rowMajor).toArray(INDArray[]::new);
        NdProgram program = new NdProgram(() -> step).of(layer.className(), StepRandom.ofPlace(seed, place), memory);
        List<Optional<Shape>> masks = new ArrayList<>();
        int next = shapes.size();
        for (boolean isMasked : masked) {
            masks.add(isMasked ? Optional.of(shape(inputs[next++])) : Optional.empty());
        }
        List<Shape> inputShapes = IntStream.range(0, shapes.size()).mapToObj(i -> shape(inputs[i])).toList();
        Trace trace = Trace.of(layer, computesMask, inputShapes, masks, training && !isInference, isFrozen);
        next = shapes.size();
        for (int i = 0; i < shapes.size(); i++) {
            program.give(trace.input(i), inputs[i]);
            if (masked.get(i)) {
                program.give(trace.mask(i).orElseThrow(), inputs[next++]);
            }
        }
        for (int i = 0; i < trace.weights().size(); i++) {
            program.give(trace.weight(i), part(parameters, i));
        }
        trace.roots().forEach(program::compute);
        trace.remembered().forEach(program::remember);
        program.runNew();
        return new LayerPass(trace, program, inputs);
    }

    private static Shape shape(INDArray array) {
        return Shape.of(Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray());
    }

    /** {@return where a weight lies in a vector of all} */
    private INDArray part(INDArray vector, int index) {
        List<LayerWeight> weights = weights();
        long from = weights.subList(0, index).stream().mapToLong(weight -> weight.shape().size()).sum();
        long[] dims = NdArrays.longs(weights.get(index).shape().toArray());
        return Nd4j.create(vector.data(), dims, Nd4j.getStrides(dims, 'c'), vector.offset() + from, 'c');
    }

    private final class LayerPass implements Pass {

        private final Trace trace;
        private final NdProgram program;
        private final INDArray[] inputs;

        LayerPass(Trace trace, NdProgram program, INDArray[] inputs) {
            this.trace = trace;
            this.program = program;
            this.inputs = inputs;
        }

        @Override
        public INDArray output() {
            if (trace.outputs().size() == 1) {
                return program.compute(trace.outputs().get(0)).dup('c');
            }
            return Nd4j.concat(1, trace.outputs().stream().map(output -> program.compute(output).reshape('c', output.dim(0), -1))
                    .toArray(INDArray[]::new));
        }

        @Override
        public double loss() {
            return trace.losses().stream().mapToDouble(loss -> program.compute(loss).getDouble(0)).sum();
        }

        @Override
        public INDArray[] backward(INDArray error, INDArray gradient) {
            List<Expression> factors = factors(error.dup('c'));
            List<Expression> sources = Stream.concat(IntStream.range(0, shapes.size()).mapToObj(trace::input), trace.weights().stream())
                    .toList();
            List<Expression> outputs = Stream.concat(trace.outputs().stream(), trace.losses().stream()).toList();
            List<Optional<Expression>> found = Gradients.of(outputs, factors, sources);
            found.forEach(each -> each.ifPresent(program::compute));
            program.runNew();
            fill(gradient, found.subList(shapes.size(), found.size()));
            return IntStream.range(0, inputs.length).mapToObj(i -> i < shapes.size() && found.get(i).isPresent()
                    ? program.compute(found.get(i).get()).dup('c') : inputs[i].ulike().assign(0)).toArray(INDArray[]::new);
        }

        private List<Expression> factors(INDArray error) {
            List<Expression> factors = new ArrayList<>();
            long batch = error.size(0);
            INDArray rows = error.reshape('c', batch, -1);
            long from = 0;
            for (Expression output : trace.outputs()) {
                long width = output.shape().size() / batch;
                INDArray part = rows.get(NDArrayIndex.all(),
                        NDArrayIndex.interval(from, from + width)).dup('c');
                factors.add(Expression.source(Role.GRADIENT, factors.size(), output.shape()));
                program.give(factors.get(factors.size() - 1), NdCalls.reshape(part, output.shape()));
                from += width;
            }
            trace.losses().forEach(loss -> factors.add(Expression.fill(1, Shape.scalar())));
            return factors;
        }

        // What moves a weight besides the optimizer is its gradient: DL4J's way for running statistics.
        private void fill(INDArray gradient, List<Optional<Expression>> found) {
            for (int i = 0; i < found.size(); i++) {
                INDArray target = part(gradient, i);
                if (trace.assigned().containsKey(i)) {
                    target.assign(program.compute(trace.weight(i)).sub(program.compute(trace.assigned().get(i))));
                } else if (found.get(i).isPresent()) {
                    target.assign(program.compute(found.get(i).get()));
                } else {
                    target.assign(0);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LayerKernel kernel && layer.equals(kernel.layer) && shapes.equals(kernel.shapes)
                && masked.equals(kernel.masked) && computesMask == kernel.computesMask && isInference == kernel.isInference
                && isFrozen == kernel.isFrozen && place == kernel.place;
    }

    @Override
    public int hashCode() {
        return Objects.hash(layer, shapes, masked, place);
    }

    @Override
    public String toString() {
        return layer.toString();
    }
}
