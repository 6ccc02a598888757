package dev.weft.policy.exposure;

import static dev.weft.fixture.ClusterFixture.block;
import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespace;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.pods;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Selector;
import dev.weft.policy.Action;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.PodSelection;
import dev.weft.policy.Policy;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicySet;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.Rule;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Tier;
import dev.weft.policy.TrafficMatch;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What workloads could reach that are not there yet. Which of them are told apart follows np-guard's documentation of
/// its exposure analysis; what they may follows from the engine, on both sides.
class ExposureAnalysisTest {
    private static final String ALL = "All Connections";

    @Test
    void whoNoPolicySelectsIsOpenToTheWholeClusterAndUnprotected() {
        assertThat(exposure(cluster(pod("shop/web", "app=web")))).containsExactly(
                "shop/web => whole cluster : " + ALL,
                "shop/web <= whole cluster : " + ALL,
                "shop/web unprotected EGRESS",
                "shop/web unprotected INGRESS");
    }

    @Test
    void whoIsIsolatedHasNoExposure() {
        assertThat(exposure(cluster(
                        pod("shop/web", "app=web"), networkPolicy("shop/all").types("Ingress", "Egress"))))
                .isEmpty();
    }

    @Test
    void aSelectorThatNobodyFitsIsANewcomerOfThePolicysNamespace() {
        assertThat(ingress(from("role=monitor"), tcp(8050))).containsExactly(
                "shop/web <= shop / role=monitor : TCP 8050");
    }

    @Test
    void aNamespaceSelectorStandsForNewNamespaces() {
        assertThat(ingress(from(namespaces("effect=none").pods("role=monitor")), tcp(8050))).containsExactly(
                "shop/web <= effect=none / role=monitor : TCP 8050");
        assertThat(ingress(from(namespaces("")), tcp(8050))).containsExactly("shop/web <= whole cluster : TCP 8050");
        assertThat(ingress(from(namespaces("").pods("role=monitor")))).containsExactly(
                "shop/web <= everything / role=monitor : " + ALL);
    }

    @Test
    void aNamespaceChosenByItsNameIsThatNamespace() {
        assertThat(ingress(from(namespaces("kubernetes.io/metadata.name=backend")), tcp(8050))).containsExactly(
                "shop/web <= backend / everything : TCP 8050");
    }

    @Test
    void labelsThatARealPodHasAreLeftToTheList() {
        var policy = networkPolicy("shop/p").on("app=web").types("Ingress").ingress(from("app=db"));
        assertThat(ingress(cluster(pod("shop/web", "app=web"), pod("shop/db", "app=db"), policy), "shop/web"))
                .isEmpty();
        var odd = networkPolicy("shop/p").on("app=web").types("Ingress").ingress(from("app in (db, dx)"));
        assertThat(ingress(cluster(pod("shop/web", "app=web"), pod("shop/db", "app=db"), odd), "shop/web"))
                .containsExactly("shop/web <= shop / app in [db, dx] : " + ALL);
    }

    @Test
    void onlyWhatFaresOtherwiseThanTheWholeClusterIsTold() {
        var policy = networkPolicy("shop/p")
                .on("app=web")
                .types("Ingress")
                .ingress(from(namespaces("managed=yes")), tcp(8090))
                .ingress(from(namespaces("other=yes")), tcp(8050))
                .ingress(from(namespaces("")), tcp(8050));
        assertThat(ingress(cluster(pod("shop/web", "app=web"), policy), "shop/web")).containsExactly(
                "shop/web <= whole cluster : TCP 8050",
                "shop/web <= managed=yes / everything : TCP 8050,8090");
    }

    @Test
    void aSelectorOfWhatLabelsMustNotBeIsNotTheWholeCluster() {
        assertThat(ingress(from(namespaces("").pods("role notin (x, y)")), tcp(9090))).containsExactly(
                "shop/web <= everything / role not in [x, y] : TCP 9090");
        assertThat(ingress(from(namespaces("!env").pods("")), tcp(9090))).containsExactly(
                "shop/web <= !env / everything : TCP 9090");
    }

