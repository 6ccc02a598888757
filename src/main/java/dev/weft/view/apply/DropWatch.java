package dev.weft.view.apply;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowVerdict;
import dev.weft.policy.Party;
import dev.weft.session.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks for dropped flows after an apply, at the workloads whose connections it changed. `since` is our clock's, flows
/// bear their source's.
public record DropWatch(Instant since, Set<ObjectRef> workloads) {
    /// Long enough for clients to try again, short enough to wait for.
    public static final Duration LENGTH = Duration.ofSeconds(60);

    /// `before` says that the same flow was dropped before the apply too.
    public record Drop(FlowKey key, Instant last, boolean before) {}

    /// What was seen so far. `heard` is false when no source of flows is live: then silence means nothing.
    public record Seen(List<Drop> drops, boolean heard) {
        public static final Seen NOTHING = new Seen(List.of(), false);

        public Seen {
            drops = List.copyOf(drops);
        }
    }

    public DropWatch {
        workloads = Set.copyOf(workloads);
    }

    /// Every workload at either end of a pair that the draft changes.
    public static DropWatch of(Optional<Frame> frame, Instant since) {
        var workloads = new HashSet<ObjectRef>();
        frame.flatMap(Frame::draft).ifPresent(outcome -> outcome.difference().changes().forEach(change -> {
            add(workloads, change.source());
            add(workloads, change.destination());
        }));
        return new DropWatch(since, workloads);
    }

    private static void add(Set<ObjectRef> workloads, Party party) {
        if (party instanceof Party.Group(var ref, _)) {
            workloads.add(ref);
        }
    }

    /// New ones before those that were dropped before too, then the latest first.
    ///
    /// Cost: O(flows of the window).
    public Seen look(Frame frame) {
        var drops = new ArrayList<Drop>();
        var flows = frame.meaning().flows();
        flows.flows().forEach((key, stats) -> {
            if (isDrop(key, stats) && concerns(key, frame.meaning().snapshot())) {
                drops.add(new Drop(key, stats.last(), stats.first().isBefore(since)));
            }
        });
        drops.sort(Comparator.comparing(Drop::before)
                .thenComparing(Comparator.comparing(Drop::last).reversed())
                .thenComparing(drop -> drop.key().source().text()));
        boolean heard = flows.sources().stream().anyMatch(source -> source.status() instanceof SourceStatus.Live);
        return new Seen(drops, heard);
    }

    private boolean isDrop(FlowKey key, FlowStats stats) {
        return key.verdict() == FlowVerdict.DROPPED && stats.last().isAfter(since);
    }

    private boolean concerns(FlowKey key, ClusterSnapshot snapshot) {
        return workload(key.source(), snapshot).filter(workloads::contains).isPresent()
                || workload(key.destination(), snapshot).filter(workloads::contains).isPresent();
    }

    private static Optional<ObjectRef> workload(FlowEnd end, ClusterSnapshot snapshot) {
        return switch (end) {
            case FlowEnd.OfPod(var pod) -> snapshot.pod(pod).map(snapshot::workloadOf);
            case FlowEnd.OfWorkload(var workload) -> Optional.of(workload);
            case FlowEnd.OfService _, FlowEnd.OfNode _, FlowEnd.OfAddress _, FlowEnd.OfName _, FlowEnd.Unknown _ ->
                Optional.empty();
        };
    }

    public long secondsLeft(Instant now) {
        return Math.max(0, LENGTH.minus(Duration.between(since, now)).toSeconds());
    }
}
