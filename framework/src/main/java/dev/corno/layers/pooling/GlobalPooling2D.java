package dev.corno.layers.pooling;

/** A layer that keeps one number for each channel of pictures. */
public interface GlobalPooling2D extends GlobalPooling {

    @Override
    default int spatialRank() {
        return 2;
    }
}
