package dev.corno;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.activations.Activations;
import dev.corno.initializers.Initializers;
import dev.corno.layers.DataFormat;
import dev.corno.layers.Padding;
import dev.corno.losses.Losses;
import dev.corno.metrics.Metrics;
import dev.corno.regularizers.Regularizers;
import dev.corno.training.Verbosity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A program imports the constants of several holders statically, so no two may have one of the same name. */
class StaticImportTest {

    @Test
    void noTwoHoldersHaveAConstantOfTheSameName() {
        Map<String, List<String>> holders = Stream.of(Activations.class, DataFormat.class, Initializers.class, Losses.class, Metrics.class,
                        Padding.class, Regularizers.class, Verbosity.class)
                .flatMap(holder -> Stream.of(holder.getFields())).filter(field -> Modifier.isStatic(field.getModifiers()))
                .collect(Collectors.groupingBy(Field::getName,
                        Collectors.mapping(field -> field.getDeclaringClass().getSimpleName(), Collectors.toList())));

        assertEquals(Map.of(), holders.entrySet().stream().filter(entry -> entry.getValue().size() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
