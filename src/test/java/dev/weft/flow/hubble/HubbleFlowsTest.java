package dev.weft.flow.hubble;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.flow.hubble.Events.DB;
import static dev.weft.flow.hubble.Events.OUTSIDE;
import static dev.weft.flow.hubble.Events.WEB;
import static dev.weft.flow.hubble.Events.answering;
import static dev.weft.flow.hubble.Events.arriving;
import static dev.weft.flow.hubble.Events.dropped;
import static dev.weft.flow.hubble.Events.judged;
import static dev.weft.flow.hubble.Events.leaving;
import static dev.weft.flow.hubble.Events.sctp;
import static dev.weft.flow.hubble.Events.tcp;
import static dev.weft.flow.hubble.Events.udp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.BoolValue;
import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.wire.flow.FlowType;
import dev.weft.flow.wire.flow.HTTP;
import dev.weft.flow.wire.flow.HTTPHeader;
import dev.weft.flow.wire.flow.ICMPv4;
import dev.weft.flow.wire.flow.L7FlowType;
import dev.weft.flow.wire.flow.Layer4;
import dev.weft.flow.wire.flow.Layer7;
import dev.weft.flow.wire.flow.Policy;
import dev.weft.flow.wire.flow.Verdict;
import dev.weft.net.Protocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HubbleFlowsTest {
    private static final String FORWARDED = "shop/web > shop/db TCP 5432 forwarded";
    private static final String DROPPED = "shop/web > shop/db TCP 5432 dropped";
    private static final String UNKNOWN = "shop/web > shop/db TCP 5432 unknown";

    private final Events events = new Events();

    @Test
    void aConnectionSeenOnTwoNodesIsOneAndItsAnswersAreNoEdgeOfTheirOwn() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), leaving())
                .see(tcp(WEB, 40000, DB, 5432, "S"), arriving())
                .see(tcp(DB, 5432, WEB, 40000, "SA"), answering())
                .see(tcp(WEB, 40000, DB, 5432, "A"), arriving());
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 4"));
    }

    @Test
    void aDroppedAttemptIsOneConnectionThoughTwoEventsTellOfIt() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), judged(Verdict.DROPPED).andThen(dropped(133)))
                .see(tcp(WEB, 40000, DB, 5432, "S"), dropped(133));
        assertThat(events.edges()).isEqualTo(Map.of(DROPPED, "1 of 2"));
    }

    @Test
    void whatLeftItsNodeAndWasDroppedAtTheOtherWasNeverForwarded() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), leaving());
        assertThat(events.edges()).isEmpty();
        events.see(tcp(WEB, 40000, DB, 5432, "S"), dropped(133));
        assertThat(events.edges()).isEqualTo(Map.of(DROPPED, "1 of 2"));
    }

    @Test
    void whatLeftItsNodeAndIsNeverHeardOfAgainIsUnknownAndSaysSo() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), leaving()).forgotten();
        assertThat(events.edges()).isEqualTo(Map.of(UNKNOWN, "1 of 1"));
        assertThat(facts().note()).contains("its arrival was not seen");
    }

    @Test
    void aConnectionThatIsHeardOfAgainAndAgainButNeverArrivesIsToldAfterTwoTurns() {
        for (int i = 0; i < 5; i++) {
            events.see(tcp(WEB, 40000, DB, 5432, i == 0 ? "S" : "A"), leaving());
            events.flows.turn();
        }
        assertThat(events.edges()).containsOnlyKeys(UNKNOWN);
    }

    @Test
    void whoeverIsNoPodIsReachedOnceItIsLeftFor() {
        events.see(tcp(WEB, 40000, OUTSIDE, 443, "S").addDestinationNames("api.example.com"), leaving());
        assertThat(events.edges()).isEqualTo(Map.of("shop/web > 203.0.113.9 TCP 443 forwarded", "1 of 1"));
        assertThat(facts().names()).containsExactly("api.example.com");
    }

    @Test
    void aSynThatIsSentAgainIsTheSameConnection() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), dropped(133))
                .see(tcp(WEB, 40000, DB, 5432, "S"), dropped(133))
                .see(tcp(WEB, 40000, DB, 5432, "S"), dropped(133));
        assertThat(events.edges()).isEqualTo(Map.of(DROPPED, "1 of 3"));
    }

    @Test
    void theSamePortsAfterTheEndAreAnotherConnection() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), arriving())
                .see(tcp(WEB, 40000, DB, 5432, "FA"), arriving())
                .later(60)
                .see(tcp(WEB, 40000, DB, 5432, "S"), arriving());
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "2 of 3"));
    }

    @Test
    void aDropOfWhatWasForwardedBeforeShowsAsDroppedToo() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), arriving());
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 1"));
        events.see(tcp(WEB, 40000, DB, 5432, "A"), dropped(133));
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 1", DROPPED, "1 of 1"));
    }

    @Test
    void auditedWinsOverForwarded() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), judged(Verdict.AUDIT))
                .see(tcp(WEB, 40000, DB, 5432, "S"), arriving());
        assertThat(events.edges()).isEqualTo(Map.of("shop/web > shop/db TCP 5432 audited", "1 of 2"));
    }

    @Test
    void socketEventsBelongToTheBackendAndNameTheService() {
        events.dial("db", "10.96.0.9", 80, DB, 5432)
                .see(tcp(WEB, 40000, DB, 5432, "S"), leaving())
                .see(tcp(WEB, 40000, DB, 5432, "S"), arriving());
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 4"));
        assertThat(facts().service()).contains(ObjectRef.ofService("shop", "db"));
    }

    @Test
    void socketEventsOfADroppedConnectionAreOfTheDroppedEdge() {
        events.see(tcp(WEB, 39999, DB, 5432, "S"), arriving())
                .dial("db", "10.96.0.9", 80, DB, 5432)
                .see(tcp(WEB, 40000, DB, 5432, "S"), dropped(133));
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 1", DROPPED, "1 of 3"));
    }

    @Test
    void socketEventsWithoutAConnectionGoWhereThePairWasDecidedLast() {
        events.see(tcp(WEB, 39999, DB, 5432, "S"), arriving()).dial("db", "10.96.0.9", 80, DB, 5432).forgotten();
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 3"));
    }

    @Test
    void anAnswerThatDoesNotSaySoIsKnownByItsFlags() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), arriving())
                .see(tcp(DB, 5432, WEB, 40000, "SA"), arriving().andThen(flow -> flow.clearIsReply()));
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 2"));
    }

    @Test
    void whoListensByTheClustersListIsAsked() {
        var listening = new Events(cluster(
                dev.weft.fixture.ClusterFixture.pod("shop/db", "app=db").address(DB).port("sql", Protocol.UDP, 40001)));
        listening.see(udp(DB, 40001, WEB, 40000), arriving().andThen(flow -> flow.clearIsReply()));
        assertThat(listening.edges()).containsOnlyKeys("shop/web > shop/db UDP 40001 forwarded");
        assertThat(listening.gathered().sums().values().iterator().next().facts().note()).isEmpty();
    }

    @Test
    void aGuessFromPortsAloneIsTold() {
        events.see(sctp(WEB, 40000, OUTSIDE, 3868), dropped(999));
        assertThat(events.edges()).isEqualTo(Map.of("shop/web > 203.0.113.9 SCTP 3868 dropped", "1 of 1"));
        assertThat(facts().note()).contains("told from the ports alone");
        assertThat(facts().dropReason()).isEqualTo("reason 999");
    }

    @Test
    void whereNobodySaysWhoAskedThereIsNoEdgeButACount() {
        events.see(udp(WEB, 40000, DB, 40001), arriving().andThen(flow -> flow.clearIsReply()));
        assertThat(events.edges()).isEmpty();
        assertThat(events.flows.undirected()).isEqualTo(1);
    }

    @Test
    void pingsAreCountedAndNoEdge() {
        var ping = Layer4.newBuilder().setICMPv4(ICMPv4.newBuilder().setType(8));
        events.see(Events.flow(WEB, DB).setL4(ping), arriving());
        assertThat(events.edges()).isEmpty();
        assertThat(events.flows.portless()).isEqualTo(1);
    }

    @Test
    void theFirstDatagramOfATupleIsTheConnection() {
        events.see(udp(WEB, 40000, DB, 53), arriving())
                .see(udp(DB, 53, WEB, 40000), answering())
                .see(udp(WEB, 40001, DB, 53), arriving());
        assertThat(events.edges()).isEqualTo(Map.of("shop/web > shop/db UDP 53 forwarded", "2 of 3"));
    }

    @Test
    void policiesAreNamedWithTheirKindAndGroup() {
        events.see(tcp(WEB, 40000, DB, 5432, "S").addIngressDeniedBy(Policy.newBuilder()
                        .setKind("CiliumNetworkPolicy").setNamespace("shop").setName("no-web")), dropped(181))
                .see(tcp(WEB, 40001, DB, 5432, "S").addIngressAllowedBy(Policy.newBuilder()
                        .setKind("NetworkPolicy").setNamespace("shop").setName("db-in")), judged(Verdict.FORWARDED));
        var sums = events.gathered().sums();
        sums.forEach((key, sum) -> {
            boolean dropped = key.verdict() == dev.weft.flow.FlowVerdict.DROPPED;
            assertThat(sum.facts().deniedBy()).hasSize(dropped ? 1 : 0);
            assertThat(sum.facts().allowedBy()).hasSize(dropped ? 0 : 1);
        });
        assertThat(sums.values()).anyMatch(sum -> sum.facts().deniedBy().contains(
                new ObjectRef("cilium.io", "CiliumNetworkPolicy", "shop", "no-web")));
        assertThat(sums.values()).anyMatch(sum -> sum.facts().allowedBy().contains(
                new ObjectRef("networking.k8s.io", "NetworkPolicy", "shop", "db-in")));
    }

    @Test
    void aDenialThatNamesNobodyIsDefaultDenyOnlyWhereAgentsNamePolicies() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), dropped(133));
        assertThat(facts().note()).contains("or the agents do not tell policies");
        assertThat(facts().dropReason()).isEqualTo("policy denied (133)");
        events.see(tcp(DB, 40001, WEB, 80, "S").addIngressAllowedBy(Policy.newBuilder()
                .setKind("NetworkPolicy").setNamespace("shop").setName("web-in")), judged(Verdict.FORWARDED))
                .see(tcp(WEB, 40002, DB, 5432, "S"), dropped(133));
        assertThat(events.gathered().like(".*dropped").getFirst().facts().note()).startsWith("default deny");
    }

    @Test
    void requestsErrorsAndLatencyAreOfTheSameEdge() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), arriving())
                .see(access(tcp(WEB, 40000, DB, 5432, ""), L7FlowType.REQUEST, 0), arriving())
                .see(access(tcp(DB, 5432, WEB, 40000, ""), L7FlowType.RESPONSE, 503), answering())
                .see(access(tcp(DB, 5432, WEB, 40000, ""), L7FlowType.RESPONSE, 200), answering());
        assertThat(events.edges()).isEqualTo(Map.of(FORWARDED, "1 of 4"));
        var sum = events.gathered().sums().values().iterator().next();
        assertThat(sum.counts().requests()).hasValue(2);
        assertThat(sum.counts().errors()).hasValue(1);
        assertThat(sum.facts().request()).isEqualTo("GET /points 200");
        assertThat(events.gathered().newest().rates().latencyMillis().orElse(0)).isBetween(18.0, 22.0);
    }

    @Test
    void aGrpcCallThatFailedIsAnErrorThoughHttpSays200() {
        var answer = access(tcp(DB, 5432, WEB, 40000, ""), L7FlowType.RESPONSE, 200);
        answer.getL7Builder().getHttpBuilder()
                .addHeaders(HTTPHeader.newBuilder().setKey("Grpc-Status").setValue("13"));
        events.see(answer, answering());
        assertThat(events.gathered().sums().values().iterator().next().counts().errors()).hasValue(1);
    }

    @Test
    void anAddressThatPassedToAnotherPodIsAnotherEdge() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), arriving());
        var later = tcp(WEB, 40001, DB, 5432, "S");
        later.getDestinationBuilder().setPodName("cache");
        events.see(later, arriving());
        assertThat(events.edges()).containsOnlyKeys(FORWARDED, "shop/web > shop/cache TCP 5432 forwarded");
    }

    @Test
    void whatIsNotMarkedAsEncryptedStaysUnknown() {
        events.see(tcp(WEB, 40000, DB, 5432, "S"), arriving());
        assertThat(facts().security()).isEqualTo(FlowFacts.Security.UNKNOWN);
        var marked = tcp(WEB, 40000, DB, 5432, "A");
        marked.getIPBuilder().setEncrypted(true);
        events.see(marked, arriving());
        assertThat(facts().security().encrypted()).isEqualTo(FlowFacts.Known.YES);
        assertThat(facts().security().mtls()).isEqualTo(FlowFacts.Known.UNKNOWN);
    }

    private FlowFacts facts() {
        var sums = events.gathered().sums();
        assertThat(sums).hasSize(1);
        return sums.values().iterator().next().facts();
    }

    private static dev.weft.flow.wire.flow.Flow.Builder access(
            dev.weft.flow.wire.flow.Flow.Builder flow, L7FlowType type, int code) {
        return flow.setType(FlowType.L7)
                .setIsReply(BoolValue.of(type == L7FlowType.RESPONSE))
                .setL7(Layer7.newBuilder()
                        .setType(type)
                        .setLatencyNs(type == L7FlowType.RESPONSE ? 20_000_000 : 0)
                        .setHttp(HTTP.newBuilder()
                                .setCode(code)
                                .setMethod("GET")
                                .setUrl("http://points.shop/points?customer=4711")));
    }
}
