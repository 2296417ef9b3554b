package dev.corno.layers.core;

import static dev.corno.Failures.assertFails;
import static dev.corno.losses.Losses.MEAN_SQUARED_ERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.models.Model;
import dev.corno.models.Sequential;
import dev.corno.optimizers.SGD;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import dev.corno.training.Fit;
import dev.corno.training.Verbosity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReversibleEmbeddingTest {

    private static final Tensor TOKENS = Tensor.of(new float[] {0, 2, 1, 2}, 2, 2);

    private static Model thereAndBack(ReversibleEmbedding embedding) {
        var tokens = new Input(2).tensor();
        return new Model(tokens, embedding.reverse().apply(embedding.apply(tokens))).seed(1);
    }

    @Test
    void bothWaysShareOneTable() {
        Model model = thereAndBack(new ReversibleEmbedding(3, 4));
        model.weights(Map.of("reversible_embedding/embeddings", Tensor.full(0.5f, 3, 4)));
        assertEquals(12, model.parameters());
        assertEquals(Tensor.full(1, 2, 2, 3), model.predict(TOKENS));
    }

    @Test
    void aCapBoundsTheNumbers() {
        Model model = thereAndBack(new ReversibleEmbedding(3, 4).logitSoftCap(2));
        model.weights(Map.of("reversible_embedding/embeddings", Tensor.full(0.5f, 3, 4)));
        assertEquals(2 * Math.tanh(0.5), model.predict(TOKENS).flatDouble(0), 1e-6);
    }

    @Test
    void numbersBelowZeroCountFromTheEnd() {
        Model model = thereAndBack(new ReversibleEmbedding(3, 4));
        assertEquals(model.predict(TOKENS), model.predict(Tensor.of(new float[] {-3, -1, -2, 2}, 2, 2)));
    }

    @Test
    void filesKeepTheWayOfEachCall(@TempDir Path folder) {
        Model model = thereAndBack(new ReversibleEmbedding(3, 4).tieWeights(false));
        model.compile(new SGD(0.1), MEAN_SQUARED_ERROR);
        model.fit(TOKENS, Tensor.full(1, 2, 2, 3), Fit.epochs(2).verbose(Verbosity.SILENT));
        Path file = folder.resolve("model.keras");
        model.save(file);
        assertEquals(model.predict(TOKENS), Model.load(file).predict(TOKENS));
    }

    @Test
    void theWayBackHasNoNameOfItsOwn() {
        ReversedEmbedding reversed = new ReversibleEmbedding(3, 4).name("table").reverse();

        assertEquals(reversed, reversed.name("table"));
        assertFails("ReversedEmbedding: has the name of its embedding, got \"logits\". Call name on the ReversibleEmbedding, before "
                + "reverse().", () -> reversed.name("logits"));
    }

    @Test
    void filesOfASequentialCannotSayBothWays() {
        ReversibleEmbedding embedding = new ReversibleEmbedding(3, 4);
        Sequential model = new Sequential(new Input(2), embedding, embedding.reverse());

        assertFails("save: the Sequential applies \"reversible_embedding\" 2 times, which Keras's files of a Sequential cannot say. "
                + "Save new Model(model.inputs(), model.outputs()).", model::toJson);
    }

    @Test
    void rejectsWhatIsNoTable() {
        assertFails("ReversibleEmbedding: inputDim must be a positive integer, got 0.", () -> new ReversibleEmbedding(0, 2));
        assertFails("ReversibleEmbedding: logitSoftCap must be above 0, got 0.0.", () -> new ReversibleEmbedding(3, 2).logitSoftCap(0));
    }

    @Test
    void theWayBackRejectsRowsOfAnotherLength() {
        assertFails("ReversedEmbedding: expects inputs of shape (..., 2), got (5). The way back starts from rows as long as those of the table.",
                () -> new ReversibleEmbedding(3, 2).reverse().outputShape(Shape.of(5)));
    }
}
