package dev.corno.graph;

import dev.corno.tensor.ShapeMismatchException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * All that lies between some inputs and some outputs: the applications of layers in an order in which they can run, and the
 * distinct layers with their names, in Keras's order (which is the order of {@code model.weights}).
 */
public final class Network {

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private final List<SymbolicTensor> inputs;
    private final List<SymbolicTensor> outputs;
    private final List<LayerNode> nodes = new ArrayList<>();
    private final WeightStore store;
    private final Map<Object, String> itemNames = new IdentityHashMap<>();
    private final List<Object> items;
    private final List<NetworkLayer> layers = new ArrayList<>();
    private final Map<Node, NetworkLayer> layerOfNode = new IdentityHashMap<>();

    /**
     * Finds everything between inputs and outputs, and gives layers that have no weights yet a place in a store.
     *
     * @param inputs where data enters, each made by an input
     * @param outputs what is wanted, depending on these inputs only
     * @param store where layers new to any model keep their weights
     * @throws IllegalArgumentException if an output depends on an input that is not listed, or two layers have the same name
     */
    public Network(List<SymbolicTensor> inputs, List<SymbolicTensor> outputs, WeightStore store) {
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.store = store;
        checkInputs();
        Set<Node> seen = new HashSet<>();
        this.outputs.forEach(output -> visit(output.node(), seen));
        this.outputs.forEach(output -> output.mask().ifPresent(mask -> visit(mask.node(), seen)));
        claimWeights();
        seedNested();
        this.items = orderItems();
        nameItems();
        listLayers();
    }

