package dev.corno.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.corno.tensor.Shape;
import dev.corno.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {

    @TempDir
    Path folder;

    @Test
    void readsNumbersWithoutHeader() throws IOException {
        CsvTable table = file("1,2.5\n-3e1,.5\n").read();
        assertEquals(Tensor.of(new float[] {1, 2.5f, -30, 0.5f}, 2, 2), table.x());
        assertEquals(List.of("0", "1"), table.columnNames());
        assertEquals(Optional.empty(), table.y());
    }

    @Test
    void takesALineOfWordsForTheHeader() throws IOException {
        CsvTable table = file("\uFEFF\"Month, year\",Passengers\n\"1949-01\",112\n").columns("Passengers").read();
        assertEquals(Tensor.of(new float[] {112}, 1, 1), table.x());
        assertEquals(List.of("Passengers"), table.columnNames());
    }

    @Test
    void rowsAreSamplesWithTheirLabels() throws IOException {
        ArrayDataset dataset = file("1,2,3\n4,5,6\n").label("1").read().dataset();

        assertEquals(List.of(Tensor.of(new float[] {1, 3, 4, 6}, 2, 2)), dataset.x());
        assertEquals(List.of(Tensor.of(new float[] {2, 5}, 2, 1)), dataset.y());
    }

    @Test
    void rowsWithoutALabelColumnAreNoSamples() throws IOException {
        CsvTable table = file("1,2\n").read();

        IllegalStateException error = assertThrows(IllegalStateException.class, table::dataset);
        assertEquals("CsvTable: dataset needs a label column, got none. Name it: new CsvFile(path).label(name).", error.getMessage());
    }

    @Test
    void turnsClassNamesIntoIndices() throws IOException {
        CsvTable table = file("5.1,setosa\n4.9,\"a \"\"rare\"\" one\"\n5.0,setosa\n").label("1").read();
        assertEquals(Optional.of(Tensor.of(new int[] {1, 0, 1}, 3)), table.y());
        assertEquals(List.of("a \"rare\" one", "setosa"), table.classNames());
        assertEquals(List.of("0"), table.columnNames());
    }

    @Test
    void keepsNumericLabelsAsNumbers() throws IOException {
        CsvTable table = file("x,y\n1,10\n2,20.5\n").label("y").read();
        assertEquals(Optional.of(Tensor.of(new float[] {10, 20.5f}, 2, 1)), table.y());
        assertEquals(List.of(), table.classNames());
    }

    @Test
    void splitsAtBlanksWhenTold() throws IOException {
        assertEquals(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2), file("  1   2 \n 3\t4\n\n").delimiter(' ').read().x());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "?0.2|\"?0.2\"",
            "NaN|\"NaN\"",
            "1f|\"1f\"",
            "1e99|\"1e99\"",
            "''|an empty cell"})
    void rejectsCellsThatAreNoNumbers(String cell, String got) throws IOException {
        assertFails(": line 4, column 2 (b): expects a number, got " + got + ". Correct the cell, or choose other columns.",
                file("a,b\n\n1,2\n3," + cell + "\n"));
    }

    @Test
    void rejectsEmptyLabels() throws IOException {
        assertFails(": line 3, column 2 (kind): expects a class name, got an empty cell. Correct the cell, or choose other columns.",
                file("a,kind\n1,cat\n3,\n").label("kind"));
    }

    @Test
    void rejectsLinesOfOtherLength() throws IOException {
        assertFails(": line 2: expects 3 cells like the first line, got 2. Correct the line, or give another delimiter.",
                file("1,2,3\n4,5\n"));
    }

    @Test
    void rejectsOpenQuotes() throws IOException {
        assertFails(": line 1: expects a closing quote, got the end of the line. Close it on the same line.", file("\"1,2\n3,4\n"));
    }

    @Test
    void rejectsUnknownColumns() throws IOException {
        assertFails(": expects a column \"c\", got the columns a, b. Name one of these.", file("a,b\n1,2\n").label("c"));
    }

    @Test
    void rejectsFilesWithoutLines() throws IOException {
        assertFails(": expects lines of cells, got an empty file. Check the path.", file("\n"));
        assertFails(": expects lines of data after the header, got none. Check the file.", file("a,b\n"));
    }

    @Test
    void rejectsBytesThatAreNoText() throws IOException {
        Path file = Files.write(folder.resolve("data.csv"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertFails(": cannot be read: bytes that are no text in UTF-8. "
                + "Check that the file exists and is text in UTF-8.", new CsvFile(file));
    }

    @Test
    void readsIris() {
        CsvTable iris = new CsvFile(TestData.file("tabular/iris.csv")).label("4").read();
        assertEquals(Shape.of(150, 4), iris.x().shape());
        assertEquals(List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica"), iris.classNames());
    }

    @Test
    void readsHousingSeparatedByBlanks() {
        CsvTable housing = new CsvFile(TestData.file("tabular/housing.data")).delimiter(' ').label("13").read();
        assertEquals(Shape.of(506, 13), housing.x().shape());
        assertTrue(housing.y().orElseThrow().isFinite());
    }

    private CsvFile file(String text) throws IOException {
        return new CsvFile(Files.writeString(folder.resolve("data.csv"), text));
    }

    private void assertFails(String message, CsvFile file) {
        assertEquals(folder.resolve("data.csv") + message, assertThrows(DataException.class, file::read).getMessage());
    }
}
