package dev.corno.layers.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.layers.pooling.GlobalAveragePooling1D;
import dev.corno.models.Sequential;
import dev.corno.saving.Codec;
import dev.corno.saving.KerasObjects;
import dev.corno.saving.ModelFormatException;
import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class LambdaTest {

    private static final Tensor X = Tensor.of(new float[] {1, 2, 3, 0, 0}, 1, 5, 1);
    private static final KerasObjects OBJECTS = KerasObjects.standard().with(Codec.of(Scale.class,
            (scale, config) -> config.put("factor", scale.factor()), config -> new Scale(config.number("factor", 1))));

    /** A function with a parameter. */
    record Scale(double factor) implements LambdaFunction {

        @Override
        public Expression apply(LayerCall call) {
            return call.input().times(factor);
        }
    }

    private static Expression isPositive(LayerCall call) {
        return call.input().greater(0).squeeze(-1);
    }

    @Test
    void theMaskOfTheInputsEndsHere() {
        var model = new Sequential(new Input(5, 1), new Masking(), new Lambda(LayerCall::input), new GlobalAveragePooling1D());
        assertEquals(Tensor.full(1.2f, 1, 1), model.predict(X));
    }

    @Test
    void aFunctionMayGiveTheMaskOfTheOutput() {
        var model = new Sequential(new Input(5, 1), new Lambda(LayerCall::input).mask(LambdaTest::isPositive), new GlobalAveragePooling1D());
        assertEquals(Tensor.full(2, 1, 1), model.predict(X));
        assertEquals(Shape.of(5), new Lambda(LayerCall::input).mask(LambdaTest::isPositive).maskShape(List.of(Shape.of(5, 1))));
    }

    @Test
    void aFunctionSeesTheMaskOfItsInput() {
        var model = new Sequential(new Input(5, 1), new Masking(),
                new Lambda(call -> call.mask(0).map(mask -> call.input().plus(mask.expandDims(-1))).orElse(call.input())));
        assertEquals(Tensor.of(new float[] {2, 3, 4, 0, 0}, 1, 5, 1), model.predict(X));
    }

    @Test
    void argumentsInAFileAreTheParametersOfItsFunction() throws JsonProcessingException {
        assertEquals(new Lambda(new Scale(3)), OBJECTS.layer(lambda("{\"factor\": 3}")));
        assertEquals(new Lambda(new Scale(1)), OBJECTS.layer(lambda("{}")));
    }

    @Test
    void filesKeepFunctionAndMask() {
        Lambda layer = new Lambda(new Scale(3)).mask(new Scale(2));
        assertEquals(layer, OBJECTS.layer(OBJECTS.toJson(layer)));
    }

    @Test
    void rejectsArgumentsThatAreNone() throws JsonProcessingException {
        JsonNode list = lambda("[3]");
        assertEquals("load: JSON (at arguments) expects an object, and it to be empty where the function has parameters of its own, got [3].",
                assertThrows(ModelFormatException.class, () -> OBJECTS.layer(list)).getMessage());
    }

    private static JsonNode lambda(String arguments) throws JsonProcessingException {
        return new ObjectMapper().readTree("{\"class_name\": \"Lambda\", \"config\": {\"function\": {\"module\": \"builtins\", \"class_name\":"
                + " \"function\", \"config\": \"Scale\", \"registered_name\": \"function\"}, \"arguments\": " + arguments + "}}");
    }
}