    @Test
    void aFreeValueStandsForEveryValueThatSomeRuleNames() {
        var policy = networkPolicy("shop/p")
                .on("app=web")
                .types("Ingress")
                .ingress(from("role notin (x, y)"), tcp(9090))
                .ingress(from("role notin (w, x, y, z)"), tcp(8080))
                .ingress(from("role in (v)"), tcp(7070));
        assertThat(ingress(cluster(pod("shop/web", "app=web"), policy), "shop/web")).containsExactly(
                "shop/web <= shop / role not in [x, y] : TCP 9090",
                "shop/web <= shop / role not in [w, x, y, z] : TCP 8080,9090",
                "shop/web <= shop / role=v : TCP 7070,8080,9090");
    }

    @Test
    void theSameSelectorInAnotherOrderIsToldOnce() {
        var policy = networkPolicy("shop/p")
                .on("app=web")
                .types("Ingress")
                .ingress(from("role, tier in (a, b)"))
                .ingress(from("tier in (a, b), role"));
        assertThat(ingress(cluster(pod("shop/web", "app=web"), policy), "shop/web")).hasSize(1);
    }

    @Test
    void whatOnlyEgressRulesSelectIsNoSourceOfIngress() {
        var policy = networkPolicy("shop/p")
                .on("app=web")
                .types("Ingress", "Egress")
                .ingress(from(namespaces("!env")))
                .egress(to("!role"));
        assertThat(ingress(cluster(namespace("shop", ""), pod("shop/web", "app=web"), policy), "shop/web"))
                .containsExactly("shop/web <= !env / everything : " + ALL);
    }

    @Test
    void aSelectorThatContradictsItselfHasNoNewcomer() {
        assertThat(ingress(from("role=a, role notin (a)"))).isEmpty();
    }

    @Test
    void aNamedPortIsResolvedOnTheWorkloadAndNamedOnTheNewcomer() {
        var web = pod("shop/web", "app=web").port("http", 8090);
        var in = networkPolicy("shop/p").on("app=web").types("Ingress").ingress(from(namespaces("")), tcp("http"));
        assertThat(ingress(cluster(web, in), "shop/web")).containsExactly("shop/web <= whole cluster : TCP 8090");
        var out = networkPolicy("shop/p")
                .on("app=web")
                .types("Ingress", "Egress")
                .egress(to(namespaces("managed=yes")), tcp("http"))
                .egress(to(namespaces("managed=yes")), tcp(1, 60000))
                .egress(to(namespaces("other=yes")), tcp("dns"));
        assertThat(exposure(cluster(web, out))).containsExactly(
                "shop/web => managed=yes / everything : TCP 1-60000 and http",
                "shop/web => other=yes / everything : No Connections and dns");
    }

    @Test
    void policiesOfTheNewcomersOwnNamespaceCount() {
        var in = networkPolicy("shop/p").on("app=web").types("Ingress").ingress(
                from(namespaces("kubernetes.io/metadata.name=backend")));
        var deny = networkPolicy("backend/deny").types("Egress");
        var cluster = cluster(
                namespace("backend", ""), pod("shop/web", "app=web"), in, deny);
        assertThat(ingress(cluster, "shop/web")).isEmpty();
    }

    @Test
    void anIpBlockThatMayHoldTheNewcomerIsUnknown() {
        var policy = networkPolicy("shop/p").on("app=web").types("Ingress").ingress(from(block("10.0.0.0/8")));
        var found = analysed(cluster(pod("shop/web", "app=web").address("192.0.2.1"), policy), this::compiled);
        assertThat(found.sure()).noneMatch(entry -> entry.direction() == Direction.INGRESS);
        assertThat(found.entries())
                .anyMatch(entry -> entry.direction() == Direction.INGRESS && entry.cell().unknown().isAll());
    }

