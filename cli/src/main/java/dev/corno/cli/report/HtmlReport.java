package dev.corno.cli.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a run's report as one HTML page that refers to nothing outside itself. */
public final class HtmlReport {

    private static final String STYLE = """
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
            h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
            table { border-collapse: collapse; } th, td { padding: .25rem .75rem; border-bottom: 1px solid #ddd; }
            td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; } th { text-align: left; }
            td.count { text-align: center; min-width: 2.5rem; border: 1px solid #fff; }
            pre { background: #f6f6f6; padding: 1rem; overflow-x: auto; font-size: 13px; line-height: 1.3; }
            svg { font-size: 12px; margin-right: 1rem; } svg line { stroke: #e4e4e4; } svg .title { font-size: 15px; font-weight: 600; }
            svg polyline { fill: none; stroke-width: 2; }
            polyline.training { stroke: #1f77b4; } circle.training, text.training { fill: #1f77b4; }
            polyline.validation { stroke: #e06c00; } circle.validation, text.validation { fill: #e06c00; }
            """;

    private HtmlReport() {
    }

    /**
     * {@return the page}
     *
     * @param run what it tells
     */
    public static String of(RunReport run) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                %2$s</style>
                </head>
                <body>
                <h1>%1$s</h1>
                <p>On the test data: %3$s</p>
                <h2>Learning curves</h2>
                <p>%4$s</p>
                <h2>Scores by class</h2>
                %5$s
                <h2>Confusion</h2>
                <p>A row for each true class, a column for each predicted one.</p>
                %6$s
                <h2>Settings</h2>
                %7$s
                <h2>Model</h2>
                <pre>%8$s</pre>
                </body>
                </html>
                """.formatted(Html.escape(run.title()), STYLE, Html.escape(TextReport.evaluation(run.evaluation())), curves(run),
                scores(run.scores()), confusion(run.confusion()), settings(run.settings()), Html.escape(run.summary()));
    }

    private static String curves(RunReport run) {
        return run.curvesByQuantity().entrySet().stream().map(entry -> CurvesSvg.of(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String scores(ClassificationReport report) {
        String rows = report.classes().stream().map(HtmlReport::row).collect(Collectors.joining("\n"));
        return """
                <table>
                <tr><th>class</th><th class="number">precision</th><th class="number">recall</th><th class="number">f1</th>\
                <th class="number">support</th></tr>
                %s
                %s
                %s
                </table>""".formatted(rows, row(report.macro()), row(report.weighted()));
    }

    private static String row(ClassScores scores) {
        return String.format(Locale.ROOT, "<tr><td>%s</td><td class=\"number\">%.4f</td><td class=\"number\">%.4f</td>"
                + "<td class=\"number\">%.4f</td><td class=\"number\">%d</td></tr>", Html.escape(scores.name()), scores.precision(),
                scores.recall(), scores.f1(), scores.support());
    }

    private static String confusion(ConfusionMatrix matrix) {
        StringBuilder table = new StringBuilder("<table>\n<tr><th></th>");
        matrix.classes().forEach(name -> table.append("<th>").append(Html.escape(name)).append("</th>"));
        table.append("</tr>\n");
        for (int row = 0; row < matrix.size(); row++) {
            table.append("<tr><th>").append(Html.escape(matrix.classes().get(row))).append("</th>");
            for (int column = 0; column < matrix.size(); column++) {
                table.append(cell(matrix.count(row, column), matrix.support(row), row == column));
            }
            table.append("</tr>\n");
        }
        return table.append("</table>").toString();
    }

    private static String cell(long count, long support, boolean right) {
        double strength = support == 0 ? 0 : Math.sqrt((double) count / support);
        return String.format(Locale.ROOT, "<td class=\"count\" style=\"background: rgba(%s, %.3f)\">%s</td>",
                right ? "31, 119, 180" : "214, 39, 40", strength * 0.7, count == 0 ? "" : Long.toString(count));
    }

    private static String settings(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(entry -> "<tr><th>" + Html.escape(entry.getKey()) + "</th><td>" + Html.escape(entry.getValue()) + "</td></tr>")
                .collect(Collectors.joining("\n", "<table>\n", "\n</table>"));
    }
}
