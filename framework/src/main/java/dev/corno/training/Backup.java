package dev.corno.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.corno.callbacks.Logs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a training stands between two steps, besides weights and the optimizer's memory.
 *
 * @param epoch the epoch that goes on, from 0
 * @param step its next step
 * @param pass which pass over the data
 * @param batchesOfPass how many batches of that pass were taken
 * @param seed the model's, which orders samples and decides what is dropped
 * @param learningRate at full precision
 * @param optimizer the names of the optimizer's memory, in the order of the file of weights
 * @param metrics what the epoch has gathered so far
 * @param history the epochs before
 */
record Backup(int epoch, int step, int pass, long batchesOfPass, long seed, double learningRate, List<String> optimizer,
        MetricTable.Snapshot metrics, List<History.Epoch> history) {

    /** {@return this as JSON; numbers come back bit for bit} */
    JsonNode toJson() {
        ObjectNode json = new ObjectMapper().createObjectNode().put("epoch", epoch).put("step", step).put("pass", pass)
                .put("batchesOfPass", batchesOfPass).put("seed", seed).put("learningRate", learningRate);
        optimizer.forEach(json.putArray("optimizer")::add);
        ObjectNode gathered = json.putObject("metrics").put("rows", metrics.rows());
        metrics.lossSums().forEach(gathered.putArray("lossSums")::add);
        metrics.otherSums().forEach(gathered.putObject("otherSums")::put);
        ArrayNode states = gathered.putArray("metrics");
        metrics.metrics().forEach(state -> state.forEach(states.addArray()::add));
        ArrayNode epochs = json.putArray("history");
        for (History.Epoch ended : history) {
            ObjectNode values = epochs.addObject().put("epoch", ended.number()).put("nanos", ended.duration().toNanos())
                    .putObject("values");
            ended.logs().values().forEach(values::put);
        }
        return json;
    }

    /**
     * {@return what {@link #toJson} wrote}
     *
     * @throws IllegalArgumentException if something in it is missing or of another type
     */
    static Backup of(JsonNode json) {
        List<String> optimizer = new ArrayList<>();
        json.required("optimizer").forEach(name -> optimizer.add(name.asText()));
        JsonNode gathered = json.required("metrics");
        List<List<Double>> states = new ArrayList<>();
        gathered.required("metrics").forEach(state -> states.add(numbers(state)));
        List<History.Epoch> history = new ArrayList<>();
        json.required("history").forEach(ended -> history.add(new History.Epoch(ended.required("epoch").asInt(),
                new Logs(named(ended.required("values"))), Duration.ofNanos(ended.required("nanos").asLong()))));
        return new Backup(count(json, "epoch"), count(json, "step"), count(json, "pass"), json.required("batchesOfPass").asLong(),
                json.required("seed").asLong(), number(json.required("learningRate")), optimizer,
                new MetricTable.Snapshot(gathered.required("rows").asLong(), numbers(gathered.required("lossSums")),
                        named(gathered.required("otherSums")), states), history);
    }

    private static int count(JsonNode json, String name) {
        JsonNode value = json.required(name);
        if (!value.canConvertToInt() || value.asInt() < 0) {
            throw new IllegalArgumentException("\"" + name + "\" expects a count, got " + value + ".");
        }
        return value.asInt();
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number(number)));
        return numbers;
    }

    private static Map<String, Double> named(JsonNode object) {
        Map<String, Double> values = new LinkedHashMap<>();
        object.properties().forEach(entry -> values.put(entry.getKey(), number(entry.getValue())));
        return values;
    }

    // JSON has no NaN and no infinity: these are text.
    private static double number(JsonNode value) {
        return Double.parseDouble(value.asText());
    }
}
