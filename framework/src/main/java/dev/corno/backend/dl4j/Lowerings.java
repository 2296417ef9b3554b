package dev.corno.backend.dl4j;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.activations.RowwiseActivation;
import dev.corno.backend.BackendException;
import dev.corno.graph.Layer;
import dev.corno.layers.ActivationLayer;
import dev.corno.layers.Axis;
import dev.corno.layers.DataFormat;
import dev.corno.layers.activation.ELU;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.core.Dense;
import dev.corno.layers.core.Identity;
import dev.corno.layers.merging.Add;
import dev.corno.layers.merging.Average;
import dev.corno.layers.merging.Concatenate;
import dev.corno.layers.merging.Maximum;
import dev.corno.layers.merging.Minimum;
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.merging.Subtract;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/**
 * The table from layers to DL4J's terms, and the simple entries; {@link ImageLowerings} has those of pictures,
 * {@link RecurrentLowerings} those of sequences. Everything that
 * DL4J would fill with a default of its own is given. A {@link Kernel} of ours stands where DL4J has no layer of the same meaning.
 */
final class Lowerings {

    static final Map<Class<? extends Layer>, Lowering<?>> TABLE = Map.ofEntries(
            entry(dev.corno.layers.core.Activation.class, Lowerings::activation),
            entry(Add.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Add, MergeKernel.Operation.ADD)),
            entry(Average.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Average, MergeKernel.Operation.AVERAGE)),
            entry(AveragePooling2D.class, (layer, site) -> ImageLowerings.pooling(layer, PoolingType.AVG, site)),
            entry(BatchNormalization.class, Lowerings::batchNormalization),
            entry(Concatenate.class, Lowerings::concatenate),
            entry(Conv2D.class, ImageLowerings::conv2D),
            entry(Dense.class, Lowerings::dense),
            entry(Dropout.class, Lowerings::dropout),
            entry(ELU.class, Lowerings::activation),
            entry(Flatten.class, Lowerings::flatten),
            entry(GRU.class, RecurrentLowerings::gru),
            entry(GlobalAveragePooling2D.class, (layer, site) -> ImageLowerings.globalPooling(layer, PoolingType.AVG, site)),
            entry(GlobalMaxPooling2D.class, (layer, site) -> ImageLowerings.globalPooling(layer, PoolingType.MAX, site)),
            entry(Identity.class, (layer, site) -> site.input()),
            entry(LSTM.class, RecurrentLowerings::lstm),
            entry(LeakyReLU.class, Lowerings::activation),
            entry(MaxPooling2D.class, (layer, site) -> ImageLowerings.pooling(layer, PoolingType.MAX, site)),
            entry(Maximum.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Max, MergeKernel.Operation.MAXIMUM)),
            entry(Minimum.class, (layer, site) -> kernelMerge(site, MergeKernel.Operation.MINIMUM)),
            entry(Multiply.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Product, MergeKernel.Operation.MULTIPLY)),
            entry(ReLU.class, Lowerings::activation),
            entry(Reshape.class, (layer, site) -> reshape(site.input(), site)),
            entry(Softmax.class, Lowerings::softmax),
            entry(Subtract.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Subtract, MergeKernel.Operation.SUBTRACT)),
            entry(ZeroPadding2D.class, Lowerings::zeroPadding));

    private Lowerings() {
    }

    private static <L extends Layer> Map.Entry<Class<? extends Layer>, Lowering<?>> entry(Class<L> type, Lowering<L> lowering) {
        return Map.entry(type, lowering);
    }

    /** {@return how a layer of a name is lowered} */
    @SuppressWarnings("unchecked")
    static <L extends Layer> Lowering<L> of(L layer, String name) {
        Lowering<L> lowering = (Lowering<L>) TABLE.get(layer.getClass());
        if (lowering == null) {
            throw new BackendException(layer.className() + " \"" + name + "\": expects one of " + names() + ", got "
                    + layer.getClass().getName() + ". Build it from these layers.", null);
        }
        return lowering;
    }

    /** {@return the names of the layers in the table, ascending} */
    static String names() {
        return String.join(", ", new TreeSet<>(TABLE.keySet().stream().map(Class::getSimpleName).toList()));
    }

    private static String dense(Dense layer, Site site) {
        int in = site.inputShape().dim(-1);
        long kernelSize = (long) in * layer.units();
        String dense;
        if (site.inputShape().rank() == 1) {
            dense = site.add(new DenseLayer.Builder().nIn(in).nOut(layer.units()).hasBias(layer.useBias())
                    .activation(EngineActivation.of(layer.activation())).build(), site.input());
            site.place(0, dense, 0, 1, 0);
        } else {
            dense = site.add(new DenseKernel(in, layer.units(), layer.useBias()), site.input());
            site.place(0, dense, 0, 0, 1);
        }
        if (layer.useBias()) {
            site.place(1, dense, kernelSize, 0);
        }
        return site.inputShape().rank() == 1 ? dense : activate(layer.activation(), dense, site);
    }

    /** {@return the vertex that gives the activation of a vertex; that vertex itself for none} */
    static String activate(Activation activation, String vertex, Site site) {
        return activation.equals(Activations.LINEAR) ? vertex
                : site.addPart("activation", new ActivationKernel(EngineActivation.of(activation)), vertex);
    }

    /** {@return whether the activation can be part of a DL4J layer whose inner axes are in another order} */
    static boolean isRowwise(Activation activation) {
        return activation instanceof RowwiseActivation;
    }

    private static String activation(ActivationLayer layer, Site site) {
        return site.add(new ActivationKernel(EngineActivation.of(layer.activation())), site.input());
    }

    private static String softmax(Softmax layer, Site site) {
        List<Integer> axes = layer.positions(site.inputShape()).stream().map(position -> position + 1).toList();
        return axes.equals(List.of(site.inputShape().rank()))
                ? site.add(new ActivationKernel(EngineActivation.of(Activations.SOFTMAX)), site.input())
                : site.add(new SoftmaxKernel(axes), site.input());
    }

    private static String dropout(Dropout layer, Site site) {
        if (site.isInference() || layer.rate() == 0) {
            return site.input();
        }
        boolean dropsAll = layer.rate() == 1;
        return site.add((layer.seed().isPresent() || dropsAll
                ? new DropoutLayer.Builder(new SeededDropout(layer.rate(), layer.seed().orElse(0)))
                : new DropoutLayer.Builder(1 - layer.rate())).build(), site.input());
    }

    private static String flatten(Flatten layer, Site site) {
        int rank = site.inputShape().rank();
        if (layer.dataFormat() == DataFormat.CHANNELS_LAST || rank < 2) {
            return reshape(site.input(), site);
        }
        List<Integer> axes = new ArrayList<>(List.of(0));
        IntStream.rangeClosed(2, rank).forEach(axes::add);
        axes.add(1);
        return reshape(site.addPart("channels_last", new PermuteKernel(axes), site.input()), site);
    }

    private static String reshape(String from, Site site) {
        Shape shape = site.outputShape();
        return shape.isKnown() ? site.add(new ReshapeVertex(shape.prepend(Shape.UNKNOWN).toArray()), List.of(from))
                : site.add(new ReshapeKernel(IntStream.of(shape.toArray()).boxed().toList()), from);
    }

    private static String zeroPadding(ZeroPadding2D layer, Site site) {
        return site.add(new ZeroPaddingLayer.Builder(layer.top(), layer.bottom(), layer.left(), layer.right())
                .dataFormat(layer.dataFormat() == DataFormat.CHANNELS_LAST ? CNN2DFormat.NHWC : CNN2DFormat.NCHW).build(), site.input());
    }

    private static String merge(Site site, ElementWiseVertex.Op stock, MergeKernel.Operation operation) {
        if (site.inputs().size() == 1) {
            return site.input();
        }
        boolean areEqual = site.inputShapes().stream().distinct().count() == 1 && site.inputShape().isKnown();
        return areEqual ? site.add(new ElementWiseVertex(stock), site.inputs()) : kernelMerge(site, operation);
    }

    private static String kernelMerge(Site site, MergeKernel.Operation operation) {
        return site.inputs().size() == 1 ? site.input() : site.add(new KernelVertex(new MergeKernel(operation)), site.inputs());
    }

    private static String concatenate(Concatenate layer, Site site) {
        if (site.inputs().size() == 1) {
            return site.input();
        }
        int axis = Axis.position("Concatenate", layer.axis(), site.inputShape()) + 1;
        boolean isStock = axis == MergeVertex.DEFAULT_MERGE_DIM && site.inputShape().rank() <= 3;
        return site.add(isStock ? new MergeVertex() : new KernelVertex(new ConcatenateKernel(axis)), site.inputs());
    }

    private static String batchNormalization(BatchNormalization layer, Site site) {
        Shape in = site.inputShape();
        int axis = Axis.position("BatchNormalization", layer.axis(), in) + 1;
        int channels = in.dim(axis - 1);
        boolean useStatistics = site.isInference() || site.isFrozen();
        boolean isStock = !useStatistics && axis == in.rank() && (in.rank() == 1 || in.rank() == 3);
        String norm = isStock
                ? site.add(new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder().nIn(channels).nOut(channels)
                        .decay(layer.momentum()).eps(layer.epsilon()).gamma(1).beta(0).lockGammaBeta(false).minibatch(true)
                        .useLogStd(false).dataFormat(CNN2DFormat.NHWC).activation(new ActivationIdentity()).build(), site.input())
                : site.add(new BatchNormalizationKernel(axis, channels, layer.epsilon(), layer.momentum(), useStatistics), site.input());
        int weight = 0;
        if (layer.scale()) {
            site.place(weight++, norm, 0, 0);
        } else {
            site.fix(norm, 0, channels, 1);
        }
        if (layer.center()) {
            site.place(weight++, norm, channels, 0);
        } else {
            site.fix(norm, channels, channels, 0);
        }
        site.placeStatistic(weight, norm, 2L * channels, layer.momentum());
        site.placeStatistic(weight + 1, norm, 3L * channels, layer.momentum());
        return norm;
    }
}
