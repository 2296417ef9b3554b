package dev.corno.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.corno.graph.Layer;
import dev.corno.graph.LayerWeight;
import dev.corno.layers.LayerCatalogue.Entry;
import dev.corno.layers.core.Input;
import dev.corno.layers.preprocessing.PreprocessingCatalogue;
import dev.corno.saving.KerasObjects;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every layer, over the {@link LayerCatalogue} and the {@link PreprocessingCatalogue}. */
class LayerContractTest {

    private static Stream<Entry> entries() {
        return Stream.concat(LayerCatalogue.entries(), PreprocessingCatalogue.entries());
    }

    private static Stream<Entry> entriesWithWeights() {
        return entries().filter(entry -> entry.parameters() > 0);
    }

    @Test
    void everyLayerIsInTheCatalogue() {
        Set<String> layers = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.corno.layers").stream()
                .filter(type -> type.isAssignableTo(Layer.class) && !type.isInterface() && !type.isEquivalentTo(Input.class))
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = entries().map(entry -> entry.layer().getClass().getName()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(layers, listed);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void outputHasTheShapeThatKerasGives(Entry entry) {
        assertEquals(entry.output(), entry.layer().outputShape(entry.inputs()));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void weightsHaveAsManyParametersAsInKeras(Entry entry) {
        List<LayerWeight> weights = entry.layer().weights(entry.inputs());
        assertEquals(entry.parameters(), weights.stream().mapToLong(weight -> weight.shape().size()).sum());
    }

    @ParameterizedTest
    @MethodSource("entriesWithWeights")
    void weightsStartTheSameForTheSameSeed(Entry entry) {
        LayerWeight weight = entry.layer().weights(entry.inputs()).get(0);
        assertEquals(weight.spec().initializer().initialize(weight.shape(), 3), weight.spec().initializer().initialize(weight.shape(), 3));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void nameChangesNothingElse(Entry entry) {
        Layer named = named(entry);
        boolean isItself = named.owner() == named;
        assertEquals(isItself ? "somewhere" : named.owner().name(), named.name());
        assertEquals(entry.layer(), isItself ? named.name(null) : named);
    }

    // Another way of calling a layer has that layer's name.
    private static Layer named(Entry entry) {
        Layer layer = entry.layer();
        return layer.owner() == layer ? layer.name("somewhere") : layer;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void applyingGivesATensorOfTheOutputShape(Entry entry) {
        var inputs = entry.inputs().stream().map(shape -> new Input(shape).tensor()).toList();
        assertEquals(entry.output(), entry.layer().apply(inputs).shape());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void filesGiveTheSameLayerBack(Entry entry) {
        KerasObjects objects = LayerCatalogue.objects();
        Layer named = named(entry);
        assertEquals(named, objects.layer(objects.toJson(named)));
    }
}
