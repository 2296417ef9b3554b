package dev.corno.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void takesTheMedianOfTheRoundsMedians() {
        Statistics statistics = Statistics.of(List.of(new double[] {1, 2, 9}, new double[] {5, 5, 5}, new double[] {3, 4}));

        assertEquals(new Statistics(3.5, 2, 5, 1, 9, 8), statistics);
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertEquals(2.5, Statistics.of(List.of(new double[] {4, 1, 3, 2})).median());
    }

    @Test
    void leavesATenthAboveTheNinetiethPercentile() {
        Statistics statistics = Statistics.of(List.of(new double[] {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}));

        assertEquals(9, statistics.p90());
    }

    @Test
    void takesASingleFigureAsItIs() {
        assertEquals(new Statistics(7, 7, 7, 7, 7, 1), Statistics.of(List.of(new double[] {7})));
    }
}
