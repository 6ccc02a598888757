package dev.weft.view;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.SourceStatus;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowRates;
import dev.weft.flow.FlowSourceStatus;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.flow.PolicyWord;
import dev.weft.flow.Spark;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Analyzer;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.NodeId;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/// Real frames of small clusters, for tests of what is shown.
public final class Frames {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private Frames() {}

    public static Frame of(ClusterSnapshot snapshot) {
        return of(snapshot, FlowWindow.EMPTY, ViewRequest.DEFAULT);
    }

    public static Frame of(ClusterSnapshot snapshot, FlowWindow flows, ViewRequest request) {
        return new Analyzer(
                        new PolicyCompiler(PolicyKinds.all()),
                        new ClassReachabilityEngine(Profile.UPSTREAM),
                        new TopologyBuilder(Contributors.all()),
                        Layouts.all().getFirst())
                .analyze(snapshot, flows, request);
    }

    /// Flows seen by one source, ten seconds ago.
    public static FlowWindow flows(FlowKey... keys) {
        var stats = new FlowStats(
                new FlowStats.Span(NOW.minusSeconds(60), NOW.minusSeconds(10)),
                FlowCounts.events(3).withConnections(7),
                FlowRates.NONE,
                FlowFacts.NONE,
                PolicyWord.UNKNOWN,
                Spark.NONE);
        var flows = new HashMap<FlowKey, FlowStats>();
        for (var key : keys) {
            flows.put(key, stats);
        }
        var status = new FlowSourceStatus("sockets", new SourceStatus.Live(NOW), 0, "2 of 2 pods read");
        return new FlowWindow(NOW.minusSeconds(900), NOW, flows, List.of(status));
    }

    public static FlowKey flow(String source, String destination, int port, FlowVerdict verdict) {
        return new FlowKey(end(source), end(destination), FlowTraffic.tcp(port), verdict, "sockets");
    }

    private static FlowEnd end(String path) {
        var parts = path.split("/", 2);
        return new FlowEnd.OfPod(ObjectRef.ofPod(parts[0], parts[1]));
    }

    /// The node of a pod that nobody owns.
    public static NodeId pod(String path) {
        var parts = path.split("/", 2);
        return NodeId.ofWorkload(ObjectRef.ofPod(parts[0], parts[1]));
    }
}
