package dev.corno.backend.dl4j;

import static dev.corno.backend.dl4j.RecurrentCell.error;
import static dev.corno.backend.dl4j.RecurrentCell.gate;
import static dev.corno.backend.dl4j.RecurrentCell.value;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A step of a GRU. Its gates are update, reset and candidate.
 *
 * @param activation of the candidate
 * @param recurrentActivation of the gates
 * @param resetAfter whether the reset gate acts after the product with the recurrent kernel, not before
 * @param useBias whether there is a bias
 */
record GruCell(@JsonProperty("activation") IActivation activation,
        @JsonProperty("recurrentActivation") IActivation recurrentActivation, @JsonProperty("resetAfter") boolean resetAfter,
        @JsonProperty("useBias") boolean useBias) implements RecurrentCell {

    private static final int UPDATE = 0;
    private static final int RESET = 1;
    private static final int CANDIDATE = 2;
    private static final int GATES = 3;

    @Override
    public int gates() {
        return GATES;
    }

    @Override
    public int states() {
        return 1;
    }

    @Override
    public boolean hasRecurrentBias() {
        return resetAfter && useBias;
    }

    @Override
    public Step step(INDArray fromInput, INDArray[] state, GatedProduct recurrent) {
        INDArray h = state[0];
        long units = h.size(1);
        INDArray product = recurrent.forward(h, 0, resetAfter ? GATES : CANDIDATE);
        INDArray updateSum = gate(fromInput, UPDATE, units).add(gate(product, UPDATE, units));
        INDArray resetSum = gate(fromInput, RESET, units).add(gate(product, RESET, units));
        INDArray update = value(recurrentActivation, updateSum);
        INDArray reset = value(recurrentActivation, resetSum);
        INDArray kept = resetAfter ? gate(product, CANDIDATE, units) : h;
        INDArray resetKept = reset.mul(kept);
        INDArray candidateSum = gate(fromInput, CANDIDATE, units)
                .add(resetAfter ? resetKept : recurrent.forward(resetKept, CANDIDATE, GATES));
        INDArray candidate = value(activation, candidateSum);
        return RecurrentCell.step((errors, sumsError, gradient) -> {
            INDArray e = errors[0];
            INDArray candidateError = error(activation, candidateSum, e.mul(update.rsub(1)));
            INDArray keptError = resetAfter ? candidateError
                    : recurrent.backward(resetKept, candidateError, CANDIDATE, GATES, gradient);
            gate(sumsError, UPDATE, units).assign(error(recurrentActivation, updateSum, e.mul(h.sub(candidate))));
            gate(sumsError, RESET, units).assign(error(recurrentActivation, resetSum, keptError.mul(kept)));
            gate(sumsError, CANDIDATE, units).assign(candidateError);
            INDArray before = e.mul(update);
            if (resetAfter) {
                INDArray productError = sumsError.dup('c');
                gate(productError, CANDIDATE, units).muli(reset);
                return new INDArray[] {before.addi(recurrent.backward(h, productError, 0, GATES, gradient))};
            }
            INDArray gatesError = Nd4j.concat(1, gate(sumsError, UPDATE, units), gate(sumsError, RESET, units));
            return new INDArray[] {before.addi(keptError.mul(reset))
                    .addi(recurrent.backward(h, gatesError, 0, CANDIDATE, gradient))};
        }, candidate.sub(update.mul(candidate)).addi(update.mul(h)));
    }
}
