package dev.corno;

import dev.corno.optimizers.schedules.Schedule;
import dev.corno.tensor.Tensor;

/** Runs Keras's cases of learning-rate schedules. */
final class ScheduleCases {

    private ScheduleCases() {
    }

    static void run(KerasCase keras) {
        Schedule schedule = CaseRunner.read(objects -> objects.schedule(keras.config()));
        Tensor steps = keras.array("steps");
        for (int i = 0; i < steps.size(); i++) {
            keras.close("rate at step " + steps.flat(i), schedule.learningRate((long) steps.flatDouble(i)),
                    keras.array("values").flatDouble(i));
        }
    }
}
