package dev.corno.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.corno.backend.StepProfile.Pass;
import dev.corno.backend.StepProfile.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepProfileTest {

    private final StepProfile profile = new StepProfile();

    @Test
    void addsUpTheCallsOfAKernel() {
        profile.add("dense", Pass.FORWARD, "product", 1_000_000);
        profile.add("dense", Pass.FORWARD, "product", 2_000_000);
        profile.add("dense", Pass.BACKWARD, "data", 1_000_000);
        assertEquals(List.of(new Row("dense", Pass.FORWARD, "product", 2, 3_000_000),
                new Row("dense", Pass.BACKWARD, "data", 1, 1_000_000)), profile.rows());
    }

    @Test
    void printsTheLongestFirst() {
        profile.add("dense", Pass.BACKWARD, "data", 1_000_000);
        profile.add("convolution", Pass.FORWARD, "convolution", 3_000_000);
        assertEquals("""
                Layer        Pass      Kernel           Calls          ms   Share
                convolution  forward   convolution          1       3.000   75.0%
                dense        backward  data                 1       1.000   25.0%
                total                                               4.000  100.0%
                """, profile.table());
    }
}
