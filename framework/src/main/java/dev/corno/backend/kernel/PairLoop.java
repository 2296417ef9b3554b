package dev.corno.backend.kernel;

import dev.corno.expression.BinaryFunction;

/** A function of two rows of numbers, either of which may stand still. Each is a loop of its own, which becomes vector instructions. */
@FunctionalInterface
interface PairLoop {

    /**
     * Computes a row.
     *
     * @param x the first numbers
     * @param fromX where they start
     * @param stepX how far it is to the next: 1, or 0 for the same number again
     * @param y the second numbers
     * @param fromY where they start
     * @param stepY how far it is to the next: 1, or 0 for the same number again
     * @param z where the results go
     * @param to where the first result goes
     * @param count how many
     */
    void run(float[] x, int fromX, int stepX, float[] y, int fromY, int stepY, float[] z, int to, int count);

    /** {@return the loop of a function} */
    static PairLoop of(BinaryFunction function) {
        return switch (function) {
            case ADD -> PairLoop::add;
            case SUBTRACT -> PairLoop::subtract;
            case MULTIPLY -> PairLoop::multiply;
            case DIVIDE -> PairLoop::divide;
            case POWER -> PairLoop::power;
            default -> (x, fromX, stepX, y, fromY, stepY, z, to, count) -> {
                for (int i = 0; i < count; i++) {
                    z[to + i] = (float) function.value(x[fromX + i * stepX], y[fromY + i * stepY]);
                }
            };
        };
    }

    private static void add(float[] x, int fromX, int stepX, float[] y, int fromY, int stepY, float[] z, int to, int count) {
        if (stepX == 1 && stepY == 1) {
            for (int i = 0; i < count; i++) {
                z[to + i] = x[fromX + i] + y[fromY + i];
            }
        } else {
            float fixed = stepX == 0 ? x[fromX] : y[fromY];
            float[] moving = stepX == 0 ? y : x;
            int from = stepX == 0 ? fromY : fromX;
            int step = Math.max(stepX, stepY);
            for (int i = 0; i < count; i++) {
                z[to + i] = moving[from + i * step] + fixed;
            }
        }
    }

    private static void subtract(float[] x, int fromX, int stepX, float[] y, int fromY, int stepY, float[] z, int to, int count) {
        if (stepX == 1 && stepY == 1) {
            for (int i = 0; i < count; i++) {
                z[to + i] = x[fromX + i] - y[fromY + i];
            }
        } else if (stepY == 0) {
            float fixed = y[fromY];
            for (int i = 0; i < count; i++) {
                z[to + i] = x[fromX + i * stepX] - fixed;
            }
        } else {
            float fixed = x[fromX];
            for (int i = 0; i < count; i++) {
                z[to + i] = fixed - y[fromY + i];
            }
        }
    }

    private static void multiply(float[] x, int fromX, int stepX, float[] y, int fromY, int stepY, float[] z, int to, int count) {
        if (stepX == 1 && stepY == 1) {
            for (int i = 0; i < count; i++) {
                z[to + i] = x[fromX + i] * y[fromY + i];
            }
        } else {
            float fixed = stepX == 0 ? x[fromX] : y[fromY];
            float[] moving = stepX == 0 ? y : x;
            int from = stepX == 0 ? fromY : fromX;
            int step = Math.max(stepX, stepY);
            for (int i = 0; i < count; i++) {
                z[to + i] = moving[from + i * step] * fixed;
            }
        }
    }

    private static void divide(float[] x, int fromX, int stepX, float[] y, int fromY, int stepY, float[] z, int to, int count) {
        if (stepX == 1 && stepY == 1) {
            for (int i = 0; i < count; i++) {
                z[to + i] = x[fromX + i] / y[fromY + i];
            }
        } else if (stepY == 0) {
            float fixed = y[fromY];
            for (int i = 0; i < count; i++) {
                z[to + i] = x[fromX + i * stepX] / fixed;
            }
        } else {
            float fixed = x[fromX];
            for (int i = 0; i < count; i++) {
                z[to + i] = fixed / y[fromY + i];
            }
        }
    }

    // Normalization divides by roots, for which Java has a vector instruction.
    private static void power(float[] x, int fromX, int stepX, float[] y, int fromY, int stepY, float[] z, int to, int count) {
        if (stepY == 0 && y[fromY] == -0.5f) {
            for (int i = 0; i < count; i++) {
                z[to + i] = (float) (1 / Math.sqrt(x[fromX + i * stepX]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                z[to + i] = (float) Math.pow(x[fromX + i * stepX], y[fromY + i * stepY]);
            }
        }
    }
}
