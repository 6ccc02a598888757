package dev.weft.flow.goldmane;

import dev.weft.flow.wire.goldmane.Action;
import dev.weft.flow.wire.goldmane.EndpointType;
import dev.weft.flow.wire.goldmane.Flow;
import dev.weft.flow.wire.goldmane.FlowKey;
import dev.weft.flow.wire.goldmane.PolicyHit;
import dev.weft.flow.wire.goldmane.PolicyKind;
import dev.weft.flow.wire.goldmane.PolicyTrace;
import dev.weft.flow.wire.goldmane.Reporter;

/// Goldmane's messages for tests: `shop/web` to `shop/api`, port 8080.
final class Wire {
    private Wire() {}

    /// What one end reports of the bucket that begins at `start`: so many connections of 10 bytes there and 100 back.
    static Flow report(Reporter reporter, Action action, long start, long connections, PolicyTrace trace) {
        var key = FlowKey.newBuilder()
                .setSourceName("web-7d9c5-*").setSourceNamespace("shop").setSourceType(EndpointType.WorkloadEndpoint)
                .setDestName("api-*").setDestNamespace("shop").setDestType(EndpointType.WorkloadEndpoint)
                .setDestPort(8080).setProto("tcp").setReporter(reporter).setAction(action).setPolicies(trace);
        return of(key, start, connections);
    }

    static Flow report(Reporter reporter, Action action, long start, long connections) {
        return report(reporter, action, start, connections, PolicyTrace.getDefaultInstance());
    }

    static Flow of(FlowKey.Builder key, long start, long connections) {
        boolean source = key.getReporter() == Reporter.Src;
        return Flow.newBuilder().setKey(key).setStartTime(start).setEndTime(start + 15)
                .setNumConnectionsStarted(connections)
                .setNumConnectionsLive(99)
                .setBytesOut(connections * (source ? 10 : 100))
                .setBytesIn(connections * (source ? 100 : 10))
                .build();
    }

    static Flow outside(Action action, long start, long connections) {
        var key = FlowKey.newBuilder()
                .setSourceName("web-7d9c5-*").setSourceNamespace("shop").setSourceType(EndpointType.WorkloadEndpoint)
                .setDestName("pub").setDestType(EndpointType.Network)
                .setDestPort(443).setProto("tcp").setReporter(Reporter.Src).setAction(action);
        return of(key, start, connections);
    }

    static PolicyHit policy(PolicyKind kind, String name, Action action) {
        return PolicyHit.newBuilder().setKind(kind).setNamespace("shop").setName(name).setAction(action).build();
    }

    /// The end of a tier refuses, because that policy selects.
    static PolicyHit endOfTier(String name) {
        return PolicyHit.newBuilder().setKind(PolicyKind.EndOfTier).setAction(Action.Deny)
                .setTrigger(policy(PolicyKind.NetworkPolicy, name, Action.ActionUnspecified)).build();
    }
}
