package dev.weft.whatif.proposal;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.node;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static dev.weft.fixture.YamlPolicy.yaml;
import static dev.weft.whatif.proposal.Grounds.dropped;
import static dev.weft.whatif.proposal.Grounds.end;
import static dev.weft.whatif.proposal.Grounds.forwarded;
import static dev.weft.whatif.proposal.Grounds.seen;
import static dev.weft.whatif.proposal.Grounds.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.Part;
import dev.weft.fixture.YamlPolicy;
import dev.weft.flow.FlowEnd;
import dev.weft.flow.FlowTraffic;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.whatif.proposal.AllowChoices.PlaceChoice;
import dev.weft.whatif.proposal.AllowChoices.PortChoice;
import dev.weft.whatif.proposal.AllowChoices.Side;
import dev.weft.whatif.proposal.AllowChoices.WidthChoice;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllowChoicesTest {
    private static final Anchor WEB = workload("Deployment", "shop/web");
    private static final Anchor DB = workload("Deployment", "shop/db");
    private static final Part DENY_IN = networkPolicy("shop/deny-in").types("Ingress");
    private static final Part DENY_OUT = networkPolicy("shop/deny-out").types("Egress");

    @Test
    void portsThatWereSeenAndDeniedComeFirstThenThoseOfTheContainers() {
        var ground = shop(
                seen(dropped(end("shop/web-0"), end("shop/db-0"), FlowTraffic.tcp(6000))), DENY_IN);

        assertThat(AllowChoices.of(ground, WEB, DB).ports())
                .extracting(PortChoice::label, PortChoice::preselected)
                .containsExactly(tuple("TCP 6000", true), tuple("TCP 5432", false), tuple("every port", false));
        assertThat(AllowChoices.of(ground, WEB, DB).ports())
                .extracting(PortChoice::why)
                .satisfies(why -> assertThat(why.get(0)).startsWith("seen and denied 3 times, last "))
                .satisfies(why -> assertThat(why.get(1)).isEqualTo("pg, declared by db"));
    }

    // Source: policy is judged after the Service's address was rewritten, see policy/package-info.
    @Test
    void aFlowToAServiceIsOfferedOnThePortOfItsPods() {
        var ground = shop(
                seen(forwarded(
                        end("shop/web-0"),
                        new FlowEnd.OfService(ObjectRef.ofService("shop", "db")),
                        FlowTraffic.tcp(80))),
                DENY_IN,
                service("shop/db", "app=db").address("10.96.0.1").port(80, 7000));

        assertThat(AllowChoices.of(ground, WEB, DB).ports().getFirst().traffic()).isEqualTo(TrafficSet.tcp(7000));
    }

    @Test
    void whatIsAllowedAlreadyIsNoChoice() {
        var ground = shop(networkPolicy("shop/db").on("app=db").ingress(from("app=web"), tcp(5432)));
        var choices = AllowChoices.of(ground, WEB, DB);

        assertThat(choices.ports()).extracting(PortChoice::label).containsExactly("every port");
        assertThat(choices.possible()).isTrue();
    }

    @Test
    void whereNothingBlocksThereIsNothingToDo() {
        var choices = AllowChoices.of(shop(), WEB, DB);

        assertThat(choices.possible()).isFalse();
        assertThat(choices.notes()).containsExactly("every port is allowed already");
        assertThatThrownBy(() -> AllowPlan.step(shop(), choices, new AllowAnswer(
                        TrafficSet.ALL, choices.sources().getFirst(), choices.targets().getFirst(), Map.of())))
                .hasMessageContaining("no NetworkPolicy keeps shop/web to shop/db on every port");
    }

    @Test
    void onlyTheSideThatBlocksIsWritten() {
        var ground = shop(DENY_IN);
        var choices = AllowChoices.of(ground, WEB, DB);

        assertThat(choices.sides())
                .extracting(Side::direction, Side::blocks, Side::words)
                .containsExactly(
                        tuple(Direction.EGRESS, false, "egress of web does not block"),
                        tuple(Direction.INGRESS, true, "ingress of db blocks: isolated by deny-in"));
        assertThat(text(ground, choices)).isEqualTo("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata:
                  name: allow-web-to-db
                  namespace: shop
                spec:
                  podSelector:
                    matchLabels:
                      app: db
                  policyTypes:
                  - Ingress
                  ingress:
                  - from:
                    - podSelector:
                        matchLabels:
                          app: web
                    ports:
                    - protocol: TCP
                      port: 5432
                """);
    }

    @Test
    void bothSidesAreWrittenWhereBothBlock() {
        var ground = shop(DENY_IN, DENY_OUT);
        var choices = AllowChoices.of(ground, WEB, DB);

        assertThat(text(ground, choices))
                .contains("name: allow-web-to-db\n", "name: allow-web-to-db-egress\n", "  egress:\n  - to:\n");
    }

    @Test
    void theFewestLabelsThatTellPodsApartComeFirstWithTheirCount() {
        assertThat(AllowChoices.of(shop(DENY_IN), WEB, DB).sources())
                .extracting(WidthChoice::label, WidthChoice::count)
                .containsExactly(
                        tuple("pods with app=web", "selects 2 of 4 pods"),
                        tuple("pods with app=web, tier=front", "selects 2 of 4 pods"),
                        tuple("namespace shop", "selects 4 of 4 pods"),
                        tuple("every pod of the cluster", "selects 4 of 4 pods"),
                        tuple("anyone, also outside", "selects 4 of 4 pods"));
    }

    @Test
    void aLabelThatAlsoOthersCarryIsNotEnough() {
        var ground = Grounds.of(
                cluster(
                        pod("shop/one", "app=web, track=stable, pod-template-hash=1"),
                        pod("shop/two", "app=web, track=canary, pod-template-hash=2"),
                        pod("shop/db", "app=db"),
                        DENY_IN),
                FlowWindow.EMPTY);

        assertThat(AllowChoices.of(ground, workload("Pod", "shop/two"), workload("Pod", "shop/db")).sources())
                .first()
                .extracting(WidthChoice::label)
                .isEqualTo("pods with track=canary");
    }

    @Test
    void whereNoLastingLabelTellsPodsApartTheCountSaysSo() {
        var ground = Grounds.of(
                cluster(
                        pod("shop/one", "app=web, pod-template-hash=1"),
                        pod("shop/two", "app=web, pod-template-hash=2"),
                        pod("shop/db", "app=db"),
                        DENY_IN),
                FlowWindow.EMPTY);

        assertThat(AllowChoices.of(ground, workload("Pod", "shop/two"), workload("Pod", "shop/db")).sources())
                .first()
                .satisfies(width -> assertThat(width.label() + ", " + width.count())
                        .isEqualTo("pods with app=web, selects 2 of 3 pods"));
    }

    @Test
    void aRuleForTheSamePortsTakesOneMorePeerAndCommentsStay() {
        var text = """
                # The database.
                kind: NetworkPolicy
                apiVersion: networking.k8s.io/v1
                metadata: {name: db, namespace: shop}
                spec:
                  ingress:
                  - ports:
                    - {port: 5432, protocol: TCP} # postgres
                    from:
                    - podSelector: {matchLabels: {app: api}}
                  podSelector: {matchLabels: {app: db}}
                """;
        var ref = ResourceKind.NETWORK_POLICY.ref("shop", "db");
        var ground = Grounds.of(shopWith(yaml(text)), FlowWindow.EMPTY, Map.of(ref, text));
        var choices = AllowChoices.of(ground, WEB, DB);

        assertThat(choices.sides().getLast().places().getFirst())
                .isEqualTo(new PlaceChoice("extend rule 1 of db", ref, 0, false));
        assertThat(text(ground, choices)).isEqualTo(text.replace(
                "    - podSelector: {matchLabels: {app: api}}\n",
                """
                    - podSelector: {matchLabels: {app: api}}
                    - podSelector:
                        matchLabels:
                          app: web
                """.indent(0)));
    }

    @Test
    void aPolicyThatSelectsOthersTooComesLastAndSaysSo() {
        assertThat(AllowChoices.of(shop(DENY_IN), WEB, DB).sides().getLast().places())
                .extracting(PlaceChoice::label)
                .containsExactly(
                        "new policy allow-web-to-db", "another rule in deny-in, which selects 2 other pods too");
    }

    @Test
    void aNamespaceIsNamedByTheLabelThatTheServerKeeps() {
        var ground = shop(DENY_IN, pod("ops/probe", "app=probe"));
        var choices = AllowChoices.of(ground, new Anchor.OfNamespace("ops"), DB);

        assertThat(text(ground, choices)).contains("""
                  - from:
                    - namespaceSelector:
                        matchLabels:
                          kubernetes.io/metadata.name: ops
                    ports:
                """);
    }

    @Test
    void theOutsideIsABlock() {
        var ground = shop(DENY_OUT);
        var bank = new Anchor.OfOutside(IpSet.of(IpAddress.parse("203.0.113.7").orElseThrow()));
        var choices = AllowChoices.of(ground, WEB, bank);

        assertThat(choices.ports()).extracting(PortChoice::label).containsExactly("TCP 443", "TCP 80", "every port");
        assertThat(text(ground, choices)).contains("""
                  - to:
                    - ipBlock:
                        cidr: "203.0.113.7/32"
                """);
    }

    @Test
    void aWidthThatTakesInPodsWhomNobodyIsolatesDoesNotIsolateThem() {
        var ground = shop(networkPolicy("shop/db").on("app=db").types("Ingress"));
        var choices = AllowChoices.of(ground, WEB, DB);
        var wide = new AllowAnswer(
                TrafficSet.tcp(5432),
                choices.sources().getFirst(),
                choices.targets().stream()
                        .filter(width -> width.label().equals("namespace shop"))
                        .findFirst()
                        .orElseThrow(),
                Map.of());
        var step = AllowPlan.step(ground, choices, wide);

        assertThat(Effects.between(ground, step, WEB, DB).isolated()).isEmpty();
        assertThat(Grounds.text(step)).contains("  podSelector:\n    matchLabels:\n      app: db\n");
    }

    @Test
    void whatAnAdminRuleDeniesNoNetworkPolicyCanAllow() {
        var ground = shop(YamlPolicy.cluster("no", "Admin", 1, """
                ingress:
                - action: Deny
                  from: [{namespaces: {}}]
                """));
        var choices = AllowChoices.of(ground, WEB, DB);

        assertThat(choices.possible()).isFalse();
        assertThat(choices.sides().getLast().places()).isEmpty();
        assertThat(choices.sides().getLast().words())
                .isEqualTo("ingress of db blocks: denied by ClusterNetworkPolicy no spec.ingress[0]; "
                        + "no NetworkPolicy can allow it without isolating anybody");
    }

    @Test
    void podsOnTheirNodesNetworkAreSaidToBeOutOfReach() {
        var ground = Grounds.of(
                cluster(
                        node("n1", "192.168.0.1"),
                        pod("ops/agent", "app=agent").address("192.168.0.1").node("n1").hostNetwork(),
                        pod("shop/db", "app=db").address("10.0.0.1").node("n2").port("pg", 5432),
                        DENY_IN),
                FlowWindow.EMPTY);
        var choices = AllowChoices.of(ground, workload("Pod", "ops/agent"), workload("Pod", "shop/db"));

        assertThat(choices.notes()).anyMatch(note -> note.startsWith("ops/agent is on its node's network"));
        assertThat(choices.sources()).extracting(WidthChoice::label).first().isEqualTo("192.168.0.1");
    }

    @Test
    void aWorkloadWithoutPodsHasNoChoices() {
        var choices = AllowChoices.of(shop(DENY_IN), workload("Deployment", "shop/gone"), DB);

        assertThat(choices.possible()).isFalse();
        assertThat(choices.notes()).anyMatch(note -> note.startsWith("shop/gone has no pods that run"));
    }

    @Test
    void whatElseWouldOpenIsNamed() {
        var ground = shop(DENY_IN, pod("shop/canary", "app=web, tier=front"), networkPolicy("shop/db")
                .on("app=db")
                .ingress(from("app=api"), tcp(5432))
                .egress(to("app=api")));
        var choices = AllowChoices.of(ground, WEB, DB);
        var effects = Effects.between(
                ground, AllowPlan.step(ground, choices, AllowAnswer.first(choices)), WEB, DB);

        assertThat(effects.intended()).extracting(Effects.PairLine::words)
                .containsExactly("shop/web to shop/db: opens TCP 5432");
        assertThat(effects.unintended()).extracting(Effects.PairLine::words)
                .containsExactly("shop/canary to shop/db: opens TCP 5432");
        assertThat(effects.counts()).isEqualTo(new Effects.Counts(1, 1));
    }

    private static String text(Ground ground, AllowChoices choices) {
        assertThat(choices.possible()).as(choices.toString()).isTrue();
        return Grounds.text(AllowPlan.step(ground, choices, AllowAnswer.first(choices)));
    }

    private static Ground shop(Part... more) {
        return shop(FlowWindow.EMPTY, more);
    }

    private static Ground shop(FlowWindow flows, Part... more) {
        return Grounds.of(shopWith(more), flows);
    }

    private static ClusterSnapshot shopWith(Part... more) {
        return cluster(Stream.concat(
                        Stream.<Part>of(
                                deployment("shop/web", 2, "app=web, tier=front"),
                                deployment("shop/db", 2, "app=db, tier=data").port("pg", 5432)),
                        Stream.of(more))
                .toArray(Part[]::new));
    }
}
