package dev.weft.whatif;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.EndpointSlice;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.fixture.Part;
import dev.weft.fixture.Seen;
import dev.weft.flow.FlowCounts;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowStats;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowVerdict;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import dev.weft.net.Protocol;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowImpactTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final FlowEnd WEB = of("web");
    private static final FlowEnd DB = of("db");
    private static final Part CLOSED = networkPolicy("shop/db-in").on("app=db").ingress(from("app=admin"), tcp(5432));

    @Test
    void aFlowThatTheDraftDeniesIsDropped() {
        var flow = seen(WEB, DB, 5432, 7);

        assertThat(FlowImpact.of(flow, shop(), shop(CLOSED)))
                .isEqualTo(new FlowImpact(hits(flow), List.of(), List.of()));
    }

    @Test
    void aFlowThatTheDraftAllowsIsOpened() {
        var flow = seen(WEB, DB, 5432, 7);

        assertThat(FlowImpact.of(flow, shop(CLOSED), shop()))
                .isEqualTo(new FlowImpact(List.of(), hits(flow), List.of()));
    }

    @Test
    void whatTheDraftLeavesAsItIsIsNoImpact() {
        assertThat(FlowImpact.of(seen(WEB, DB, 5432, 7), shop(CLOSED), shop(CLOSED))).isEqualTo(FlowImpact.NONE);
        assertThat(FlowImpact.of(seen(DB, WEB, 8080, 7), shop(), shop(CLOSED))).isEqualTo(FlowImpact.NONE);
    }

    @Test
    void anOutsideAddressIsJudgedByItsBlock() {
        var part = networkPolicy("shop/db-in").on("app=db").ingress(from(block("203.0.113.0/24")));
        var inside = new FlowEnd.OfAddress(IpAddress.parse("203.0.113.7").orElseThrow());
        var outside = new FlowEnd.OfAddress(IpAddress.parse("198.51.100.7").orElseThrow());

        assertThat(FlowImpact.of(seen(inside, DB, 5432, 7), shop(), shop(part))).isEqualTo(FlowImpact.NONE);
        assertThat(FlowImpact.of(seen(outside, DB, 5432, 7), shop(), shop(part)).dropped()).hasSize(1);
    }

    // Source: policy is judged after the Service's address was rewritten, see policy/package-info.
    @Test
    void aFlowToAServiceIsJudgedOnTheBackendsPort() {
        var flow = seen(WEB, new FlowEnd.OfService(ObjectRef.ofService("shop", "db")), 80, 7);

        assertThat(FlowImpact.of(flow, shop(), shop(CLOSED)).dropped()).isEqualTo(hits(flow));
    }

    // A folder of manifests, and the demo, have no slices.
    @Test
    void aServiceWithoutSlicesIsResolvedByItsSelectorAndTargetPort() {
        var flow = seen(WEB, new FlowEnd.OfService(ObjectRef.ofService("shop", "cache")), 80, 7);
        Part[] open = {
            pod("shop/web", "app=web"),
            pod("shop/cache", "app=cache"),
            service("shop/cache", "app=cache").with(new Service.Port("", Protocol.TCP, 80, 6379, ""))
        };
        var closed = Stream.concat(Stream.of(open), Stream.of(networkPolicy("shop/cache-in").on("app=cache")));

        assertThat(FlowImpact.of(flow, reachability(cluster(open)), reachability(cluster(closed.toArray(Part[]::new))))
                        .dropped())
                .isEqualTo(hits(flow));
    }

    @Test
    void aServiceWhoseBackendsDisagreeIsUncertain() {
        var one = networkPolicy("shop/db-in").on("app=db, shard=1").ingress(from("app=admin"));
        var flow = seen(WEB, new FlowEnd.OfService(ObjectRef.ofService("shop", "db")), 80, 7);

        assertThat(FlowImpact.of(flow, shop(), shop(one))).isEqualTo(new FlowImpact(List.of(), List.of(), hits(flow)));
    }

    @Test
    void aFlowOfAPodThatIsGoneIsNoImpact() {
        assertThat(FlowImpact.of(seen(of("gone"), DB, 5432, 7), shop(), shop(CLOSED))).isEqualTo(FlowImpact.NONE);
    }

    @Test
    void theBusiestFlowStandsFirst() {
        var flows = new HashMap<FlowKey, FlowStats>();
        Stream.of(seen(WEB, DB, 80, 3), seen(WEB, DB, 81, 9), seen(of("api"), DB, 80, 3))
                .forEach(window -> flows.putAll(window.flows()));
        var impact = FlowImpact.of(new FlowWindow(NOON, NOON, flows, List.of()), shop(), shop(CLOSED));

        assertThat(impact.dropped())
                .extracting(hit -> hit.key().source().text() + " " + hit.key().traffic().port())
                .containsExactly("shop/web 81", "shop/api 80", "shop/web 80");
    }

    private static WorkloadReachability shop(Part... policies) {
        var db = service("shop/db", "app=db")
                .address("10.96.0.1")
                .with(new Service.Port("pg", Protocol.TCP, 80, 5432, ""));
        var slice = new EndpointSlice(
                new ObjectRef("discovery.k8s.io", "EndpointSlice", "shop", "db-x"),
                ObjectRef.ofService("shop", "db"),
                List.of(backend("10.0.0.2", "db"), backend("10.0.0.4", "db2")),
                List.of(new EndpointSlice.Port("pg", Protocol.TCP, 5432)));
        var parts = Stream.concat(
                Stream.<Part>of(
                        pod("shop/web", "app=web").address("10.0.0.1"),
                        pod("shop/db", "app=db, shard=1").address("10.0.0.2"),
                        pod("shop/db2", "app=db, shard=2").address("10.0.0.4"),
                        pod("shop/api", "app=api").address("10.0.0.3"),
                        db,
                        () -> List.of(slice)),
                Stream.of(policies));
        return reachability(cluster(parts.toArray(Part[]::new)));
    }

    private static EndpointSlice.Backend backend(String address, String pod) {
        return new EndpointSlice.Backend(
                IpAddress.parse(address).orElseThrow(), Optional.of(ObjectRef.ofPod("shop", pod)), true);
    }

    private static WorkloadReachability reachability(ClusterSnapshot snapshot) {
        var policies = new PolicyCompiler(PolicyKinds.all()).compile(snapshot);
        var engine = new ClassReachabilityEngine(Profile.UPSTREAM);
        return WorkloadReachability.ofWorkloads(engine.evaluate(snapshot, policies));
    }

    private static FlowEnd of(String pod) {
        return new FlowEnd.OfPod(ObjectRef.ofPod("shop", pod));
    }

    private static FlowWindow seen(FlowEnd source, FlowEnd destination, int port, long events) {
        var key = new FlowKey(source, destination, FlowTraffic.tcp(port), FlowVerdict.FORWARDED, "sockets");
        var stats = Seen.of(FlowCounts.events(events), NOON);
        return new FlowWindow(NOON, NOON, Map.of(key, stats), List.of());
    }

    private static List<FlowImpact.Hit> hits(FlowWindow window) {
        return window.flows().entrySet().stream()
                .map(entry -> new FlowImpact.Hit(entry.getKey(), entry.getValue()))
                .toList();
    }
}
