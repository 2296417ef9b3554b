package dev.corno.layers.recurrent;

import dev.corno.CheckReturnValue;
import dev.corno.expression.Expression;
import dev.corno.graph.LayerCall;
import dev.corno.graph.LayerPart;
import dev.corno.graph.LayerWeight;
import dev.corno.graph.Network;
import dev.corno.graph.PartCall;
import dev.corno.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several cells as one: at each step each reads the output of the one before. States and weights are those of all cells, one after the
 * other.
 *
 * <p>Input shapes: {@code (batch, ...)} as the first cell takes it, and all states. Output shapes: that of the last cell's output, and
 * all new states.
 *
 * <pre>{@code
 * var layer = new RNN(new StackedRNNCells(new GRUCell(32), new GRUCell(16)));
 * }</pre>
 *
 * @param name unique within the layer that it is part of, without {@code /}; null to let that choose
 * @param cells the cells, at least one; those without a name are named after their class, with a counter
 */
@CheckReturnValue
public record StackedRNNCells(String name, List<Cell> cells) implements Cell {

    /** Checks the parameters. */
    public StackedRNNCells {
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("StackedRNNCells: expects at least one cell, got 0.");
        }
        cells = named(cells);
    }

    /**
     * Cells on top of one another.
     *
     * @param cells the cells, the first one first
     */
    public StackedRNNCells(Cell... cells) {
        this(null, List.of(cells));
    }

    private static List<Cell> named(List<Cell> cells) {
        Map<String, Integer> counters = new HashMap<>();
        List<Cell> named = new ArrayList<>();
        for (Cell cell : cells) {
            String stem = Network.snakeCase(cell.className());
            int count = counters.merge(stem, 1, Integer::sum) - 1;
            named.add(cell.name() != null ? cell : cell.name(count == 0 ? stem : stem + "_" + count));
        }
        return List.copyOf(named);
    }

    @Override
    public StackedRNNCells name(String value) {
        return new StackedRNNCells(value, cells);
    }

    /** {@return the shape that each cell reads, then that of the last cell's output} */
    private List<Shape> shapes(Shape input) {
        List<Shape> shapes = new ArrayList<>(List.of(input));
        for (Cell cell : cells) {
            shapes.add(cell.outputShape(shapes.get(shapes.size() - 1)));
        }
        return shapes;
    }

    @Override
    public Shape outputShape(Shape input) {
        return shapes(input).get(cells.size());
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        List<Shape> shapes = shapes(input);
        List<Shape> states = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            states.addAll(cells.get(i).stateShapes(shapes.get(i)));
        }
        return states;
    }

    @Override
    public List<LayerWeight> weights(Shape input) {
        List<Shape> shapes = shapes(input);
        List<LayerWeight> weights = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            for (LayerWeight weight : cells.get(i).weights(shapes.get(i))) {
                weights.add(weight.inside(cells.get(i).name()));
            }
        }
        return weights;
    }

    @Override
    public List<LayerPart> parts(Shape input) {
        List<Shape> shapes = shapes(input);
        Map<String, Integer> counters = new HashMap<>();
        List<LayerPart> parts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            String stem = Network.snakeCase(cell.className());
            int count = counters.merge(stem, 1, Integer::sum) - 1;
            String path = "cells/" + (count == 0 ? stem : stem + "_" + count);
            parts.add(new LayerPart(path, cell.name(), shapes.get(i), cell.weights(shapes.get(i)).size(), cell.parts(shapes.get(i))));
        }
        return parts;
    }

    @Override
    public long multiplyAccumulates(Shape input) {
        List<Shape> shapes = shapes(input);
        long sum = 0;
        for (int i = 0; i < cells.size(); i++) {
            sum += cells.get(i).multiplyAccumulates(shapes.get(i));
        }
        return sum;
    }

    @Override
    public Steps start(LayerCall call, Shape input) {
        int batch = input.dim(0);
        List<Shape> shapes = shapes(input.slice(1, input.rank()));
        List<Steps> all = new ArrayList<>();
        List<Integer> stateCounts = new ArrayList<>();
        int weight = 0;
        for (int i = 0; i < cells.size(); i++) {
            all.add(cells.get(i).start(new PartCall(call, List.of(), List.of(), weight, 0), shapes.get(i).prepend(batch)));
            stateCounts.add(cells.get(i).stateShapes(shapes.get(i)).size());
            weight += cells.get(i).weights(shapes.get(i)).size();
        }
        return new Steps() {

            @Override
            public Expression prepare(Expression sequence) {
                return all.get(0).prepare(sequence);
            }

            @Override
            public List<Expression> step(Expression x, List<Expression> states) {
                Expression output = x;
                List<Expression> next = new ArrayList<>();
                int from = 0;
                for (int i = 0; i < all.size(); i++) {
                    Expression prepared = i == 0 ? x : all.get(i).prepare(output.expandDims(1)).at(1, 0);
                    List<Expression> results = all.get(i).step(prepared, states.subList(from, from + stateCounts.get(i)));
                    output = results.get(0);
                    next.addAll(results.subList(1, results.size()));
                    from += stateCounts.get(i);
                }
                next.add(0, output);
                return next;
            }
        };
    }
}
