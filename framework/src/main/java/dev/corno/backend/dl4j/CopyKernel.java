package dev.corno.backend.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;

/** What goes in. */
record CopyKernel() implements Kernel {

    @Override
    public Pass forward(INDArray[] inputs, INDArray parameters, boolean training) {
        return Kernel.pass(inputs[0].dup('c'), (error, gradient) -> new INDArray[] {error.dup('c')});
    }
}
