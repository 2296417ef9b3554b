package dev.corno.layers.preprocessing;

import static dev.corno.Failures.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.layers.core.Input;
import dev.corno.models.Sequential;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final Tensor PICTURES = TestPictures.noise(2, 6, 6, 1);

    @Test
    void doesWhatItsLayersDoInARow() {
        Pipeline pipeline = new Pipeline(new Rescaling(2), new CenterCrop(4, 4));

        Tensor expected = new CenterCrop(4, 4).call(new Rescaling(2).call(PICTURES));

        assertEquals(expected, pipeline.call(PICTURES));
        assertEquals(expected, new Sequential(new Input(6, 6, 1), pipeline).predict(PICTURES));
    }

    @Test
    void layersGetNamesAndDrawsOfTheirOwn() {
        Pipeline pipeline = new Pipeline(new RandomTranslation(0.5, 0.5), new RandomTranslation(0.5, 0.5));

        assertEquals(List.of("random_translation", "random_translation_1"), pipeline.layers().stream().map(Preprocessing::name).toList());
        assertEquals(pipeline.call(PICTURES, true, 3), pipeline.call(PICTURES, true, 3));
    }

    @Test
    void modelsKeepWhatALayerInsideHasLearnt() {
        Normalization normalization = new Normalization().axis(List.of()).adapt(PICTURES);

        Tensor expected = normalization.call(new Rescaling(1).call(PICTURES));
        Tensor got = new Sequential(new Input(6, 6, 1), new Pipeline(new Rescaling(1), normalization)).predict(PICTURES);

        assertEquals(expected.flat(7), got.flat(7), 1e-5);
    }

    @Test
    void rejectsNoLayers() {
        assertFails("Pipeline: expects at least one layer, got 0.", () -> new Pipeline());
    }
}
