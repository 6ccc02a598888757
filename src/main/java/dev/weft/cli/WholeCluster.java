package dev.weft.cli;

import dev.weft.cluster.Change;
import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.KindStatus;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.Problem;
import dev.weft.cluster.SnapshotBuilder;
import dev.weft.cluster.SourceStatus;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityEngine;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A cluster read once, whole, and evaluated.
public final class WholeCluster {
    /// A first list of 30 000 pods takes a slow API server about half of it.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final SourceOptions options;
    private final PolicyCompiler compiler = new PolicyCompiler(PolicyKinds.all());
    private final ReachabilityEngine engine;
    private final Reachability reachability;

    private WholeCluster(SourceOptions options, ClusterSnapshot snapshot) {
        this.options = options;
        this.engine = new ClassReachabilityEngine(options.profile());
        this.reachability = evaluate(snapshot);
    }

    /// Throws [CommandFailure] when nothing could be read.
    public static WholeCluster read(SourceOptions options, Sources sources) {
        return new WholeCluster(options, snapshot(options, sources));
    }

    public SourceOptions options() {
        return options;
    }

    public Reachability reachability() {
        return reachability;
    }

    public PolicyCompiler compiler() {
        return compiler;
    }

    public ReachabilityEngine engine() {
        return engine;
    }

    public Reachability evaluate(ClusterSnapshot snapshot) {
        return engine.evaluate(snapshot, compiler.compile(snapshot));
    }

    /// What is wrong in the input and in its meaning, each once, errors first; `more` are those found later.
    public List<Problem> problems(List<Problem> more) {
        var snapshot = reachability.snapshot();
        return Stream.of(
                        unreadKinds(snapshot),
                        snapshot.problems(),
                        reachability.policies().problems(),
                        reachability.problems(),
                        more)
                .flatMap(List::stream)
                .distinct()
                .sorted(ProblemLines.ORDER)
                .toList();
    }

    private static ClusterSnapshot snapshot(SourceOptions options, Sources sources) {
        try (var source = sources.open(options)) {
            var changes = new LinkedBlockingQueue<Change>();
            source.start(changes::add);
            var snapshot = synced(new SnapshotBuilder(source.name()), changes);
            refuseNothing(snapshot);
            return snapshot;
        }
    }

    private static ClusterSnapshot synced(SnapshotBuilder builder, BlockingQueue<Change> changes) {
        long end = System.nanoTime() + LONGEST.toNanos();
        var clock = Clock.systemUTC();
        try {
            var change = changes.poll(LONGEST.toNanos(), TimeUnit.NANOSECONDS);
            while (change != null && !(change instanceof Change.Synced)) {
                builder.apply(change, clock.instant());
                change = changes.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            if (change != null) {
                builder.apply(change, clock.instant());
                return builder.snapshot();
            }
        } catch (InterruptedException interrupted) {
            throw CommandFailure.cluster(builder.snapshot().stamp().source(), "reading was interrupted", "start again");
        }
        throw late(builder.snapshot());
    }

    private static CommandFailure late(ClusterSnapshot snapshot) {
        var waiting = snapshot.statuses().stream()
                .filter(status -> status.status() instanceof SourceStatus.Connecting)
                .map(status -> status.kind().resource())
                .findFirst()
                .orElse("everything");
        return CommandFailure.cluster(
                snapshot.stamp().source(),
                "%s was not read within %d seconds".formatted(waiting, LONGEST.toSeconds()),
                "try again, or ask kubectl get " + waiting + " -A what takes so long");
    }

    /// A cluster of which no kind could be read, or a folder with nothing but mistakes, has no answer.
    private static void refuseNothing(ClusterSnapshot snapshot) {
        var statuses = snapshot.statuses().stream()
                .map(KindStatus::status)
                .filter(status -> !(status instanceof SourceStatus.Absent))
                .toList();
        if (!statuses.isEmpty() && statuses.stream().allMatch(SourceStatus.Failed.class::isInstance)
                && statuses.getFirst() instanceof SourceStatus.Failed(var cause, var remedy)) {
            throw CommandFailure.cluster(snapshot.stamp().source(), cause, remedy);
        }
        var errors = snapshot.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .toList();
        if (isEmpty(snapshot) && !errors.isEmpty()) {
            throw CommandFailure.unreadable(errors);
        }
    }

    private static boolean isEmpty(ClusterSnapshot snapshot) {
        return snapshot.namespaces().isEmpty() && snapshot.nodes().isEmpty();
    }

    private static List<Problem> unreadKinds(ClusterSnapshot snapshot) {
        return snapshot.statuses().stream()
                .filter(status -> !Manifest.isOfMesh(status.kind())) // no verdict depends on it
                .flatMap(status -> unread(status).stream())
                .toList();
    }

    private static Optional<Problem> unread(KindStatus status) {
        if (!(status.status() instanceof SourceStatus.Failed(var cause, var remedy))) {
            return Optional.empty();
        }
        var where = status.namespace().isEmpty() ? "" : " in " + status.namespace();
        return Optional.of(Problem.error(Problem.Place.of(status.kind().resource() + where), cause, remedy));
    }
}
