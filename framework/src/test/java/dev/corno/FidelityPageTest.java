package dev.corno;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FidelityPageTest {

    private static final String REMEDY = "write the page again: mvn verify -pl framework -Dtest=KerasFidelityTest -Dcorno.fixtures=FOLDER "
            + "-Dcorno.fidelityPage=true";

    @Test
    void pageListsWhatIsRegistered() throws IOException {
        String page = Files.readString(FidelityPage.FILE);

        assertTrue(page.endsWith(FidelityPage.lists()), REMEDY);
    }

    @Test
    void eachAbsentNameHasAReasonAndNoOther() throws IOException {
        List<String> absent = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (String category : FidelityPage.fields(FidelityPage.names().get("names"))) {
            FidelityPage.absent(category).stream().sorted().forEach(name -> absent.add(category + " " + name));
            FidelityPage.fields(FidelityPage.reasons(category)).stream().sorted().forEach(name -> reasons.add(category + " " + name));
        }

        assertEquals(absent, reasons);
    }
}
