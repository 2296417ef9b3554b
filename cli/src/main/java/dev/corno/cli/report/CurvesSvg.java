package dev.corno.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws learning curves as SVG to be placed inside an HTML page; it needs no fonts on this machine. */
final class CurvesSvg {

    private static final int WIDTH = 520;
    private static final int HEIGHT = 320;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 40;
    private static final int BOTTOM = 44;

    private final String quantity;
    private final List<Curve> curves;
    private final CurvesFrame frame;

    private CurvesSvg(String quantity, List<Curve> curves) {
        this.quantity = quantity;
        this.curves = curves;
        this.frame = new CurvesFrame(curves, LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM);
    }

    /**
     * {@return an {@code svg} element}
     *
     * @param quantity what the curves show
     * @param curves drawn together
     */
    static String of(String quantity, List<Curve> curves) {
        return new CurvesSvg(quantity, curves).draw();
    }

    private String draw() {
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"%s by epoch\">%n", WIDTH, HEIGHT, WIDTH,
                HEIGHT, Html.escape(quantity)));
        svg.append(text(LEFT, 20, "start", "title", quantity));
        yAxis(svg);
        xAxis(svg);
        for (int i = 0; i < curves.size(); i++) {
            line(svg, curves.get(i), i);
        }
        return svg.append("</svg>").toString();
    }

    private void yAxis(StringBuilder svg) {
        for (double value : frame.ticks()) {
            svg.append(rule(LEFT, frame.y(value), WIDTH - RIGHT, frame.y(value)));
            svg.append(text(LEFT - 8, frame.y(value) + 4, "end", "tick", tick(value)));
        }
    }

    private static String tick(double value) {
        return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private void xAxis(StringBuilder svg) {
        int step = Math.max(1, (frame.epochs() + 9) / 10);
        for (int epoch = 1; epoch <= frame.epochs(); epoch += step) {
            svg.append(text(frame.x(epoch), HEIGHT - BOTTOM + 18, "middle", "tick", Integer.toString(epoch)));
        }
        svg.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", "tick", "epoch"));
    }

    private void line(StringBuilder svg, Curve curve, int index) {
        String kind = curve.isValidation() ? "validation" : "training";
        List<Integer> drawn = curve.drawable();
        svg.append(drawn.stream().map(i -> String.format(Locale.ROOT, "%.1f,%.1f", frame.x(i + 1), frame.y(curve.values().get(i))))
                .collect(Collectors.joining(" ", "<polyline class=\"" + kind + "\" points=\"", "\"/>\n")));
        for (int i : drawn) {
            svg.append(String.format(Locale.ROOT, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s, epoch %d: %.6g</title></circle>%n",
                    kind, frame.x(i + 1), frame.y(curve.values().get(i)), Html.escape(curve.name()), i + 1, curve.values().get(i)));
        }
        svg.append(text(WIDTH - RIGHT - index * 150, 20, "end", kind, curve.name()));
    }

    private static String rule(double x1, double y1, double x2, double y2) {
        return String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n", x1, y1, x2, y2);
    }

    private static String text(double x, double y, String anchor, String kind, String text) {
        return String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", kind, x, y, anchor,
                Html.escape(text));
    }
}
