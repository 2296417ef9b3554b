package dev.corno.training;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until told. */
final class ManualClock implements InstantSource {

    private Instant now = Instant.EPOCH;

    void advance(long millis) {
        now = now.plus(Duration.ofMillis(millis));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
