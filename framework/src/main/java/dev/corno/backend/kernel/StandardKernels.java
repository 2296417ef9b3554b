package dev.corno.backend.kernel;

import dev.corno.backend.plan.Kernel;
import dev.corno.graph.Layer;
import dev.corno.layers.activation.ELU;
import dev.corno.layers.activation.LeakyReLU;
import dev.corno.layers.activation.ReLU;
import dev.corno.layers.activation.Softmax;
import dev.corno.layers.convolutional.Conv1D;
import dev.corno.layers.convolutional.Conv2D;
import dev.corno.layers.convolutional.Conv3D;
import dev.corno.layers.convolutional.DepthwiseConv1D;
import dev.corno.layers.convolutional.DepthwiseConv2D;
import dev.corno.layers.core.Activation;
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
import dev.corno.layers.normalization.LayerNormalization;
import dev.corno.layers.pooling.AveragePooling2D;
import dev.corno.layers.pooling.GlobalAveragePooling2D;
import dev.corno.layers.pooling.GlobalMaxPooling2D;
import dev.corno.layers.pooling.MaxPooling2D;
import dev.corno.layers.recurrent.Bidirectional;
import dev.corno.layers.recurrent.GRU;
import dev.corno.layers.recurrent.LSTM;
import dev.corno.layers.recurrent.RNN;
import dev.corno.layers.recurrent.SimpleRNN;
import dev.corno.layers.regularization.Dropout;
import dev.corno.layers.reshaping.Flatten;
import dev.corno.layers.reshaping.Reshape;
import dev.corno.layers.reshaping.ZeroPadding2D;
import java.util.Map;

/** The kernels of Corno's layers. */
public final class StandardKernels {

    /** A kernel for each class of layers that has one. */
    public static final Map<Class<? extends Layer>, Kernel<?>> TABLE = Map.ofEntries(
            entry(Activation.class, new ActivationKernel()),
            entry(Add.class, new AddKernel(false)),
            entry(Average.class, new AddKernel(true)),
            entry(AveragePooling2D.class, PoolingKernel.sliding(false)),
            entry(BatchNormalization.class, new BatchNormalizationKernel()),
            entry(Bidirectional.class, new BidirectionalKernel()),
            entry(Concatenate.class, new ConcatenateKernel()),
            entry(Conv1D.class, new ConvolutionKernel()),
            entry(Conv2D.class, new ConvolutionKernel()),
            entry(Conv3D.class, new ConvolutionKernel()),
            entry(Dense.class, new DenseKernel()),
            entry(DepthwiseConv1D.class, new ConvolutionKernel()),
            entry(DepthwiseConv2D.class, new ConvolutionKernel()),
            entry(Dropout.class, new DropoutKernel()),
            entry(ELU.class, new ActivationKernel()),
            entry(GRU.class, new RecurrentKernel()),
            entry(Flatten.class, new FlattenKernel()),
            entry(GlobalAveragePooling2D.class, PoolingKernel.global(false)),
            entry(GlobalMaxPooling2D.class, PoolingKernel.global(true)),
            entry(Identity.class, new PassKernel()),
            entry(LSTM.class, new RecurrentKernel()),
            entry(LayerNormalization.class, new LayerNormalizationKernel()),
            entry(LeakyReLU.class, new ActivationKernel()),
            entry(MaxPooling2D.class, PoolingKernel.sliding(true)),
            entry(Maximum.class, new ExtremeKernel(true)),
            entry(Minimum.class, new ExtremeKernel(false)),
            entry(Multiply.class, new MultiplyKernel()),
            entry(RNN.class, new RecurrentKernel()),
            entry(ReLU.class, new ActivationKernel()),
            entry(Reshape.class, new PassKernel()),
            entry(SimpleRNN.class, new RecurrentKernel()),
            entry(Softmax.class, new SoftmaxKernel()),
            entry(Subtract.class, new SubtractKernel()),
            entry(ZeroPadding2D.class, new ZeroPadding2DKernel()));

    private StandardKernels() {
    }

    private static <L extends Layer> Map.Entry<Class<? extends Layer>, Kernel<?>> entry(Class<L> type, Kernel<? super L> kernel) {
        return Map.entry(type, kernel);
    }
}