    @Test
    void everyTierCountsAndAnExceptionFromTheWholeClusterIsTold() {
        var snapshot = cluster(pod("shop/web", "app=web"));
        var team = new PodSelection(
                new PodSelection.Scope.Matching(Selector.matchLabels(Map.of("house", "slytherin"))),
                Selector.EVERYTHING);
        assertThat(exposure(snapshot, it -> new PolicySet(List.of(admin(team)), List.of()))).containsExactly(
                "shop/web => whole cluster : " + ALL,
                "shop/web <= whole cluster : " + ALL,
                "shop/web <= house=slytherin / everything : No Connections",
                "shop/web unprotected EGRESS");
    }

    @Test
    void ofSeveralValuesAllMustBeAllowed() {
        var snapshot = cluster(pod("shop/web", "app=web"), networkPolicy("shop/p")
                .on("app=web").types("Ingress").ingress(from(pods("role in (a, b)")), tcp(80)));
        var onlyA = new PodSelection(
                new PodSelection.Scope.Matching(Selector.EVERYTHING), Selector.matchLabels(Map.of("role", "a")));
        assertThat(exposure(snapshot, it -> {
                    var policies = new ArrayList<>(compiled(it).policies());
                    policies.addFirst(admin(onlyA));
                    return new PolicySet(policies, List.of());
                }))
                .noneMatch(line -> line.startsWith("shop/web <="));
    }

    /// Denies `peers` to everybody, before all other policies.
    private static Policy admin(PodSelection peers) {
        var ref = new ObjectRef("policy.networking.k8s.io", "AdminNetworkPolicy", "", "deny");
        var rule = new Rule(
                new RuleRef(ref, "spec.ingress[0]", "", 0),
                Direction.INGRESS, Action.DENY, List.of(new Peer.Pods(peers)), TrafficMatch.ALL);
        var everyone = new PodSelection(new PodSelection.Scope.Matching(Selector.EVERYTHING), Selector.EVERYTHING);
        return new Policy(ref, Tier.ADMIN, 0, everyone, Set.of(), List.of(rule));
    }

    private List<String> ingress(dev.weft.fixture.RulePart... parts) {
        var policy = networkPolicy("shop/p").on("app=web").types("Ingress").ingress(parts);
        return ingress(cluster(pod("shop/web", "app=web"), policy), "shop/web");
    }

    private List<String> ingress(ClusterSnapshot cluster, String workload) {
        return exposure(cluster).stream().filter(line -> line.startsWith(workload + " <=")).toList();
    }

    private List<String> exposure(ClusterSnapshot cluster) {
        return exposure(cluster, this::compiled);
    }

    private PolicySet compiled(ClusterSnapshot cluster) {
        return new PolicyCompiler(PolicyKinds.all()).compile(cluster);
    }

    private static List<String> exposure(ClusterSnapshot cluster, Function<ClusterSnapshot, PolicySet> policies) {
        var found = analysed(cluster, policies);
        return Stream.concat(
                        found.sure().stream().map(ExposureAnalysisTest::line),
                        found.unprotected().stream()
                                .map(it -> path(it.workload().id()) + " unprotected " + it.direction()))
                .toList();
    }

    private static Exposure analysed(ClusterSnapshot cluster, Function<ClusterSnapshot, PolicySet> policies) {
        Function<ClusterSnapshot, Reachability> evaluation = it ->
                new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(it, policies.apply(it));
        return new ExposureAnalysis(evaluation)
                .of(WorkloadReachability.ofWorkloads(evaluation.apply(cluster)));
    }

    private static String line(Exposure.Entry entry) {
        var arrow = entry.direction() == Direction.EGRESS ? " => " : " <= ";
        var named = entry.named().isEmpty() ? "" : " and " + entry.named().getFirst().name();
        return path(entry.workload().id()) + arrow
                + entry.selection().map(ExposureAnalysisTest::text).orElse("whole cluster")
                + " : " + entry.cell().allowed() + named;
    }

    private static String text(PodSelection selection) {
        var where = switch (selection.namespaces()) {
            case PodSelection.Scope.Own(var name) -> name;
            case PodSelection.Scope.Matching(var selector) -> selector.toString();
        };
        return where + " / " + selection.pods();
    }

    private static String path(String id) {
        return id.substring(0, id.indexOf('['));
    }
}
