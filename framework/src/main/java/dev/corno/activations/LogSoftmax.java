package dev.corno.activations;

/** The logarithm of {@link Softmax}, computed without loss for small probabilities: {@code y_i = x_i - log(sum_j exp(x_j))}. */
public record LogSoftmax() implements RowwiseActivation {

    @Override
    public String name() {
        return "log_softmax";
    }

    @Override
    public void forward(float[] x, float[] y, int from, int width) {
        double max = Rows.max(x, from, width);
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += Math.exp(x[i] - max);
        }
        double logSum = max + Math.log(sum);
        for (int i = from; i < from + width; i++) {
            y[i] = (float) (x[i] - logSum);
        }
    }

    @Override
    public void backward(float[] y, float[] gradY, float[] gradX, int from, int width) {
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += gradY[i];
        }
        for (int i = from; i < from + width; i++) {
            gradX[i] = (float) (gradY[i] - Math.exp(y[i]) * sum);
        }
    }
}
