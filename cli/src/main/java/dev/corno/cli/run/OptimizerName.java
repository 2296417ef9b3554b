package dev.corno.cli.run;

import dev.corno.optimizers.Adadelta;
import dev.corno.optimizers.Adafactor;
import dev.corno.optimizers.Adagrad;
import dev.corno.optimizers.Adam;
import dev.corno.optimizers.AdamW;
import dev.corno.optimizers.Adamax;
import dev.corno.optimizers.Ftrl;
import dev.corno.optimizers.KerasOptimizer;
import dev.corno.optimizers.Lamb;
import dev.corno.optimizers.Lion;
import dev.corno.optimizers.Muon;
import dev.corno.optimizers.Nadam;
import dev.corno.optimizers.RMSprop;
import dev.corno.optimizers.SGD;
import dev.corno.optimizers.schedules.Constant;
import dev.corno.optimizers.schedules.Schedule;
import java.util.Locale;
import java.util.function.Function;

/** The optimizers by the names used on the command line, with Keras's learning rates. */
public enum OptimizerName {
    /** Adam. */
    ADAM(0.001, Adam::new),
    /** Adam with decoupled weight decay. */
    ADAMW(0.001, AdamW::new),
    /** Adam by the largest gradient. */
    ADAMAX(0.001, Adamax::new),
    /** Adam with Nesterov's momentum. */
    NADAM(0.001, Nadam::new),
    /** The sign of averaged gradients. */
    LION(0.001, Lion::new),
    /** Adam in steps that suit each weight's size. */
    LAMB(0.001, Lamb::new),
    /** Adam with less memory. */
    ADAFACTOR(0.001, Adafactor::new),
    /** Momentum made orthogonal. */
    MUON(0.001, Muon::new),
    /** Follow the regularized leader. */
    FTRL(0.001, Ftrl::new),
    /** RMSprop. */
    RMSPROP(0.001, RMSprop::new),
    /** Stochastic gradient descent. */
    SGD(0.01, SGD::new),
    /** Stochastic gradient descent with momentum 0.9. */
    MOMENTUM(0.01, rate -> new SGD(rate).momentum(0.9)),
    /** Adagrad. */
    ADAGRAD(0.001, Adagrad::new),
    /** Adadelta. */
    ADADELTA(0.001, Adadelta::new);

    private final double learningRate;
    private final Function<Schedule, KerasOptimizer<?>> make;

    OptimizerName(double learningRate, Function<Schedule, KerasOptimizer<?>> make) {
        this.learningRate = learningRate;
        this.make = make;
    }

    /** {@return Keras's default learning rate} */
    public double learningRate() {
        return learningRate;
    }

    /** {@return Keras's default weight decay} */
    public double weightDecay() {
        return with(new Constant(learningRate)).options().weightDecay();
    }

    /**
     * {@return the optimizer}
     *
     * @param rate its learning rate
     */
    public KerasOptimizer<?> with(Schedule rate) {
        return make.apply(rate);
    }

    /** {@return the name as it is typed} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
