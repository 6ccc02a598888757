package dev.weft.kube.live;

import java.time.Duration;

/// How patient a live cluster is. `page` objects are read at a time.
record Timings(int page, Duration heartbeat, Duration answer, Duration silence, Duration forbidden,
        Duration discovery) {
    /// The page is what kubectl asks for. A heartbeat of 5 s finds a dead connection within about ten. A server sends a
    /// bookmark about every minute, so a watch that is silent for two and a half is dead. A right that was granted is
    /// seen after half a minute, a new CRD after a few seconds.
    static final Timings USUAL = new Timings(
            500,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(150),
            Duration.ofSeconds(30),
            Duration.ofSeconds(3));
}
