package dev.weft.bench;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Pod;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowAggregator;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.layout.algorithm.Layouts;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.session.Analyzer;
import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.build.TopologyBuilder;
import dev.weft.topology.part.Contributors;
import dev.weft.whatif.Draft;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// From a key stroke in the editor to the frame that the painter gets: the draft applied, compiled, evaluated,
/// compared,
/// judged on 2,000 flows that were seen, drawn and placed. 256 different edits in turn, each alone on the same cluster,
/// every namespace folded as the window folds a cluster of that size.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgs = "-Xmx2500m")
public class WhatIfBenchmark {
    private static final int EDITS = 256;
    private static final int FLOWS = 2_000;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Param({"10000x1000", "100000x10000"})
    public String size;

    /// Are all namespaces folded, or the two that the edited policy is about open?
    @Param({"folded", "open"})
    public String picture;

    private final Draft[] edits = new Draft[EDITS];
    private Analyzer analyzer;
    private ClusterSnapshot snapshot;
    private FlowWindow flows;
    private ViewRequest request;
    private int next;

    @Setup
    public void generate() {
        snapshot = Sizes.cluster(size);
        analyzer = new Analyzer(
                new PolicyCompiler(PolicyKinds.all()),
                new ClassReachabilityEngine(Profile.UPSTREAM),
                new TopologyBuilder(Contributors.all()),
                Layouts.all().getFirst());
        var random = new Random(7);
        int policies = snapshot.contents().manifests().size();
        for (int i = 0; i < EDITS; i++) {
            var edited = GeneratedCluster.edited(snapshot, random.nextInt(policies), 100 + i);
            edits[i] = Draft.EMPTY.with(Step.of(new Edit.PutPolicy(edited, "")), snapshot);
        }
        flows = flows(random);
        request = ViewRequest.DEFAULT;
        if (picture.equals("folded")) {
            request = request.withFolded(snapshot.namespaces().keySet());
        }
        var frame = analyzer.analyze(snapshot, flows, request);
        for (int i = 0; i < 100 && !frame.scene().positions().settled(); i++) {
            frame = analyzer.analyze(snapshot, flows, request);
        }
    }

    private FlowWindow flows(Random random) {
        var pods = List.copyOf(snapshot.pods());
        var aggregator = new FlowAggregator(Duration.ofMinutes(15));
        for (int i = 0; i < FLOWS; i++) {
            var key = new FlowKey(
                    end(pods, random), end(pods, random), FlowTraffic.tcp(8080 + i % 3), FlowVerdict.FORWARDED, "test");
            aggregator.add(Flow.at(key, NOON, FlowCounts.events(1)));
        }
        return aggregator.window(NOON);
    }

    private static FlowEnd end(List<Pod> pods, Random random) {
        return new FlowEnd.OfPod(pods.get(random.nextInt(pods.size())).ref());
    }

    @Benchmark
    public Frame keyStrokeToFrame() {
        return analyzer.analyze(snapshot, flows, request.withDraft(edits[next++ % EDITS]));
    }
}
