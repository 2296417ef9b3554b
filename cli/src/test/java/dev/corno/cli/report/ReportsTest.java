package dev.corno.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {

    private final String page = HtmlReport.of(SampleRun.REPORT);

    @ParameterizedTest
    @ValueSource(strings = {"http", "<script", "src=", "href", "url(", "@import"})
    void pageRefersToNothingOutsideItself(String reference) {
        assertFalse(page.contains(reference));
    }

    @Test
    void pageEscapesNames() {
        assertTrue(page.contains("&lt;dog&gt;") && page.contains("adam &amp; eve"));
        assertFalse(page.contains("<dog>"));
    }

    @Test
    void pageDrawsTrainingAndValidationOfAQuantityTogether() {
        assertEquals(2, page.split("<svg", -1).length - 1);
        assertEquals(4, page.split("<polyline", -1).length - 1);
    }

    @Test
    void pageLeavesOutPointsThatAreNotNumbers() {
        assertFalse(page.contains("NaN"));
        assertEquals(7, page.split("<circle", -1).length - 1);
    }

    @Test
    void pictureHasAChartForEachQuantity() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(CurvesImage.png(SampleRun.REPORT.curvesByQuantity())));

        assertEquals(1280, picture.getWidth());
        assertEquals(420, picture.getHeight());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pictureShowsCurvesWithAndWithoutText(boolean withText) throws IOException {
        byte[] png = CurvesImage.png(SampleRun.REPORT.curvesByQuantity(), withText);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));

        int[] pixels = picture.getRGB(0, 0, 640, 420, null, 0, 640);
        assertTrue(IntStream.of(pixels).anyMatch(pixel -> pixel == 0xFF1F77B4));
    }

    @Test
    void jsonHoldsScoresAndConfusion() throws IOException {
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(SampleRun.REPORT));

        assertEquals(0.25, json.at("/evaluation/loss").asDouble());
        assertEquals(0.5, json.at("/scores/classes/0/recall").asDouble());
        assertEquals(1, json.at("/confusion/counts/0/1").asInt());
    }

    @Test
    void scoresAreAlignedInColumns() {
        assertEquals(List.of(
                "class             precision     recall         f1    support",
                "cat                  1.0000     0.5000     0.6667          2",
                "<dog>                0.5000     1.0000     0.6667          1",
                "macro average        0.7500     0.7500     0.6667          3",
                "weighted average     0.8333     0.6667     0.6667          3",
                "accuracy                                   0.6667          3"),
                TextReport.scores(SampleRun.REPORT.scores()).lines().toList());
    }

    @Test
    void confusionIsAGridOfCounts() {
        assertEquals(List.of(
                "true \\ predicted   cat <dog>",
                "cat                  1     1",
                "<dog>                .     1"),
                TextReport.confusion(SampleRun.REPORT.confusion()).lines().toList());
    }

    @Test
    void confusionOfManyClassesListsTheMostFrequent() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "class " + i).toList();
        ConfusionMatrix matrix = ConfusionMatrix.of(names, new int[] {3, 4, 4, 5}, new int[] {7, 9, 9, 5});

        assertEquals(List.of("     2 times class 4 was taken for class 9", "     1 times class 3 was taken for class 7"),
                TextReport.confusion(matrix).lines().toList());
    }

    @Test
    void evaluationIsOneLine() {
        assertEquals("loss 0.2500", TextReport.evaluation(Map.of("loss", 0.25)));
    }

    @Test
    void textTellsEverything() {
        String text = TextReport.of(SampleRun.REPORT);

        assertTrue(text.contains("tiny on pets") && text.contains("adam & eve") && text.contains("Model: \"tiny\"")
                && text.contains("Test data: loss 0.2500") && text.contains("weighted average"));
    }
}
