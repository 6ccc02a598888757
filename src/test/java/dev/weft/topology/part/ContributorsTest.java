package dev.weft.topology.part;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.fixture.YamlPolicy;
import dev.weft.topology.Access;
import dev.weft.topology.Contributor;
import dev.weft.topology.EdgeState;
import dev.weft.topology.Evidence;
import dev.weft.topology.Filter;
import dev.weft.topology.NodeId;
import dev.weft.topology.Requests;
import dev.weft.topology.Tally;
import dev.weft.topology.Topology;
import dev.weft.topology.TopologyRequest;
import dev.weft.topology.build.TopologyBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContributorsTest {
    private static ClusterSnapshot shop() {
        return cluster(
                deployment("shop/web", 2, "app=web").port("http", 8080),
                deployment("shop/api", 1, "app=api").port("http", 8080),
                deployment("shop/db", 1, "app=db").port("pg", 5432),
                deployment("ops/scraper", 1, "app=scraper"),
                service("shop/api", "app=api").port(80, 8080),
                service("shop/all", "app in (web, api)".replace("app in (web, api)", "tier=front")),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=api"), tcp(5432)),
                networkPolicy("shop/api-in").on("app=api").ingress(from("app=web"), tcp(8080)));
    }

    private static Topology draw(ClusterSnapshot snapshot) {
        return Drawn.topology(Requests.request(snapshot));
    }

    @Test
    void aPairIsDrawnWhereAPolicyLetsSomeInAndOthersNot() {
        assertThat(Drawn.edges(draw(shop())))
                .containsExactly(
                        "shop/api[Deployment] -> shop/db[Deployment]: allowed, unused",
                        "shop/web[Deployment] -> shop/api[Deployment]: allowed, unused");
    }

    @Test
    void whatNothingIsolatesIsOpenAndHasNoEdges() {
        var topology = draw(cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/api", 1, "app=api"),
                deployment("ops/scraper", 1, "app=scraper")));

        assertThat(topology.edges()).isEmpty();
        assertThat(topology.nodes()).extracting(node -> node.facts().access()).containsOnly(Access.OPEN);
    }

    // Unknown is drawn as unknown also where a NetworkPolicy below would deny: a policy of the Admin tier is asked
    // first.
    @Test
    void whatAnUnreadablePolicyOfTheAdminTierMayAllowIsDrawnAsUnknown() {
        var topology = draw(cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/db", 1, "app=db"),
                networkPolicy("shop/closed").on("app=db").types("Ingress"),
                YamlPolicy.cluster("odd", "Admin", 1, """
                        ingress:
                        - action: Perhaps
                          from: [{namespaces: {}}]
                        """)));

        assertThat(Drawn.edges(topology)).contains("shop/web[Deployment] -> shop/db[Deployment]: unknown");
    }

    @Test
    void whatTheAdminTierAcceptsIsDrawnIntoAnIsolatedWorkload() {
        var topology = draw(cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("ops/scraper", 1, "app=scraper"),
                deployment("shop/db", 1, "app=db"),
                networkPolicy("shop/closed").on("app=db").types("Ingress"),
                YamlPolicy.cluster("monitoring", "Admin", 1, """
                        ingress:
                        - action: Accept
                          from: [{namespaces: {matchLabels: {kubernetes.io/metadata.name: ops}}}]
                        """)));

        assertThat(Drawn.edges(topology)).containsExactly(
                "ops/scraper[Deployment] -> shop/db[Deployment]: allowed, unused");
    }

    @Test
    void anIsolatedWorkloadIsNotOpenAndTheOthersAre() {
        var topology = draw(shop());

        assertThat(Drawn.workload(topology, "shop/db[Deployment]").facts().access()).isEqualTo(Access.LIMITED);
        assertThat(Drawn.workload(topology, "shop/web[Deployment]").facts().access()).isEqualTo(Access.OPEN);
    }

    @Test
    void aWorkloadIsolatedByARuleThatAcceptsEverybodyIsOpenTooAndNotAStarOfEdges() {
        var topology = draw(cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/api", 1, "app=api"),
                deployment("ops/scraper", 1, "app=scraper"),
                networkPolicy("shop/web-in").on("app=web").ingress(from(namespaces("")), tcp(8080))));

        assertThat(topology.edges()).isEmpty();
        assertThat(Drawn.workload(topology, "shop/web[Deployment]").facts().access()).isEqualTo(Access.OPEN);
    }

    @Test
    void inATinyClusterAnIsolatedWorkloadIsNotOpenThoughItsOnlyPartnerMayReachIt() {
        var topology = draw(cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/db", 1, "app=db"),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432))));

        assertThat(Drawn.edges(topology))
                .containsExactly("shop/web[Deployment] -> shop/db[Deployment]: allowed, unused");
    }

    @Test
    void anOpenWorkloadIsDrawnAsDestinationOfOneThatMayCallFewOnly() {
        var topology = draw(cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/api", 1, "app=api"),
                deployment("shop/db", 1, "app=db"),
                networkPolicy("shop/web-out").on("app=web").types("Egress").egress(to("app=api"), tcp(8080))));

        assertThat(Drawn.edges(topology))
                .containsExactly("shop/web[Deployment] -> shop/api[Deployment]: allowed, unused");
    }

    @Test
    void outsideAddressesAreDrawnOnlyWhereARuleNamesThem() {
        var topology = draw(cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/api", 1, "app=api"),
                networkPolicy("shop/api-in")
                        .on("app=api")
                        .ingress(from("app=web"), tcp(8080))
                        .ingress(from(block("10.0.0.0/8").except("10.1.0.0/16")), tcp(443)),
                networkPolicy("shop/web-out").on("app=web").types("Egress").egress(to(block("10.1.0.0/16")))));

        assertThat(topology.nodes().stream()
                        .filter(node -> node.id().kind() == NodeId.Kind.OUTSIDE)
                        .map(node -> node.label()))
                .containsExactlyInAnyOrder("10.1.0.0/16", "10.0.0.0/8 without 10.1.0.0/16");
    }

    @Test
    void aServiceWithOneWorkloadBehindItIsABadgeAndOneWithNoneANode() {
        var topology = draw(shop());

        assertThat(Drawn.workload(topology, "shop/api[Deployment]").facts().ports()).containsExactly("80→8080", "8080");
        assertThat(topology.nodes().stream().filter(node -> node.id().kind() == NodeId.Kind.SERVICE))
                .singleElement()
                .satisfies(node -> assertThat(node.facts().members()).isZero());
    }

    @Test
    void aServiceWithSeveralWorkloadsLeadsToEach() {
        var snapshot = cluster(
                deployment("shop/blue", 1, "app=web, colour=blue"),
                deployment("shop/green", 1, "app=web, colour=green"),
                service("shop/web", "app=web").port(80, 8080));

        assertThat(Drawn.edges(draw(snapshot)))
                .containsExactly(
                        "shop/web -> shop/blue[Deployment]: leads to", "shop/web -> shop/green[Deployment]: leads to");
        assertThat(Drawn.nodes(Drawn.topology(
                        Requests.with(Requests.request(snapshot), new Filter(Set.of(), "", true, false)))))
                .containsExactly("shop/blue[Deployment]", "shop/green[Deployment]");
    }

    @Test
    void contributorsGiveTheSameTopologyInAnyOrder() {
        var snapshot = shop();
        var request = new TopologyRequest(
                Requests.evaluate(snapshot), Flows.window(snapshot), Filter.NONE, Set.of("ops"),
                        java.util.Optional.empty());
        var usual = Drawn.topology(request);
        var order = new ArrayList<Contributor>(Contributors.all());
        var random = new Random(5);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(order, random);
            var other = new TopologyBuilder(order).build(request);
            assertThat(List.copyOf(other.nodes())).isEqualTo(List.copyOf(usual.nodes()));
            assertThat(List.copyOf(other.edges())).isEqualTo(List.copyOf(usual.edges()));
        }
    }

    @Test
    void everyContributorHasItsOwnName() {
        assertThat(Contributors.all()).extracting(Contributor::name).doesNotHaveDuplicates();
    }

    @Test
    void aFoldedNamespaceIsOneNodeThatCountsWhatItHides() {
        var topology = Drawn.topology(Requests.with(Requests.request(shop()), Filter.NONE, "shop"));

        var shop = topology.node(NodeId.ofNamespace("shop")).orElseThrow();
        assertThat(shop.facts().members()).isEqualTo(3);
        assertThat(shop.facts().ready()).isEqualTo(3);
        assertThat(shop.facts().inside()).isEqualTo(Tally.of(EdgeState.UNUSED, 2));
        assertThat(Drawn.nodes(topology)).containsExactly("shop", "ops/scraper[Deployment]");
        assertThat(topology.edges()).isEmpty();
    }

    @Test
    void edgesOfAFoldedNamespaceMergeAndCountTheirPairs() {
        var snapshot = cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/api", 1, "app=api"),
                deployment("data/db", 1, "app=db"),
                networkPolicy("data/db-in")
                        .on("app=db")
                        .ingress(from(namespaces("kubernetes.io/metadata.name=shop")), tcp(5432)));
        var topology = Drawn.topology(Requests.with(Requests.request(snapshot), Filter.NONE, "shop"));

        assertThat(Drawn.edges(topology)).containsExactly("shop -> data/db[Deployment]: allowed, unused");
        assertThat(topology.edges().iterator().next().pairs()).isEqualTo(Tally.of(EdgeState.UNUSED, 2));
    }

    @Test
    void aTextKeepsWhatItFindsAndItsDirectNeighbours() {
        var found = Drawn.topology(
                Requests.with(Requests.request(shop()), new Filter(Set.of(), "APP=DB", true, true)));

        assertThat(Drawn.nodes(found)).containsExactly("shop/api[Deployment]", "shop/db[Deployment]");
    }

    @Test
    void namespacesThatAreNotChosenAreFoldedWhereAnEdgeLeadsToThemAndGoneOtherwise() {
        var snapshot = cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("data/db", 1, "app=db"),
                deployment("ops/scraper", 1, "app=scraper"),
                networkPolicy("data/db-in")
                        .on("app=db")
                        .ingress(from(namespaces("kubernetes.io/metadata.name=shop")), tcp(5432)));
        var chosen = Drawn.topology(
                Requests.with(Requests.request(snapshot), new Filter(Set.of("data"), "", true, true)));

        assertThat(Drawn.nodes(chosen)).containsExactly("shop", "data/db[Deployment]");
    }

    @Test
    void unusedPermissionsCanBeLeftOut() {
        var used = Drawn.topology(Requests.with(Requests.request(shop()), new Filter(Set.of(), "", false, true)));

        assertThat(used.edges()).isEmpty();
    }

    @Test
    void aDraftShowsWhatItWouldGainAndLose() {
        var before = cluster(
                deployment("shop/web", 1, "app=web"),
                deployment("shop/api", 1, "app=api"),
                deployment("shop/db", 1, "app=db"),
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=web"), tcp(5432)));
        var after = before.with(
                networkPolicy("shop/db-in").on("app=db").ingress(from("app=api"), tcp(5432)).resources(), List.of());

        assertThat(Drawn.edges(Drawn.topology(Requests.draft(before, after))))
                .containsExactly(
                        "shop/api[Deployment] -> shop/db[Deployment]: would be allowed",
                        "shop/web[Deployment] -> shop/db[Deployment]: would be denied");
    }

    @Test
    void tooManyPermissionsAreDrawnBetweenNamespacesAndANoteSaysSo() {
        var parts = new ArrayList<dev.weft.cluster.Resource>();
        for (int i = 0; i < 80; i++) {
            parts.addAll(deployment("left/w" + i, 1, "app=w" + i).resources());
            parts.addAll(deployment("right/w" + i, 1, "app=w" + i).resources());
        }
        parts.addAll(deployment("else/other", 1, "app=other").resources());
        parts.addAll(networkPolicy("right/in")
                .ingress(from(namespaces("kubernetes.io/metadata.name=left")), tcp(80))
                .resources());
        var topology = draw(cluster(parts));

        assertThat(Drawn.edges(topology)).containsExactly("left -> right: allowed, unused");
        assertThat(topology.edges().iterator().next().pairs()).isEqualTo(Tally.of(EdgeState.UNUSED, 6400));
        assertThat(topology.edges().iterator().next().evidence())
                .containsExactly(new Evidence.Declared(dev.weft.net.TrafficSet.tcp(80), dev.weft.net.TrafficSet.NONE));
        assertThat(topology.notes()).singleElement().asString().contains("6,400");
    }
}
