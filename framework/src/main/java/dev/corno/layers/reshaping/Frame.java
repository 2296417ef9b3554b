package dev.corno.layers.reshaping;

import dev.corno.layers.DataFormat;
import dev.corno.layers.SingleInputLayer;
import java.util.List;

/** A layer that adds places around the spatial axes of sequences, pictures or volumes, or takes them away. */
public interface Frame extends SingleInputLayer {

    /** {@return for each spatial axis how many places are added or taken away} */
    List<Sides> sides();

    /** {@return where the channels are} */
    DataFormat dataFormat();
}