    private void checkInputs() {
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw new IllegalArgumentException("Model: expects at least one input and one output, got " + inputs.size()
                    + " inputs and " + outputs.size() + " outputs.");
        }
        Set<SymbolicTensor> distinct = new HashSet<>();
        for (SymbolicTensor input : inputs) {
            if (!(input.node() instanceof InputNode)) {
                throw new IllegalArgumentException("Model: expects inputs made with new Input(...).tensor(), got the output of "
                        + input.node().layer().className() + ".");
            }
            if (!distinct.add(input)) {
                throw new IllegalArgumentException("Model: expects each input once, got one twice.");
            }
        }
    }

    // Explicit stack: networks may be deeper than the Java stack allows.
    private void visit(Node start, Set<Node> seen) {
        List<Node> pending = new ArrayList<>(List.of(start));
        Set<Node> expanded = new HashSet<>();
        while (!pending.isEmpty()) {
            Node node = pending.get(pending.size() - 1);
            if (seen.contains(node)) {
                pending.remove(pending.size() - 1);
            } else if (node instanceof InputNode) {
                if (!inputs.contains(node.output())) {
                    throw new IllegalArgumentException("Model: an output depends on an input of shape "
                            + node.output().shape() + " that is not among the model's inputs. Add it to the list of inputs.");
                }
                seen.add(node);
            } else if (expanded.add(node)) {
                List<SymbolicTensor> needed = ((LayerNode) node).dependencies();
                for (int i = needed.size() - 1; i >= 0; i--) {
                    pending.add(needed.get(i).node());
                }
            } else {
                seen.add(node);
                nodes.add((LayerNode) node);
                pending.remove(pending.size() - 1);
            }
        }
    }

    private void claimWeights() {
        Map<Layer, LayerState> states = new IdentityHashMap<>();
        Map<Layer, LayerState> direct = new IdentityHashMap<>();
        nodes.stream().filter(LayerNode::isClaimed).forEach(node -> states.put(node.layer().owner(), node.state()));
        for (LayerNode node : nodes) {
            List<LayerWeight> weights = node.layer().weights(node.inputShapes());
            if (!node.isClaimed()) {
                LayerState state = states.get(node.layer().owner());
                if (state == null) {
                    state = store.claim(node.layer().owner(), weights);
                    states.put(node.layer().owner(), state);
                }
                node.claim(state);
            }
            if (node.nestedCall().isEmpty() && direct.merge(node.layer().owner(), node.state(), (first, next) -> first) != node.state()) {
                throw new IllegalArgumentException(node.layer().className() + ": expects to have one set of weights in a model, got two,"
                        + " from models that it was used in before. Make the model that applies it twice first, or use two layers.");
            }
            if (!node.state().weights().equals(weights)) {
                throw new ShapeMismatchException(node.layer().className(), "is applied twice, to inputs that need weights of shapes "
                        + weightShapes(node.state().weights()) + " and " + weightShapes(weights)
                        + ". A shared layer needs inputs that fit the same weights.");
            }
        }
    }

    /**
     * Lets the weights of models used as layers start from this network's seed, where it was set and they have neither a seed of their own
     * nor values yet.
     */
    public void seedNested() {
        Set<WeightStore> nested = new LinkedHashSet<>();
        nodes.forEach(node -> nested.add(node.state().store()));
        nested.remove(store);
        int place = 0;
        for (WeightStore each : nested) {
            place++;
            each.follow(store, place);
        }
    }

    private static String weightShapes(List<LayerWeight> weights) {
        return weights.stream().map(weight -> weight.shape().toString()).toList().toString();
    }

    /*
     * An item is what Keras calls an operation: a layer object or a nested model object. Keras orders them by depth (the longest way to an
     * output), then by when they are met walking back from the outputs.
     */
    private List<Object> orderItems() {
        Map<Object, Integer> firstMet = new IdentityHashMap<>();
        List<Object> callsDone = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        outputs.forEach(output -> meet(output, firstMet, callsDone, seen));
        Map<Object, Integer> depthOfCall = new IdentityHashMap<>();
        Map<Object, Integer> depthOfItem = new IdentityHashMap<>();
        for (int i = callsDone.size() - 1; i >= 0; i--) {
            Object call = callsDone.get(i);
            int depth = Math.max(depthOfCall.getOrDefault(call, 0), depthOfItem.getOrDefault(itemOf(call), 0));
            depthOfCall.put(call, depth);
            depthOfItem.put(itemOf(call), depth);
            for (SymbolicTensor input : inputsOf(call)) {
                depthOfCall.merge(callOf(input.node()), depth + 1, Math::max);
            }
        }
        for (int i = 0; i < inputs.size(); i++) {
            depthOfItem.putIfAbsent(inputs.get(i).node(), 0);
            firstMet.putIfAbsent(inputs.get(i).node(), i - inputs.size());
        }
        List<Object> ordered = new ArrayList<>(depthOfItem.keySet());
        ordered.sort(Comparator.<Object>comparingInt(item -> -depthOfItem.get(item)).thenComparingInt(firstMet::get));
        return List.copyOf(ordered);
    }

    private void meet(SymbolicTensor start, Map<Object, Integer> firstMet, List<Object> callsDone, Set<Object> seen) {
        List<Object> pending = new ArrayList<>(List.of(callOf(start.node())));
        Set<Object> expanded = new HashSet<>();
        while (!pending.isEmpty()) {
            Object call = pending.get(pending.size() - 1);
            if (seen.contains(call)) {
                pending.remove(pending.size() - 1);
            } else if (expanded.add(call)) {
                firstMet.putIfAbsent(itemOf(call), firstMet.size());
                List<SymbolicTensor> needed = inputsOf(call);
                for (int i = needed.size() - 1; i >= 0; i--) {
                    pending.add(callOf(needed.get(i).node()));
                }
            } else {
                seen.add(call);
                callsDone.add(call);
                pending.remove(pending.size() - 1);
            }
        }
    }

    /**
     * {@return what an application of a layer is seen from the outside: the use of the model that it is part of, or itself}
     *
     * @param node a node
     */
    public static Object callOf(Node node) {
        return node instanceof LayerNode applied && applied.nestedCall().isPresent() ? applied.nestedCall().get() : node;
    }

    /**
     * {@return the item that is used: the model of a {@link NestedCall}, the layer of a {@link LayerNode}, or an {@link InputNode} itself}
     *
     * @param call what {@link #callOf} returned
     */
    public static Object itemOf(Object call) {
        if (call instanceof NestedCall nested) {
            return nested.model();
        }
        return call instanceof LayerNode node ? node.layer().owner() : call;
    }

    private static List<SymbolicTensor> inputsOf(Object call) {
        return call instanceof NestedCall nested ? nested.inputs() : ((Node) call).inputs();
    }

    private static Layer layerOf(Object item) {
        return item instanceof InputNode input ? input.layer() : (Layer) item;
    }

    private void nameItems() {
        Map<String, Integer> counters = new HashMap<>();
        Map<String, Object> taken = new HashMap<>();
        for (Object item : items) {
            String name = layerOf(item).name();
            if (name != null && (name.isEmpty() || name.contains("/"))) {
                throw new IllegalArgumentException(layerOf(item).className() + ": expects a name of at least one character, without \"/\", got \""
                        + name + "\". The slash stands between a nested model and its layers.");
            }
            if (name != null && taken.put(name, item) != null) {
                throw new IllegalArgumentException("Model: expects layer names to differ, got \"" + name
                        + "\" twice. Give one of them another name, or apply the same layer object to share its weights.");
            }
        }
        for (Object item : items) {
            String name = layerOf(item).name();
            if (name == null) {
                String stem = snakeCase(layerOf(item).className());
                do {
                    int count = counters.merge(stem, 1, Integer::sum) - 1;
                    name = count == 0 ? stem : stem + "_" + count;
                } while (taken.containsKey(name));
                taken.put(name, item);
            }
            itemNames.put(item, name);
        }
    }

    /**
     * {@return a class name in Keras's snake case: {@code conv2d}, {@code global_average_pooling2d}, {@code re_lu}}
     *
     * @param className such as {@code Conv2D}
     */
    public static String snakeCase(String className) {
        String name = className.equals("Input") ? "InputLayer" : className;
        return WORD_START.matcher(name.replaceAll("(\\d)D", "$1d")).replaceAll("_").toLowerCase(java.util.Locale.ROOT);
    }

    // A layer that is met again, in a nested model or outside of it, is the same layer: it keeps the name of the first place.
    private void listLayers() {
        Map<LayerState, List<LayerNode>> applications = new IdentityHashMap<>();
        Map<Object, LayerState> direct = new IdentityHashMap<>();
        Map<Object, Network> nested = new IdentityHashMap<>();
        for (LayerNode node : nodes) {
            applications.computeIfAbsent(node.state(), key -> new ArrayList<>()).add(node);
            node.nestedCall().ifPresentOrElse(call -> nested.put(call.model(), call.network()), () -> direct.put(node.layer().owner(), node.state()));
        }
        for (Object item : items) {
            String name = itemNames.get(item);
            if (item instanceof InputNode input) {
                add(name, List.of(input));
            } else if (direct.containsKey(item)) {
                list(name, direct.get(item), applications);
            } else if (nested.containsKey(item)) {
                nested.get(item).layers().stream().filter(layer -> !layer.isInput())
                        .forEach(layer -> list(name + "/" + layer.name(), layer.state(), applications));
            }
        }
    }

    private void list(String name, LayerState state, Map<LayerState, List<LayerNode>> applications) {
        List<LayerNode> unlisted = applications.remove(state);
        if (unlisted != null) {
            add(name, unlisted);
        }
    }

    private void add(String name, Collection<? extends Node> applications) {
        NetworkLayer layer = new NetworkLayer(name, applications.iterator().next().layer().owner(), List.copyOf(applications));
        layers.add(layer);
        applications.forEach(node -> layerOfNode.put(node, layer));
    }

    /** {@return where data enters, in the order of {@code fit}'s x} */
    public List<SymbolicTensor> inputs() {
        return inputs;
    }

    /** {@return what comes out, in the order of {@code fit}'s y} */
    public List<SymbolicTensor> outputs() {
        return outputs;
    }

    /** {@return for each output which of its entries count, or empty where all do} */
    public List<Optional<SymbolicTensor>> outputMasks() {
        return outputs.stream().map(SymbolicTensor::mask).toList();
    }

    /** {@return all that is asked for when the network runs: the outputs, then the masks of those that have one} */
    public List<SymbolicTensor> results() {
        return Stream.concat(outputs.stream(), outputMasks().stream().flatMap(Optional::stream)).toList();
    }

    /** {@return the names of the inputs' layers} */
    public List<String> inputNames() {
        return inputs.stream().map(input -> itemNames.get(input.node())).toList();
    }

    /**
     * {@return the names of the layers (or nested models) that give the outputs; the second output of a layer gets {@code _1} behind
     * it, and so on, as in Keras}
     */
    public List<String> outputNames() {
        Set<String> names = new LinkedHashSet<>();
        for (SymbolicTensor output : outputs) {
            String name = itemNames.get(itemOf(callOf(output.node())));
            String free = name;
            for (int count = 1; !names.add(free); count++) {
                free = name + "_" + count;
            }
        }
        return List.copyOf(names);
    }

    /** {@return the applications of layers, each after those it depends on} */
    public List<LayerNode> nodes() {
        return List.copyOf(nodes);
    }

    /** {@return the distinct layers, inputs included, in Keras's order; those of nested models in place of the model} */
    public List<NetworkLayer> layers() {
        return List.copyOf(layers);
    }

    /**
     * {@return the layer applied at a place}
     *
     * @param node a node of this network
     */
    public NetworkLayer layerAt(Node node) {
        return layerOfNode.get(node);
    }

    /**
     * {@return the top-level items of this network in Keras's order: {@link InputNode}s, {@link Layer}s, and models used as layers}
     */
    public List<Object> items() {
        return items;
    }

    /**
     * {@return the name of a top-level item}
     *
     * @param item one of {@link #items}
     */
    public String nameOf(Object item) {
        return itemNames.get(item);
    }

    /** {@return where layers that first appeared in this network keep their weights} */
    public WeightStore store() {
        return store;
    }
}
