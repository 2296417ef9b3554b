package dev.corno.tensor;

/** Element types of a {@link Tensor}, named as in Keras. */
public enum DataType {
    /** 32-bit IEEE floating point: the type of weights and computation. */
    FLOAT32(4),
    /** 64-bit IEEE floating point. */
    FLOAT64(8),
    /** 32-bit signed integers: class indices. */
    INT32(4),
    /** 64-bit signed integers. */
    INT64(8),
    /** Unsigned bytes, 0 to 255: images as they come. */
    UINT8(1),
    /** Truth values. */
    BOOL(1);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /** {@return the size of one element in bytes} */
    public int bytes() {
        return bytes;
    }

    /** {@return whether the type is a floating-point one} */
    public boolean isFloating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** {@return Keras's word for the type, such as {@code float32}} */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
