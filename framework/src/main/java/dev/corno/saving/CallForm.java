package dev.corno.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.corno.graph.Layer;
import dev.corno.layers.attention.AdditiveAttention;
import dev.corno.layers.attention.Attention;
import dev.corno.layers.attention.GroupQueryAttention;
import dev.corno.layers.attention.MultiHeadAttention;
import dev.corno.layers.core.ReversedEmbedding;
import dev.corno.layers.core.ReversibleEmbedding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * How Keras calls the layers of a class, where that says more than which tensors they are applied to. What are arguments of a call in
 * Keras are, unless tensors, options of the layer here.
 *
 * @param <L> the class of layers
 * @param type the class of layers
 * @param tensors the names of the arguments that are tensors, in the order of the inputs; empty where one argument holds all of them
 * @param options what else may be an argument
 */
record CallForm<L extends Layer>(Class<L> type, List<String> tensors, List<Option<L>> options) {

    private static final List<String> PROJECTED = List.of("query", "value", "key");

    private static final List<CallForm<?>> ALL = List.of(
            new CallForm<>(Attention.class, List.of(), List.of(
                    flag("return_attention_scores", Attention::returnAttentionScores, Attention::returnAttentionScores),
                    flag("use_causal_mask", Attention::useCausalMask, Attention::useCausalMask))),
            new CallForm<>(AdditiveAttention.class, List.of(), List.of(
                    flag("return_attention_scores", AdditiveAttention::returnAttentionScores, AdditiveAttention::returnAttentionScores),
                    flag("use_causal_mask", AdditiveAttention::useCausalMask, AdditiveAttention::useCausalMask))),
            new CallForm<>(ReversibleEmbedding.class, List.of(), List.of(flag("reverse", layer -> false, (layer, isReverse) -> layer))),
            new CallForm<>(ReversedEmbedding.class, List.of(), List.of(flag("reverse", layer -> true, (layer, isReverse) -> layer))),
            new CallForm<>(MultiHeadAttention.class, PROJECTED, List.of(
                    new Option<>("attention_mask", true, MultiHeadAttention::attentionMask, MultiHeadAttention::attentionMask),
                    flag("return_attention_scores", MultiHeadAttention::returnAttentionScores, MultiHeadAttention::returnAttentionScores),
                    flag("use_causal_mask", MultiHeadAttention::useCausalMask, MultiHeadAttention::useCausalMask))),
            new CallForm<>(GroupQueryAttention.class, PROJECTED, List.of(
                    new Option<>("attention_mask", true, GroupQueryAttention::attentionMask, GroupQueryAttention::attentionMask),
                    flag("return_attention_scores", GroupQueryAttention::returnAttentionScores, GroupQueryAttention::returnAttentionScores),
                    flag("use_causal_mask", GroupQueryAttention::useCausalMask, GroupQueryAttention::useCausalMask))));

    /**
     * An argument that is an option of the layer.
     *
     * @param keyword the argument
     * @param isTensor whether the argument is a tensor, which is the last input where the option is set
     * @param get whether the option is set
     * @param set a layer with the option set or not
     */
    record Option<L>(String keyword, boolean isTensor, Predicate<L> get, BiFunction<L, Boolean, L> set) {
    }

    private static <L> Option<L> flag(String keyword, Predicate<L> get, BiFunction<L, Boolean, L> set) {
        return new Option<>(keyword, false, get, set);
    }

    /** {@return how a layer is called, or empty where only tensors are said} */
    static Optional<CallForm<?>> of(Layer layer) {
        return ALL.stream().filter(form -> form.type.isInstance(layer)).findFirst();
    }

    /**
     * {@return a layer with the options that its calls have in a file}
     *
     * @param layer the layer
     * @param calls the file's list of calls
     * @param place where the list is
     * @throws ModelFormatException if calls differ, since the options are the layer's here
     */
    static Layer configured(Layer layer, JsonNode calls, Place place) {
        return of(layer).map(form -> form.configure(layer, calls, place)).orElse(layer);
    }

    /** {@return the way in which the keywords of a call ask for a layer: itself, or another that uses its weights} */
    static Layer called(Layer layer, JsonNode keywords) {
        return layer instanceof ReversibleEmbedding embedding && keywords.path("reverse").asBoolean() ? embedding.reverse() : layer;
    }

    private Layer configure(Layer layer, JsonNode calls, Place place) {
        Layer configured = layer;
        for (int i = 0; i < calls.size(); i++) {
            Layer next = with(layer, calls.get(i).path("kwargs"), place.at(i));
            if (i > 0 && !next.equals(configured)) {
                throw place.at(i).error("calls the layer with other arguments than before, which is not supported.");
            }
            configured = next;
        }
        return configured;
    }

    /** {@return a layer with the options that the keywords of a call say} */
    Layer with(Layer layer, JsonNode keywords, Place place) {
        L configured = type.cast(layer);
        for (Option<L> option : options) {
            JsonNode value = keywords.path(option.keyword());
            boolean isGiven = !value.isMissingNode() && !value.isNull();
            if (isGiven && !option.isTensor() && !value.isBoolean()) {
                throw place.error("calls the layer with " + option.keyword() + " = " + Place.shown(value) + ", expects true or false.");
            }
            configured = option.set().apply(configured, isGiven && (option.isTensor() || value.booleanValue()));
        }
        return configured;
    }

    /** {@return the arguments of a call that are tensors, in the order of the inputs} */
    List<JsonNode> inputs(JsonNode call) {
        List<JsonNode> inputs = new ArrayList<>();
        call.path("args").forEach(inputs::add);
        int given = inputs.size();
        for (String name : tensors.subList(Math.min(given, tensors.size()), tensors.size())) {
            add(call.path("kwargs").path(name), inputs);
        }
        options.stream().filter(Option::isTensor).forEach(option -> add(call.path("kwargs").path(option.keyword()), inputs));
        return inputs;
    }

    private static void add(JsonNode argument, List<JsonNode> inputs) {
        if (!argument.isMissingNode() && !argument.isNull()) {
            inputs.add(argument);
        }
    }

    /** {@return whether Keras takes a keyword and does nothing with it: {@code MultiHeadAttention} looks at the mask that its query carries} */
    boolean ignores(String keyword) {
        return type == MultiHeadAttention.class && keyword.equals("query_mask");
    }

    /** {@return whether a keyword is one of those that this form knows} */
    boolean has(String keyword) {
        return ignores(keyword) || tensors.contains(keyword) || options.stream().anyMatch(option -> option.keyword().equals(keyword));
    }

    /** {@return which input a keyword gives the mask of, such as {@code query_mask}; -1 if it gives none, or if Keras passes over it} */
    int masked(String keyword) {
        if (ignores(keyword)) {
            return -1;
        }
        return keyword.endsWith("_mask") ? tensors.indexOf(keyword.substring(0, keyword.length() - "_mask".length())) : -1;
    }

    /** {@return the options that are set for a layer} */
    List<Option<L>> set(Layer layer) {
        return options.stream().filter(option -> option.get().test(type.cast(layer))).toList();
    }
}
