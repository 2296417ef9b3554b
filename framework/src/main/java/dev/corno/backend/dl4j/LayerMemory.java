package dev.corno.backend.dl4j;

import dev.corno.graph.LayerState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a layer remembers from batch to batch. */
interface LayerMemory {

    /** {@return what was remembered, or empty} */
    Optional<float[]> remembered(int index);

    /** Remembers for the next batch. */
    void remember(int index, float[] numbers);

    /** {@return the memory of a layer of a model} */
    static LayerMemory of(LayerState state) {
        return new LayerMemory() {
            @Override
            public Optional<float[]> remembered(int index) {
                return state.remembered(index);
            }

            @Override
            public void remember(int index, float[] numbers) {
                state.remember(index, numbers);
            }
        };
    }

    /** {@return a memory of its own} */
    static LayerMemory alone() {
        Map<Integer, float[]> memory = new HashMap<>();
        return new LayerMemory() {
            @Override
            public Optional<float[]> remembered(int index) {
                return Optional.ofNullable(memory.get(index));
            }

            @Override
            public void remember(int index, float[] numbers) {
                memory.put(index, numbers);
            }
        };
    }
}
