package dev.weft.whatif.proposal;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.Edit;
import dev.weft.whatif.Step;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Grounds for proposals, with flows that a test makes up.
final class Grounds {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private Grounds() {}

    static Ground of(ClusterSnapshot snapshot, FlowWindow flows) {
        return of(snapshot, flows, Map.of());
    }

    /// `texts` are those that the user wrote, by policy.
    static Ground of(ClusterSnapshot snapshot, FlowWindow flows, Map<ObjectRef, String> texts) {
        var compiler = new PolicyCompiler(PolicyKinds.all());
        var engine = new ClassReachabilityEngine(Profile.UPSTREAM);
        var now = WorkloadReachability.ofWorkloads(engine.evaluate(snapshot, compiler.compile(snapshot)));
        return new Ground(
                now,
                flows,
                other -> now.followedBy(engine.evaluate(other, compiler.compile(other))),
                ref -> Optional.ofNullable(texts.get(ref)));
    }

    static FlowWindow seen(FlowKey... keys) {
        var flows = new LinkedHashMap<FlowKey, FlowStats>();
        for (var key : keys) {
            flows.put(key, Seen.times(3, NOON));
        }
        return new FlowWindow(NOON.minusSeconds(60), NOON, flows, List.of());
    }

    static FlowKey forwarded(FlowEnd source, FlowEnd destination, FlowTraffic traffic) {
        return new FlowKey(source, destination, traffic, FlowVerdict.FORWARDED, "test");
    }

    static FlowKey dropped(FlowEnd source, FlowEnd destination, FlowTraffic traffic) {
        return new FlowKey(source, destination, traffic, FlowVerdict.DROPPED, "test");
    }

    /// `shop/web-0`, or an address.
    static FlowEnd end(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? new FlowEnd.OfAddress(IpAddress.parse(text).orElseThrow())
                : new FlowEnd.OfPod(ObjectRef.ofPod(text.substring(0, slash), text.substring(slash + 1)));
    }

    static Anchor.OfWorkload workload(String kind, String path) {
        int slash = path.indexOf('/');
        var group = kind.equals("Pod") ? "" : "apps";
        return new Anchor.OfWorkload(new ObjectRef(group, kind, path.substring(0, slash), path.substring(slash + 1)));
    }

    static String text(Step step) {
        return step.edits().stream()
                .map(edit -> edit instanceof Edit.PutPolicy(_, var text) ? text : edit.title() + "\n")
                .collect(Collectors.joining("---\n"));
    }
}
