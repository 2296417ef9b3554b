package dev.corno.training;

import dev.corno.callbacks.Callback;
import dev.corno.callbacks.Logs;
import dev.corno.callbacks.TrainingView;
import java.util.List;

/** Writes down how it is called. */
record Recorder(List<String> calls) implements Callback {

    @Override
    public void onTrainBegin(TrainingView training) {
        calls.add("onTrainBegin");
    }

    @Override
    public void onTrainEnd(TrainingView training, Logs logs) {
        calls.add("onTrainEnd " + logs.values().keySet());
    }

    @Override
    public void onEpochBegin(TrainingView training, int epoch) {
        calls.add("onEpochBegin " + epoch);
    }

    @Override
    public void onEpochEnd(TrainingView training, int epoch, Logs logs) {
        calls.add("onEpochEnd " + epoch + " " + logs.values().keySet());
    }

    @Override
    public void onTrainBatchBegin(TrainingView training, int batch) {
        calls.add("onTrainBatchBegin " + batch);
    }

    @Override
    public void onTrainBatchEnd(TrainingView training, int batch, Logs logs) {
        calls.add("onTrainBatchEnd " + batch);
    }

    @Override
    public void onTestBegin(TrainingView training) {
        calls.add("onTestBegin");
    }

    @Override
    public void onTestEnd(TrainingView training, Logs logs) {
        calls.add("onTestEnd");
    }

    @Override
    public void onTestBatchBegin(TrainingView training, int batch) {
        calls.add("onTestBatchBegin " + batch);
    }

    @Override
    public void onTestBatchEnd(TrainingView training, int batch, Logs logs) {
        calls.add("onTestBatchEnd " + batch);
    }

    @Override
    public void onPredictBegin(TrainingView training) {
        calls.add("onPredictBegin");
    }

    @Override
    public void onPredictEnd(TrainingView training) {
        calls.add("onPredictEnd");
    }

    @Override
    public void onPredictBatchBegin(TrainingView training, int batch) {
        calls.add("onPredictBatchBegin " + batch);
    }

    @Override
    public void onPredictBatchEnd(TrainingView training, int batch) {
        calls.add("onPredictBatchEnd " + batch);
    }
}
