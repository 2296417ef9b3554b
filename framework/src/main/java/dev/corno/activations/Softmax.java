package dev.corno.activations;

/** Turns each row into probabilities: {@code y_i = exp(x_i) / sum_j exp(x_j)}. */
public record Softmax() implements RowwiseActivation {

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public void forward(float[] x, float[] y, int from, int width) {
        double max = Rows.max(x, from, width);
        double sum = 0;
        for (int i = from; i < from + width; i++) {
            sum += Math.exp(x[i] - max);
        }
        for (int i = from; i < from + width; i++) {
            y[i] = (float) (Math.exp(x[i] - max) / sum);
        }
    }

    @Override
    public void backward(float[] y, float[] gradY, float[] gradX, int from, int width) {
        double mean = 0;
        for (int i = from; i < from + width; i++) {
            mean += (double) y[i] * gradY[i];
        }
        for (int i = from; i < from + width; i++) {
            gradX[i] = (float) (y[i] * (gradY[i] - mean));
        }
    }
}
