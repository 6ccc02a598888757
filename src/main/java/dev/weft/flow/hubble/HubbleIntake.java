package dev.weft.flow.hubble;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.Flow;
import dev.weft.flow.hubble.event.HubbleDecoder;
import dev.weft.flow.hubble.event.HubbleEvent;
import dev.weft.flow.hubble.event.HubbleMessage;
import dev.weft.flow.hubble.event.Sampling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything between a message and what is sent to the window; it outlives connections, so that nothing is counted
/// twice.
///
/// Threads: confined to the source's thread.
final class HubbleIntake {
    /// Half a minute: as long as the kernel remembers a UDP exchange.
    private static final Duration TURN = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Sampling sampling = new Sampling();
    private final HubbleDecoder decoder = new HubbleDecoder(sampling);
    private final HubbleFlows flows;
    private final SeenEvents seen = new SeenEvents();
    private final ClockSkew skew = new ClockSkew();
    private Instant turned;
    private long lost;
    private long again;
    private long unread;

    HubbleIntake(Supplier<ClusterSnapshot> cluster, InstantSource clock) {
        this.clock = clock;
        this.flows = new HubbleFlows(cluster);
        this.turned = clock.instant();
    }

    HubbleDecoder decoder() {
        return decoder;
    }

    Sampling sampling() {
        return sampling;
    }

    SeenEvents seen() {
        return seen;
    }

    long lost() {
        return lost;
    }

    void add(HubbleEvent event) {
        if (seen.isNew(event)) {
            flows.add(event);
        } else {
            again++;
        }
    }

    void add(HubbleMessage.Lost gone) {
        lost += gone.events();
    }

    /// A message of a kind that this Weft does not know.
    void unread() {
        unread++;
    }

    void flush(Consumer<Flow> sink) {
        var now = clock.instant();
        skew.look(seen.newest(), now.getEpochSecond() * 1_000_000_000L + now.getNano());
        if (Duration.between(turned, now).compareTo(TURN) >= 0) {
            turned = now;
            flows.turn();
        }
        flows.flush(sink, skew.shift());
    }

    /// What people should know about the figures; empty ones are left out.
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (sampling.on()) {
            remarks.add("sampled: 1 of " + sampling.oneOf() + " connections");
        }
        if (sampling.leftOut() > 0) {
            remarks.add(HubbleWords.count(sampling.leftOut(), "event") + " left out by sampling");
        }
        remarks.add(skew.words());
        if (flows.portless() > 0) {
            remarks.add(HubbleWords.count(flows.portless(), "event") + " without ports (ICMP and the like)");
        }
        if (flows.undirected() > 0) {
            remarks.add(HubbleWords.count(flows.undirected(), "event") + " of which nobody says who asked");
        }
        if (unread > 0) {
            remarks.add(HubbleWords.count(unread, "message") + " of an unknown kind");
        }
        if (again > 0) {
            remarks.add(HubbleWords.count(again, "event") + " sent twice and counted once");
        }
        return remarks;
    }
}
