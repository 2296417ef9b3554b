package dev.corno.backend.kernel;

import dev.corno.backend.plan.JavaCall;
import dev.corno.backend.plan.LayerSite;
import dev.corno.backend.plan.Slot;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Repeats an input along axes where it has length 1 and the output is longer, and adds gradients up along them. Neighbouring axes
 * that are treated alike count as one.
 */
final class Stretch {

    private final int[] lengths;
    private final boolean[] isRepeated;
    private final int[] smallStrides;
    private final int[] fullStrides;

    private Stretch(Shape small, Shape full, int batch) {
        List<Integer> groups = new ArrayList<>(List.of(batch));
        List<Boolean> repeated = new ArrayList<>(List.of(false));
        for (int axis = 0; axis < full.rank(); axis++) {
            int before = axis - (full.rank() - small.rank());
            boolean repeats = (before < 0 ? 1 : small.dim(before)) != full.dim(axis);
            int last = groups.size() - 1;
            if (repeated.get(last) == repeats) {
                groups.set(last, groups.get(last) * full.dim(axis));
            } else {
                groups.add(full.dim(axis));
                repeated.add(repeats);
            }
        }
        this.lengths = groups.stream().mapToInt(length -> length).toArray();
        this.isRepeated = new boolean[lengths.length];
        this.smallStrides = new int[lengths.length];
        this.fullStrides = new int[lengths.length];
        int smallStride = 1;
        int fullStride = 1;
        for (int i = lengths.length - 1; i >= 0; i--) {
            isRepeated[i] = repeated.get(i);
            fullStrides[i] = fullStride;
            smallStrides[i] = isRepeated[i] ? 0 : smallStride;
            fullStride *= lengths[i];
            smallStride *= isRepeated[i] ? 1 : lengths[i];
        }
    }

    /** {@return the input in the shape of the output: itself if it has that already} */
    static Slot stretched(LayerSite site, int index) {
        Slot input = site.input(index);
        long length = site.batch() * site.outputShape().size();
        if (input.length() == length) {
            return input;
        }
        Stretch stretch = new Stretch(site.inputShape(index), site.outputShape(), site.batch());
        Slot result = site.slot(length);
        float[] small = new float[Math.toIntExact(input.length())];
        float[] full = new float[Math.toIntExact(length)];
        site.add(new JavaCall("stretch", List.of(input), List.of(result), () -> {
            input.read(0, small, 0, small.length);
            stretch.repeat(0, small, 0, full, 0);
            result.write(0, full, 0, full.length);
        }));
        return result;
    }

    /** Passes the gradient of the stretched input on to the input. */
    static void passGradient(LayerSite site, int index, Slot gradient) {
        if (site.input(index).length() == gradient.length()) {
            site.passGradient(index, gradient);
            return;
        }
        Stretch stretch = new Stretch(site.inputShape(index), site.outputShape(), site.batch());
        Slot result = site.inputGradient(index);
        float[] small = new float[Math.toIntExact(result.length())];
        float[] full = new float[Math.toIntExact(gradient.length())];
        site.add(new JavaCall("sum", List.of(gradient), List.of(result), () -> {
            gradient.read(0, full, 0, full.length);
            Arrays.fill(small, 0);
            stretch.addUp(0, full, 0, small, 0);
            result.write(0, small, 0, small.length);
        }));
    }

    private void repeat(int group, float[] small, int from, float[] full, int to) {
        int length = lengths[group];
        if (group < lengths.length - 1) {
            for (int i = 0; i < length; i++) {
                repeat(group + 1, small, from + i * smallStrides[group], full, to + i * fullStrides[group]);
            }
        } else if (isRepeated[group]) {
            Arrays.fill(full, to, to + length, small[from]);
        } else {
            System.arraycopy(small, from, full, to, length);
        }
    }

    private void addUp(int group, float[] full, int from, float[] small, int to) {
        int length = lengths[group];
        if (group < lengths.length - 1) {
            for (int i = 0; i < length; i++) {
                addUp(group + 1, full, from + i * fullStrides[group], small, to + i * smallStrides[group]);
            }
        } else if (isRepeated[group]) {
            double sum = small[to];
            for (int i = from; i < from + length; i++) {
                sum += full[i];
            }
            small[to] = (float) sum;
        } else {
            for (int i = 0; i < length; i++) {
                small[to + i] += full[from + i];
            }
        }
    }
}
