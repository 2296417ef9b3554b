package dev.corno.benchmarks.tensorflow;

import dev.corno.benchmarks.Samples;
import dev.corno.benchmarks.Subject;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** A session of TensorFlow. */
final class TensorFlowSubject implements Subject {

    private final Session session;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TInt32> y;
    private final Operand<TFloat32> loss;
    private final Op step;
    private final Operand<TFloat32> output;

    TensorFlowSubject(Session session, Placeholder<TFloat32> x, Placeholder<TInt32> y, Operand<TFloat32> loss, Op step,
            Operand<TFloat32> output) {
        this.session = session;
        this.x = x;
        this.y = y;
        this.loss = loss;
        this.step = step;
        this.output = output;
    }

    @Override
    public float train(Samples samples) {
        try (TFloat32 inputs = inputs(samples);
                TInt32 labels = TInt32.tensorOf(Shape.of(samples.labels().length), DataBuffers.of(samples.labels()));
                Result result = session.runner().feed(x, inputs).feed(y, labels).addTarget(step).fetch(loss).run()) {
            return ((TFloat32) result.get(0)).getFloat();
        }
    }

    @Override
    public float[] predict(Samples samples) {
        try (TFloat32 inputs = inputs(samples); Result result = session.runner().feed(x, inputs).fetch(output).run()) {
            TFloat32 probabilities = (TFloat32) result.get(0);
            float[] values = new float[(int) probabilities.size()];
            probabilities.asRawTensor().data().asFloats().read(values);
            return values;
        }
    }

    private TFloat32 inputs(Samples samples) {
        return TFloat32.tensorOf(x.shape().tail().prepend(samples.rows()), DataBuffers.of(samples.x()));
    }
}
