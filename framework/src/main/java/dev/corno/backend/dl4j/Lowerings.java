package dev.corno.backend.dl4j;

import dev.corno.activations.Activation;
import dev.corno.activations.Activations;
import dev.corno.activations.GatedActivation;
import dev.corno.activations.RowwiseActivation;
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
import dev.corno.layers.merging.Multiply;
import dev.corno.layers.merging.Subtract;
import dev.corno.layers.normalization.BatchNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import dev.corno.regularizers.Regularizers;
import dev.corno.tensor.Shape;
import java.util.List;
import java.util.Map;
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
 * The table from layers to DL4J's terms, and the simple entries; {@link ImageLowerings} has those of pictures. Everything that
 * DL4J would fill with a default of its own is given. A {@link LayerKernel} stands where DL4J has no layer of the same meaning.
 */
final class Lowerings {

    static final Map<Class<? extends Layer>, Lowering<?>> TABLE = Map.ofEntries(
            entry(dev.corno.layers.core.Activation.class, Lowerings::activation),
            entry(Add.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Add)),
            entry(Average.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Average)),
            entry(AveragePooling2D.class, (layer, site) -> ImageLowerings.pooling(layer, PoolingType.AVG, site)),
            entry(BatchNormalization.class, Lowerings::batchNormalization),
            entry(Concatenate.class, Lowerings::concatenate),
            entry(Conv2D.class, ImageLowerings::conv2D),
            entry(Dense.class, Lowerings::dense),
            entry(Dropout.class, Lowerings::dropout),
            entry(ELU.class, Lowerings::activation),
            entry(Flatten.class, Lowerings::flatten),
            entry(GlobalAveragePooling2D.class, (layer, site) -> ImageLowerings.globalPooling(layer, PoolingType.AVG, site)),
            entry(GlobalMaxPooling2D.class, (layer, site) -> ImageLowerings.globalPooling(layer, PoolingType.MAX, site)),
            entry(Identity.class, (layer, site) -> site.input()),
            entry(LeakyReLU.class, Lowerings::activation),
            entry(MaxPooling2D.class, (layer, site) -> ImageLowerings.pooling(layer, PoolingType.MAX, site)),
            entry(Maximum.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Max)),
            entry(Multiply.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Product)),
            entry(ReLU.class, Lowerings::activation),
            entry(Reshape.class, (layer, site) -> reshape(site)),
            entry(Softmax.class, Lowerings::softmax),
            entry(Subtract.class, (layer, site) -> merge(site, ElementWiseVertex.Op.Subtract)),
            entry(ZeroPadding2D.class, Lowerings::zeroPadding));

    private static final Lowering<Layer> ITSELF = (layer, site) -> itself(site);

    private Lowerings() {
    }

    private static <L extends Layer> Map.Entry<Class<? extends Layer>, Lowering<?>> entry(Class<L> type, Lowering<L> lowering) {
        return Map.entry(type, lowering);
    }

    /** {@return how a layer is lowered: to DL4J's own of the same meaning, or else as its maths says} */
    @SuppressWarnings("unchecked")
    static <L extends Layer> Lowering<L> of(L layer) {
        // DL4J's layers have no penalty on outputs, and drop each number alone.
        boolean isMore = layer.activityRegularizer() != Regularizers.NONE || layer instanceof Dropout dropout && dropout.noiseShape().rank() > 0;
        return (Lowering<L>) (isMore ? ITSELF : TABLE.getOrDefault(layer.getClass(), ITSELF));
    }

    private static String itself(Site site) {
        return site.addItself().get(0);
    }

    private static String dense(Dense layer, Site site) {
        if (site.inputShape().rank() != 1 || layer.activation() instanceof GatedActivation) {
            return itself(site);
        }
        int in = site.inputShape().dim(-1);
        String dense = site.add(new DenseLayer.Builder().nIn(in).nOut(layer.units()).hasBias(layer.useBias())
                .activation(EngineActivation.of(layer.activation())).build(), site.input());
        site.place(0, dense, 0, 1, 0);
        if (layer.useBias()) {
            site.place(1, dense, (long) in * layer.units(), 0);
        }
        return dense;
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
        return layer.activation() instanceof GatedActivation ? itself(site)
                : site.add(new ActivationKernel(EngineActivation.of(layer.activation())), site.input());
    }

    private static String softmax(Softmax layer, Site site) {
        List<Integer> axes = layer.positions(site.inputShape()).stream().map(position -> position + 1).toList();
        return axes.equals(List.of(site.inputShape().rank()))
                ? site.add(new ActivationKernel(EngineActivation.of(Activations.SOFTMAX)), site.input())
                : itself(site);
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
        boolean isInOrder = layer.dataFormat() == DataFormat.CHANNELS_LAST || site.inputShape().rank() < 2;
        return isInOrder ? reshape(site) : itself(site);
    }

    // DL4J's vertex cannot have an axis of unknown length besides the batch axis.
    private static String reshape(Site site) {
        Shape shape = site.outputShape();
        return shape.isKnown() ? site.add(new ReshapeVertex(shape.prepend(Shape.UNKNOWN).toArray()), List.of(site.input())) : itself(site);
    }

    private static String zeroPadding(ZeroPadding2D layer, Site site) {
        return site.add(new ZeroPaddingLayer.Builder(layer.top(), layer.bottom(), layer.left(), layer.right())
                .dataFormat(layer.dataFormat() == DataFormat.CHANNELS_LAST ? CNN2DFormat.NHWC : CNN2DFormat.NCHW).build(), site.input());
    }

    private static String merge(Site site, ElementWiseVertex.Op stock) {
        if (site.inputs().size() == 1) {
            return site.input();
        }
        boolean areEqual = site.inputShapes().stream().distinct().count() == 1 && site.inputShape().isKnown();
        boolean takesMore = stock != ElementWiseVertex.Op.Subtract || site.inputs().size() == 2;
        return areEqual && takesMore ? site.add(new ElementWiseVertex(stock), site.inputs()) : itself(site);
    }

    private static String concatenate(Concatenate layer, Site site) {
        if (site.inputs().size() == 1) {
            return site.input();
        }
        int axis = Axis.position("Concatenate", layer.axis(), site.inputShape()) + 1;
        boolean isStock = axis == MergeVertex.DEFAULT_MERGE_DIM && site.inputShape().rank() <= 3;
        return isStock ? site.add(new MergeVertex(), site.inputs()) : itself(site);
    }

    private static String batchNormalization(BatchNormalization layer, Site site) {
        Shape in = site.inputShape();
        int axis = Axis.position("BatchNormalization", layer.axis(), in) + 1;
        int channels = in.dim(axis - 1);
        boolean useStatistics = site.isInference() || site.isFrozen();
        boolean isStock = !useStatistics && !layer.renorm() && axis == in.rank() && (in.rank() == 1 || in.rank() == 3);
        if (!isStock) {
            return itself(site);
        }
        String norm = site.add(new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder().nIn(channels).nOut(channels)
                        .decay(layer.momentum()).eps(layer.epsilon()).gamma(1).beta(0).lockGammaBeta(false).minibatch(true)
                        .useLogStd(false).dataFormat(CNN2DFormat.NHWC).activation(new ActivationIdentity()).build(), site.input());
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
