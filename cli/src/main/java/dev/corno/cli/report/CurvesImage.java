package dev.corno.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws learning curves as a PNG: a chart for each quantity, training in blue and validation in orange. Where Java has no fonts
 * ({@link Fonts}) the charts have no text.
 */
public final class CurvesImage {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;
    private static final int MARGIN = 24;
    private static final double DOT = 7;
    private static final Color TRAINING = new Color(0x1F77B4);
    private static final Color VALIDATION = new Color(0xFF7F0E);

    private CurvesImage() {
    }

    /**
     * {@return the bytes of a PNG file with the charts side by side}
     *
     * @param curvesByQuantity curves to draw together, by the quantity they show
     * @throws IOException if the picture cannot be encoded
     */
    public static byte[] png(Map<String, List<Curve>> curvesByQuantity) throws IOException {
        return png(curvesByQuantity, Fonts.areThere());
    }

    static byte[] png(Map<String, List<Curve>> curvesByQuantity, boolean withText) throws IOException {
        int charts = Math.max(1, curvesByQuantity.size());
        BufferedImage image = new BufferedImage(WIDTH * charts, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
            int left = 0;
            for (Map.Entry<String, List<Curve>> entry : curvesByQuantity.entrySet()) {
                Graphics2D part = (Graphics2D) graphics.create(left, 0, WIDTH, HEIGHT);
                if (withText) {
                    chart(entry.getKey(), entry.getValue()).paint(part, WIDTH, HEIGHT);
                } else {
                    paintPlain(part, entry.getValue());
                }
                part.dispose();
                left += WIDTH;
            }
        } finally {
            graphics.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private static XYChart chart(String quantity, List<Curve> curves) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(quantity).xAxisTitle("epoch").yAxisTitle(quantity).build();
        chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.####").setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal).setChartBackgroundColor(Color.WHITE);
        curves.stream().filter(curve -> !curve.drawable().isEmpty()).forEach(curve -> add(chart, curve));
        return chart;
    }

    private static void paintPlain(Graphics2D graphics, List<Curve> curves) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.GRAY);
        graphics.drawRect(MARGIN, MARGIN, WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN);
        CurvesFrame frame = new CurvesFrame(curves, MARGIN, WIDTH - MARGIN, MARGIN, HEIGHT - MARGIN);
        for (Curve curve : curves) {
            graphics.setColor(color(curve));
            graphics.setStroke(new BasicStroke(2));
            Path2D line = new Path2D.Double();
            for (int i : curve.drawable()) {
                double x = frame.x(i + 1);
                double y = frame.y(curve.values().get(i));
                graphics.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
                if (line.getCurrentPoint() == null) {
                    line.moveTo(x, y);
                } else {
                    line.lineTo(x, y);
                }
            }
            graphics.draw(line);
        }
    }

    private static Color color(Curve curve) {
        return curve.isValidation() ? VALIDATION : TRAINING;
    }

    private static void add(XYChart chart, Curve curve) {
        double[] values = curve.values().stream().mapToDouble(value -> Double.isFinite(value) ? value : Double.NaN).toArray();
        XYSeries series = chart.addSeries(curve.name(), IntStream.rangeClosed(1, values.length).asDoubleStream().toArray(), values);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setLineStyle(new BasicStroke(2));
        series.setLineColor(color(curve));
        series.setMarkerColor(color(curve));
    }
}
