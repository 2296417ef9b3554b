package dev.corno.initializers;

/** The initializers with Keras's defaults. */
public final class Initializers {

    /** Truncated normal by the numbers of inputs and outputs. */
    public static final Initializer GLOROT_NORMAL = new GlorotNormal();

    /** Even by the numbers of inputs and outputs: Keras's default for kernels. */
    public static final Initializer GLOROT_UNIFORM = new GlorotUniform();

    /** Truncated normal by the number of inputs, for rectifiers. */
    public static final Initializer HE_NORMAL = new HeNormal();

    /** Even by the number of inputs, for rectifiers. */
    public static final Initializer HE_UNIFORM = new HeUniform();

    /** The identity matrix. */
    public static final Initializer IDENTITY = new Identity();

    /** Truncated normal by the number of inputs. */
    public static final Initializer LECUN_NORMAL = new LecunNormal();

    /** Even by the number of inputs. */
    public static final Initializer LECUN_UNIFORM = new LecunUniform();

    /** 1 everywhere. */
    public static final Initializer ONES = new Ones();

    /** A random matrix with orthogonal columns or rows. */
    public static final Initializer ORTHOGONAL = new Orthogonal();

    /** Normal, mean 0, standard deviation 0.05. */
    public static final Initializer RANDOM_NORMAL = new RandomNormal();

    /** Even from -0.05 to 0.05. */
    public static final Initializer RANDOM_UNIFORM = new RandomUniform();

    /** Normal without the tails, mean 0, standard deviation 0.05. */
    public static final Initializer TRUNCATED_NORMAL = new TruncatedNormal();

    /** 0 everywhere: Keras's default for biases. */
    public static final Initializer ZEROS = new Zeros();

    private Initializers() {
    }
}
