package dev.weft.whatif.proposal;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.replicaSetOf;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.whatif.proposal.Grounds.dropped;
import static dev.weft.whatif.proposal.Grounds.end;
import static dev.weft.whatif.proposal.Grounds.forwarded;
import static dev.weft.whatif.proposal.Grounds.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Service;
import dev.weft.fixture.Part;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowWindow;
import dev.weft.net.Protocol;
import dev.weft.whatif.proposal.Plan.Line;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final FlowTraffic PG = FlowTraffic.tcp(5432);
    private static final FlowKey WEB_DB = forwarded(end("shop/web-0"), end("shop/db-0"), PG);

    @Test
    void namesAreKeptOnBothProtocolsAtTheServersThatTheClusterHas() {
        var text = text(Plans.isolateNamespace(shop(seen(WEB_DB)), "shop"));

        assertThat(text).contains("""
                  name: allow-dns
                  namespace: shop
                spec:
                  podSelector: {}
                  policyTypes:
                  - Egress
                  egress:
                  - to:
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: kube-system
                      podSelector:
                        matchLabels:
                          k8s-app: kube-dns
                    ports:
                    - protocol: TCP
                      port: 5353
                    - protocol: UDP
                      port: 5353
                """);
    }

    @Test
    void aCacheOnEachNodeMayBeAskedToo() {
        var ground = shop(
                seen(WEB_DB),
                node("n1", "192.168.0.1"),
                pod("kube-system/node-local-dns-x", "k8s-app=node-local-dns")
                        .address("192.168.0.1")
                        .node("n1")
                        .hostNetwork());

        assertThat(text(Plans.isolateNamespace(ground, "shop"))).contains("""
                  - to:
                    - ipBlock:
                        cidr: "169.254.20.10/32"
                    ports:
                    - protocol: TCP
                      port: 53
                    - protocol: UDP
                      port: 53
                """);
    }

    @Test
    void whereNoNameServerIsFoundPort53StaysOpenAndThatIsSaid() {
        var ground = Grounds.of(cluster(pod("shop/web", "app=web")), FlowWindow.EMPTY);

        assertThat(Plans.isolateNamespace(ground, "shop").lines())
                .filteredOn(line -> line.id().equals("dns"))
                .extracting(Line::why)
                .containsExactly("no DNS Service was found in kube-system, so port 53 stays open to anyone");
    }

    @Test
    void nameServersThatAreIsolatedCanStillBeAsked() {
        var plan = Plans.isolateNamespace(shop(seen(WEB_DB)), "kube-system");

        assertThat(text(plan)).contains("name: allow-dns-questions", "    - namespaceSelector: {}\n");
    }

    @Test
    void whatKubernetesItselfRunsInIsNotTicked() {
        assertThat(Plans.defaultDenyEverywhere(shop(seen(WEB_DB))).lines())
                .filteredOn(line -> line.id().startsWith("isolate:"))
                .extracting(line -> line.id() + " " + line.ticked())
                .containsExactly("isolate:kube-system false", "isolate:ops true", "isolate:shop true");
    }

    @Test
    void trafficWithinANamespaceIsKeptWhereNothingRestrictsIt() {
        assertThat(ticked(Plans.isolateNamespace(shop(seen(WEB_DB)), "shop"))).contains("within:shop");
    }

    @Test
    void isolatingOpensNothingWithinANamespaceThatPoliciesDivide() {
        var ground = shop(seen(WEB_DB), networkPolicy("shop/db").on("app=db").ingress(from("app=web"), tcp(5432)));
        var plan = Plans.isolateNamespace(ground, "shop");

        assertThat(ticked(plan)).doesNotContain("within:shop");
        assertThat(effects(ground, plan).unintended())
                .filteredOn(line -> !line.opened().isEmpty())
                .isEmpty();
    }

    @Test
    void aFlowToAServiceIsKeptOnThePortOfItsPods() {
        var flow = forwarded(
                end("ops/probe"), new FlowEnd.OfService(ObjectRef.ofService("shop", "db")), FlowTraffic.tcp(80));
        var ground = shop(seen(flow), service("shop/db", "app=db").address("10.96.0.9").port(80, 5432));

        assertThat(Plans.isolateNamespace(ground, "shop").lines())
                .extracting(Line::text)
                .contains("ops/probe to shop/db on TCP 5432");
    }

    @Test
    void addressesOutsideBecomeBlocks() {
        var ground = shop(seen(forwarded(end("shop/web-0"), end("203.0.113.7"), FlowTraffic.tcp(443))));

        assertThat(text(Plans.isolateNamespace(ground, "shop"))).contains("cidr: \"203.0.113.7/32\"");
    }

    @Test
    void tooManyAddressesAreGroupedAndTheLineSaysSo() {
        var flows = new ArrayList<FlowKey>();
        for (int i = 0; i < 40; i++) {
            flows.add(forwarded(end("shop/web-0"), end("203.0." + i % 2 + "." + 5 * i), FlowTraffic.tcp(443)));
        }
        var plan = Plans.isolateNamespace(shop(seen(flows.toArray(FlowKey[]::new))), "shop");

        assertThat(plan.lines())
                .filteredOn(line -> line.id().contains("outside"))
                .singleElement()
                .satisfies(line -> assertThat(line.text()).isEqualTo("shop/web to 203.0.0.0/23 on TCP 443"))
                .satisfies(line -> assertThat(line.why()).endsWith("; 40 addresses, grouped"));
    }

    @Test
    void anotherNodeIsABlockAndThePodsOwnNodeNeedsNothing() {
        var ground = shop(
                seen(
                        forwarded(new FlowEnd.OfNode("n1"), end("shop/api"), FlowTraffic.tcp(8080)),
                        forwarded(new FlowEnd.OfNode("n2"), end("shop/api"), FlowTraffic.tcp(8080))),
                node("n1", "192.168.0.1"),
                node("n2", "192.168.0.2"),
                pod("shop/api", "app=api").address("10.0.0.8").node("n1").port("http", 8080));
        var plan = Plans.isolateNamespace(ground, "shop");

        assertThat(plan.lines())
                .filteredOn(line -> line.id().startsWith("keep:"))
                .extracting(Line::text)
                .containsExactly("node n2 to shop/api on TCP 8080");
        assertThat(text(plan)).contains("cidr: \"192.168.0.2/32\"").doesNotContain("192.168.0.1");
    }

    @Test
    void whatWasDroppedIsNotNeeded() {
        var plan = Plans.isolateNamespace(shop(seen(dropped(end("ops/probe"), end("shop/db-0"), PG))), "shop");

        assertThat(plan.lines())
                .filteredOn(line -> line.id().startsWith("keep:"))
                .extracting(Line::text, Line::ticked)
                .containsExactly(tuple("ops/probe to shop/db on TCP 5432", false));
    }

    @Test
    void aLineThatIsTickedThoughItWasDeniedOpensBothSides() {
        var ground = shop(
                seen(forwarded(end("ops/probe"), end("shop/db-0"), PG)), networkPolicy("ops/deny").types("Egress"));
        var plan = Plans.isolateNamespace(ground, "shop");
        var line = plan.lines().stream().filter(one -> one.id().startsWith("keep:")).findFirst().orElseThrow();

        assertThat(line.ticked()).isFalse();
        assertThat(line.why()).endsWith("though policies deny it now");
        var step = plan.step(Set.of("isolate:shop", line.id())).orElseThrow();
        assertThat(Effects.of(ground, step, (_, _) -> false).impact().opened()).hasSize(1);
    }

    @Test
    void whatPoliciesOfNowAllowIsNotWrittenAgain() {
        var ground = shop(
                seen(forwarded(end("ops/probe"), end("shop/db-0"), PG)),
                networkPolicy("shop/db").on("app=db").ingress(from("app=web"), tcp(5432)).ingress(from(
                        namespaces("kubernetes.io/metadata.name=ops"))));

        assertThat(text(Plans.isolateNamespace(ground, "shop"))).doesNotContain("name: allow-db");
    }

    @Test
    void aFlowThatNobodyCanNameIsSaid() {
        var ground = shop(seen(forwarded(new FlowEnd.Unknown(), end("shop/db-0"), PG)));

        assertThat(Plans.isolateNamespace(ground, "shop").notes())
                .contains("1 seen flows have an end that no policy can name; they are not kept");
    }

    @Test
    void podsOnTheirNodesNetworkAreOutOfReach() {
        var ground = shop(
                seen(WEB_DB),
                node("n1", "192.168.0.1"),
                pod("shop/agent", "app=agent").address("192.168.0.1").node("n1").hostNetwork());

        assertThat(Plans.isolateNamespace(ground, "shop").notes())
                .contains("on the node's network, out of reach of policies: shop/agent");
    }

    @Test
    void aPodThatIsGoneCountsForItsWorkload() {
        var ground = shop(
                seen(forwarded(end("shop/old-6f9d7c8b5-4kxq2"), end("ops/probe"), FlowTraffic.tcp(80))),
                deployment("shop/old", 1, "app=old"),
                replicaSetOf("shop/old", "old-6f9d7c8b5"));

        assertThat(Plans.isolateNamespace(ground, "shop").lines())
                .extracting(Line::text)
                .contains("shop/old to ops/probe on TCP 80");
    }

    @Test
    void leastPrivilegeTakesThePlaceOfThePoliciesThatAllow() {
        var ground = shop(seen(WEB_DB), networkPolicy("shop/all").ingress().egress());
        var plan = Plans.leastPrivilege(ground, Set.of("shop"), Strictness.EXACTLY_SEEN);

        assertThat(text(plan)).contains("Remove NetworkPolicy shop/all", "name: allow-db", "name: allow-web");
        assertThat(effects(ground, plan).impact().dropped()).isEmpty();
    }

    @Test
    void theSliderGoesFromWhatWasSeenToWholeNamespaces() {
        var ground = shop(seen(WEB_DB));

        assertThat(Stream.of(Strictness.values())
                        .map(stop -> Plans.leastPrivilege(ground, Set.of("shop"), stop).lines())
                        .map(lines -> lines.stream()
                                .filter(line -> line.id().startsWith("keep:"))
                                .map(Line::text)
                                .collect(Collectors.joining())))
                .containsExactly(
                        "shop/web to shop/db on TCP 5432",
                        "shop/web to shop/db on TCP 5432,9187",
                        "shop/web to shop/db on every port",
                        "shop/web to shop/db on every port");
        assertThat(text(Plans.leastPrivilege(ground, Set.of("shop"), Strictness.WHOLE_NAMESPACES)))
                .contains("name: allow-namespace-traffic");
    }

    @Test
    void aPlanOfWhichNothingIsTickedIsNoStep() {
        assertThat(Plans.isolateNamespace(shop(seen(WEB_DB)), "shop").step(Set.of())).isEmpty();
    }

    private static Set<String> ticked(Plan plan) {
        return plan.lines().stream().filter(Line::ticked).map(Line::id).collect(Collectors.toSet());
    }

    private static String text(Plan plan) {
        return Grounds.text(plan.step(ticked(plan)).orElseThrow());
    }

    private static Effects effects(Ground ground, Plan plan) {
        return Effects.of(ground, plan.step(ticked(plan)).orElseThrow(), (_, _) -> false);
    }

    private static Ground shop(FlowWindow flows, Part... more) {
        var dns = service("kube-system/kube-dns", "k8s-app=kube-dns")
                .address("10.96.0.10")
                .with(new Service.Port("dns", Protocol.UDP, 53, 5353, ""));
        return Grounds.of(
                cluster(Stream.concat(
                                Stream.<Part>of(
                                        deployment("shop/web", 2, "app=web"),
                                        deployment("shop/db", 1, "app=db").port("pg", 5432).port("metrics", 9187),
                                        pod("ops/probe", "app=probe").address("10.0.0.7"),
                                        deployment("kube-system/coredns", 2, "k8s-app=kube-dns"),
                                        dns),
                                Stream.of(more))
                        .toArray(Part[]::new)),
                flows);
    }
}
