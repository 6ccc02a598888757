package dev.weft.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.net.TrafficSet;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Source of the order: `graph-ux` B.6, the verdict grammar.
class TopologyEdgeTest {
    private static final TrafficSet WEB = TrafficSet.tcp(80);
    private static final EdgeId ID = new EdgeId(NodeId.ofNamespace("a"), NodeId.ofNamespace("b"));

    private static TopologyEdge edge(Evidence... evidence) {
        return new TopologyEdge(ID, List.of(evidence));
    }

    private static Evidence.Declared declared() {
        return new Evidence.Declared(WEB, TrafficSet.NONE);
    }

    private static Evidence.Observed seen(FlowVerdict verdict, boolean allowed, boolean unknown) {
        var key = new FlowKey(
                new FlowEnd.OfNode("a"), new FlowEnd.OfNode("b"), FlowTraffic.tcp(80), verdict, "sockets");
        var stats = Seen.once(Instant.EPOCH);
        return new Evidence.Observed(key, stats, allowed, unknown);
    }

    private static Evidence.Drafted drafted(TrafficSet gained, TrafficSet lost, TrafficSet unsure) {
        return new Evidence.Drafted(gained, lost, unsure);
    }

    @Test
    void whatIsAllowedAndNeverSeenIsUnused() {
        assertThat(edge(declared()).state()).isEqualTo(EdgeState.UNUSED);
    }

    @Test
    void whatIsAllowedAndSeenIsAllowed() {
        assertThat(edge(declared(), seen(FlowVerdict.FORWARDED, true, false)).state())
                .isEqualTo(EdgeState.OBSERVED_ALLOWED);
    }

    @Test
    void aDroppedFlowIsDeniedWhateverTheEngineSays() {
        assertThat(edge(declared(), seen(FlowVerdict.DROPPED, true, false)).state())
                .isEqualTo(EdgeState.OBSERVED_DENIED);
    }

    @Test
    void aFlowThatTheEngineDeniesIsDenied() {
        assertThat(edge(seen(FlowVerdict.FORWARDED, false, false)).state()).isEqualTo(EdgeState.OBSERVED_DENIED);
    }

    @Test
    void aFlowThatTheEngineCannotJudgeIsUnknownAndNeverAllowed() {
        assertThat(edge(seen(FlowVerdict.FORWARDED, false, true)).state()).isEqualTo(EdgeState.UNKNOWN);
        assertThat(edge(seen(FlowVerdict.FORWARDED, true, true)).state()).isEqualTo(EdgeState.UNKNOWN);
    }

    @Test
    void whatMayBeAllowedAndIsNotSeenIsUnknown() {
        assertThat(edge(new Evidence.Declared(TrafficSet.NONE, WEB)).state()).isEqualTo(EdgeState.UNKNOWN);
        assertThat(edge(new Evidence.Declared(TrafficSet.udp(53), WEB)).state()).isEqualTo(EdgeState.UNKNOWN);
    }

    @Test
    void oneDeniedFlowAmongAllowedOnesMakesTheEdgeDenied() {
        assertThat(edge(seen(FlowVerdict.FORWARDED, true, false), seen(FlowVerdict.DROPPED, false, false)).state())
                .isEqualTo(EdgeState.OBSERVED_DENIED);
    }

    @Test
    void anEdgeThatADraftCutsWouldBeDeniedAndStillSaysThatItWasSeen() {
        var edge = edge(
                declared(),
                seen(FlowVerdict.FORWARDED, true, false),
                drafted(TrafficSet.NONE, WEB, TrafficSet.NONE));

        assertThat(edge.state()).isEqualTo(EdgeState.WOULD_BE_DENIED);
        assertThat(edge.observed()).isTrue();
    }

    @Test
    void anEdgeThatADraftOpensWouldBeAllowed() {
        assertThat(edge(drafted(WEB, TrafficSet.NONE, TrafficSet.NONE)).state()).isEqualTo(EdgeState.WOULD_BE_ALLOWED);
        assertThat(edge(drafted(WEB, TrafficSet.udp(53), TrafficSet.NONE)).state())
                .isEqualTo(EdgeState.WOULD_BE_DENIED);
    }

    @Test
    void anEdgeThatADraftLeavesUnclearIsUnknown() {
        assertThat(edge(declared(), drafted(TrafficSet.NONE, TrafficSet.NONE, WEB)).state())
                .isEqualTo(EdgeState.UNKNOWN);
    }

    @Test
    void anIngressOnlyLeads() {
        var edge = edge(new Evidence.Leads(ObjectRef.ofService("a", "b"), List.of("80")));

        assertThat(edge.state()).isEqualTo(EdgeState.LEADS);
        assertThat(edge.observed()).isFalse();
    }

    @Test
    void noEvidenceIsUnknown() {
        assertThat(edge().state()).isEqualTo(EdgeState.UNKNOWN);
    }

    @Test
    void aMergedEdgeIsInTheWorstStateOfItsPairs() {
        var pairs = Tally.of(EdgeState.UNUSED, 41).plus(Tally.of(EdgeState.OBSERVED_DENIED, 3));
        var edge = new TopologyEdge(ID, List.of(declared()), pairs);

        assertThat(edge.state()).isEqualTo(EdgeState.OBSERVED_DENIED);
        assertThat(edge.merged()).isTrue();
        assertThat(edge.pairs()).hasToString("3 denied, 41 allowed, unused");
        assertThat(edge.pairs().total()).isEqualTo(44);
    }
}
