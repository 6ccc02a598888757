package dev.weft.flow.hubble;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.hubble.event.HubbleEvent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Who asks whom on which port: what all verdicts of that pair share, and a [Tally] for each verdict.
///
/// Threads: confined to one thread.
final class Edge {
    /// Of a set of names, so many are kept.
    private static final int MOST = 16;

    final FlowEnd source;
    final FlowEnd destination;
    final FlowTraffic traffic;
    /// The ends as the agents named them.
    final HubbleEvent.End from;
    final HubbleEvent.End to;

    final Set<String> names = new TreeSet<>();
    /// Named by policy verdicts of connections that are not decided yet.
    final Set<ObjectRef> heldAllowed = new TreeSet<>();
    Optional<ObjectRef> service = Optional.empty();
    boolean encrypted;
    boolean authenticated;
    /// Who asked was told from the ports alone.
    boolean guessed;
    /// Socket events of connections whose first packet was not seen yet: how many, of how many connections, and of
    /// which turn of the table the newest are.
    int dialEvents;
    int dials;
    int dialTurn;
    long dialTime;
    /// Of the connection that was decided last.
    FlowVerdict latest = FlowVerdict.UNKNOWN;

    private final Map<FlowVerdict, Tally> tallies = new EnumMap<>(FlowVerdict.class);

    Edge(FlowEnd source, FlowEnd destination, FlowTraffic traffic, HubbleEvent.End from, HubbleEvent.End to) {
        this.source = source;
        this.destination = destination;
        this.traffic = traffic;
        this.from = from;
        this.to = to;
    }

    /// A pod's node tells of what arrives at it.
    boolean toPod() {
        return !to.pod.isEmpty();
    }

    Tally tally(FlowVerdict verdict) {
        var there = tallies.get(verdict);
        if (there == null) {
            there = new Tally(this, new FlowKey(source, destination, traffic, verdict, HubbleFlows.NAME));
            tallies.put(verdict, there);
        }
        return there;
    }

    /// What is known of all verdicts changed.
    void changed() {
        tallies.values().forEach(tally -> tally.facts.changed());
    }

    void learnNames(List<String> more) {
        if (!more.isEmpty() && names.size() < MOST && names.addAll(more)) {
            changed();
        }
    }

    void learnService(@Nullable ObjectRef asked) {
        if (asked != null && !service.equals(Optional.of(asked))) {
            service = Optional.of(asked);
            changed();
        }
    }

    void learnEncrypted() {
        if (!encrypted) {
            encrypted = true;
            changed();
        }
    }

    void learnAuthenticated() {
        if (!authenticated) {
            authenticated = true;
            changed();
        }
    }

    void learnGuessed() {
        if (!guessed) {
            guessed = true;
            changed();
        }
    }
}
