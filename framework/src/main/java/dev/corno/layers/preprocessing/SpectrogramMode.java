package dev.corno.layers.preprocessing;

/** What a spectrogram shows of the complex numbers {@code z} of a Fourier transform. */
public enum SpectrogramMode {

    /** {@code log(max(|z|, 1e-7))}, with {@code |z|} as in {@link #MAGNITUDE}. */
    LOG,

    /** {@code sqrt(max(|z|^2, 1e-7))}. */
    MAGNITUDE,

    /** {@code |z|^2}, twice for all frequencies but the first and the last. */
    PSD,

    /** The real part. */
    REAL,

    /** The imaginary part. */
    IMAG,

    /** The angle, from {@code -pi} to {@code pi}. */
    ANGLE,

    /** The real parts of all frequencies, then the imaginary ones. */
    STFT
}
