package dev.corno.layers;

/** Where a picture's channels are. */
public enum DataFormat {

    /** {@code (batch, height, width, channels)}: the default. */
    CHANNELS_LAST,

    /** {@code (batch, channels, height, width)}. */
    CHANNELS_FIRST;

    /** {@return the names of a picture's axes in their order, the batch axis left out} */
    public String axes() {
        return this == CHANNELS_LAST ? "(height, width, channels)" : "(channels, height, width)";
    }
}
