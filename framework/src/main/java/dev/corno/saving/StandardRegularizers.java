package dev.corno.saving;

import dev.corno.regularizers.L1;
import dev.corno.regularizers.L1L2;
import dev.corno.regularizers.L2;
import dev.corno.regularizers.OrthogonalRegularizer;
import dev.corno.regularizers.OrthogonalRegularizer.Mode;
import java.util.List;
import java.util.Locale;

/** Keras's regularizers in files. */
final class StandardRegularizers {

    static final List<Codec<?>> CODECS = List.of(
            Codec.keras(L1.class, (value, config) -> config.put("l1", value.l1()),
                    config -> new L1(config.number("l1", 0.01))).aliases("l1"),
            Codec.keras(L2.class, (value, config) -> config.put("l2", value.l2()),
                    config -> new L2(config.number("l2", 0.01))).aliases("l2"),
            Codec.keras(L1L2.class, (value, config) -> config.put("l1", value.l1()).put("l2", value.l2()),
                    config -> new L1L2(config.number("l1", 0), config.number("l2", 0))).aliases("l1_l2", "l1l2"),
            Codec.keras(OrthogonalRegularizer.class,
                    (value, config) -> config.put("factor", value.factor())
                            .put("mode", value.mode().name().toLowerCase(Locale.ROOT)),
                    config -> new OrthogonalRegularizer(config.number("factor", 0.01), config.constant("mode", Mode.ROWS)))
                    .aliases("orthogonal_regularizer"));

    private StandardRegularizers() {
    }
}
