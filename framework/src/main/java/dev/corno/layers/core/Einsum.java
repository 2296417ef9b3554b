package dev.corno.layers.core;

import dev.corno.expression.Expression;
import dev.corno.tensor.Shape;
import dev.corno.tensor.ShapeMismatchException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An equation of Einstein's summation with two operands, such as {@code abc,cd->abd}: a letter for each axis; what is not in the result is
 * summed over.
 *
 * @param input the letters of the first operand, the batch axis first
 * @param kernel the letters of the second operand
 * @param output the letters of the result
 */
record Einsum(String input, String kernel, String output) {

    private static final Pattern PLAIN = Pattern.compile("([a-zA-Z]+),([a-zA-Z]+)->([a-zA-Z]+)");
    private static final Pattern LEFT = Pattern.compile("\\.\\.\\.([a-zA-Z]+),([a-zA-Z]+)->\\.\\.\\.([a-zA-Z]+)");
    private static final Pattern RIGHT = Pattern.compile("([a-zA-Z]{2,})\\.\\.\\.,([a-zA-Z]+)->([a-zA-Z]+)\\.\\.\\.");

    /** {@return whether a text is an equation of one of the forms {@code ab,bc->ac}, {@code ...b,bc->...c} and {@code ab...,bc->ac...}} */
    static boolean isEquation(String equation) {
        return matcher(equation).matches();
    }

    private static Matcher matcher(String equation) {
        return (equation.startsWith(".") ? LEFT : equation.endsWith(".") ? RIGHT : PLAIN).matcher(equation);
    }

    /** {@return the letters of the result, without those that the dots stand for} */
    static String outputLetters(String equation) {
        Matcher matcher = matcher(equation);
        return matcher.matches() ? matcher.group(3) : "";
    }

    /** {@return how many axes the dots stand for, at the end of the equation's parts} */
    static int trailing(String equation, int rank) {
        return equation.endsWith(".") ? rank - inputLetters(equation).length() : 0;
    }

    /** {@return how many axes the first operand has at least} */
    static int leastRank(String equation) {
        return inputLetters(equation).length();
    }

    private static String inputLetters(String equation) {
        Matcher matcher = matcher(equation);
        return matcher.matches() ? matcher.group(1) : "";
    }

    /**
     * {@return the equation with characters of their own for the axes that dots stand for}
     *
     * @param equation the equation
     * @param rank how many axes the first operand has, batch included
     * @throws ShapeMismatchException if they do not fit the equation
     */
    static Einsum of(String equation, int rank) {
        Matcher matcher = matcher(equation);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Einsum: expects an equation, got \"" + equation + "\".");
        }
        int elided = rank - matcher.group(1).length();
        boolean hasDots = equation.contains(".");
        if (elided < 0 || elided > 0 && !hasDots) {
            throw new ShapeMismatchException("EinsumDense", "expects inputs of " + (hasDots ? "at least " : "") + matcher.group(1).length()
                    + " axes, batch included, for the equation " + equation + ", got " + rank + ".");
        }
        String dots = IntStream.range(0, elided).mapToObj(i -> String.valueOf((char) ('\u0100' + i))).collect(Collectors.joining());
        boolean isLeft = equation.startsWith(".");
        return new Einsum(isLeft ? dots + matcher.group(1) : matcher.group(1) + dots, matcher.group(2),
                isLeft ? dots + matcher.group(3) : matcher.group(3) + dots);
    }

    /** {@return the result for two operands, as one product of matrices, or one for each letter that all three have} */
    Expression apply(Expression first, Expression second) {
        Map<Character, Integer> lengths = new HashMap<>();
        IntStream.range(0, kernel.length()).forEach(i -> lengths.put(kernel.charAt(i), second.dim(i)));
        IntStream.range(0, input.length()).forEach(i -> lengths.put(input.charAt(i), first.dim(i)));
        String shared = only(input, letter -> has(kernel, letter) && has(output, letter));
        String left = only(input, letter -> !has(kernel, letter) && has(output, letter));
        String summed = only(input, letter -> has(kernel, letter) && !has(output, letter));
        String right = only(kernel, letter -> !has(input, letter));
        String lone = only(input, letter -> !has(kernel, letter) && !has(output, letter));
        Expression x = lone.isEmpty() ? first : first.sum(false, positions(lone, input));
        Expression a = matrices(x, only(input, letter -> !has(lone, letter)), shared, left, summed, lengths);
        Expression b = matrices(second, kernel, shared, summed, right, lengths);
        String found = shared + left + right;
        return a.matmul(b).reshape(shape(found, lengths)).transpose(positions(output, found));
    }

    private static Expression matrices(Expression x, String letters, String shared, String rows, String columns,
            Map<Character, Integer> lengths) {
        Expression ordered = x.transpose(positions(shared + rows + columns, letters));
        int height = Math.toIntExact(shape(rows, lengths).size());
        int width = Math.toIntExact(shape(columns, lengths).size());
        return shared.isEmpty() ? ordered.reshape(height, width)
                : ordered.reshape(Math.toIntExact(shape(shared, lengths).size()), height, width);
    }

    private static Shape shape(String letters, Map<Character, Integer> lengths) {
        return Shape.of(letters.chars().map(letter -> lengths.get((char) letter)).toArray());
    }

    private static int[] positions(String letters, String all) {
        return letters.chars().map(all::indexOf).toArray();
    }

    private static String only(String letters, IntPredicate condition) {
        return letters.chars().filter(condition).mapToObj(letter -> String.valueOf((char) letter)).collect(Collectors.joining());
    }

    private static boolean has(String letters, int letter) {
        return letters.indexOf(letter) >= 0;
    }
}
