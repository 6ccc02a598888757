package dev.weft.topology.lens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.Flow;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFacts.Known;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.topology.EdgeId;
import dev.weft.topology.Evidence;
import dev.weft.topology.NodeId;
import dev.weft.topology.TopologyEdge;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Whether traffic was seen to be secret.
class SecrecyTest {
    private static final ObjectRef WEB = ObjectRef.ofPod("shop", "web");
    private static final ObjectRef DB = ObjectRef.ofPod("shop", "db");

    private static Evidence seen(Known mtls, Known encrypted) {
        var key = new FlowKey(
                new FlowEnd.OfPod(WEB), new FlowEnd.OfPod(DB), FlowTraffic.tcp(5432), FlowVerdict.FORWARDED, "mesh");
        var facts = new FlowFacts(
                "", new FlowFacts.Security(mtls, encrypted), FlowFacts.Policies.NONE, FlowFacts.Peer.NONE, "");
        var flow = Flow.at(key, Instant.EPOCH, FlowCounts.events(1)).with(facts);
        return new Evidence.Observed(key, FlowStats.of(flow), true, false);
    }

    private static TopologyEdge edge(Evidence... evidence) {
        return new TopologyEdge(new EdgeId(NodeId.ofWorkload(WEB), NodeId.ofWorkload(DB)), Arrays.asList(evidence));
    }

    @Test
    void eitherKindMakesItSecret() {
        assertThat(Secrecy.of(edge(seen(Known.YES, Known.UNKNOWN)))).contains(Secrecy.SECRET);
        assertThat(Secrecy.of(edge(seen(Known.NO, Known.YES)))).contains(Secrecy.SECRET);
    }

    @Test
    void whatNoFlowToldIsNotJudged() {
        assertThat(Secrecy.of(edge())).isEmpty();
        assertThat(Secrecy.of(edge(seen(Known.UNKNOWN, Known.UNKNOWN)))).isEmpty();
    }

    @Test
    void someSecretAndSomePlainIsPartly() {
        assertThat(Secrecy.of(edge(seen(Known.NO, Known.UNKNOWN)))).contains(Secrecy.PLAIN);
        assertThat(Secrecy.of(edge(seen(Known.YES, Known.UNKNOWN), seen(Known.NO, Known.UNKNOWN))))
                .contains(Secrecy.PARTLY);
        assertThat(Secrecy.of(edge(seen(Known.PARTLY, Known.UNKNOWN)))).contains(Secrecy.PARTLY);
    }
}
