package dev.weft.policy.kind;

import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.Origin;
import dev.weft.cluster.Problem;
import dev.weft.cluster.ResourceKind;
import dev.weft.fixture.PolicyPart;
import dev.weft.policy.Direction;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What validation says, with place and remedy. Source: ValidateNetworkPolicySpec and ValidateLabelSelector of the API
/// server.
class NetworkPolicyKindTest {
    private static final NetworkPolicyKind KIND = new NetworkPolicyKind();

    private static PolicyPart policy() {
        return networkPolicy("shop/x");
    }

    private static List<Problem> problems(PolicyPart policy) {
        return KIND.compile(policy.manifest()).problems();
    }

    private static String onlyProblem(PolicyPart policy) {
        assertThat(problems(policy)).hasSize(1);
        var problem = problems(policy).getFirst();
        return problem.place().path() + ": " + problem.message();
    }

    private static PolicyPart peer(Object peer) {
        return policy().with("ingress", List.of(Map.of("from", List.of(peer))));
    }

    private static PolicyPart port(Map<String, Object> port) {
        return policy().with("ingress", List.of(Map.of("ports", List.of(port))));
    }

    private static Policy compiled(PolicyPart policy) {
        return KIND.compile(policy.manifest()).policy().orElseThrow();
    }

    @Test
    void aProblemNamesObjectPathFileLineAndRemedy() {
        var policy = port(Map.of("port", 70_000)).at("x.yaml", Map.of("spec.ingress[0].ports[0].port", 12));
        assertThat(problems(policy)).containsExactly(Problem.error(
                new Problem.Place("NetworkPolicy shop/x", "spec.ingress[0].ports[0].port", "x.yaml", 12),
                "port 70000 does not exist",
                "use a port from 1 to 65535"));
    }

    @Test
    void aPolicyWithoutFaultHasNoProblem() {
        var policy = policy().on("app=db, tier in (a, b), !old").types("Ingress", "Egress");
        assertThat(problems(policy)).isEmpty();
        assertThat(compiled(policy).isolates()).containsExactlyInAnyOrder(Direction.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Contains     | operator "Contains" is not known
            in           | operator "in" is not known
            In           | operator In needs values
            NotIn        | operator NotIn needs values
            """)
    void anOperatorThatIsUnknownOrLacksValuesIsAProblem(String operator, String message) {
        var expression = Map.of("key", "app", "operator", operator);
        var policy = peer(Map.of("podSelector", Map.of("matchExpressions", List.of(expression))));
        assertThat(onlyProblem(policy)).endsWith(message);
        assertThat(compiled(policy).rules().getFirst().peers()).isEmpty();
    }

    @Test
    void anOperatorThatTakesNoValuesIsAProblemWithThem() {
        var expression = Map.of("key", "app", "operator", "Exists", "values", List.of("x"));
        assertThat(onlyProblem(peer(Map.of("podSelector", Map.of("matchExpressions", List.of(expression))))))
                .isEqualTo("spec.ingress[0].from[0].podSelector.matchExpressions[0].values: "
                        + "operator Exists takes no values");
    }

    @Test
    void labelsMustBeText() {
        assertThat(onlyProblem(peer(Map.of("podSelector", Map.of("matchLabels", Map.of("version", 2))))))
                .isEqualTo("spec.ingress[0].from[0].podSelector.matchLabels.version: "
                        + "the number 2 stands where text belongs");
    }

    @Test
    void labelKeysAndValuesMustBeWellFormed() {
        assertThat(onlyProblem(peer(Map.of("podSelector", Map.of("matchLabels", Map.of("a b", "x"))))))
                .endsWith("\"a b\" is no label key");
        assertThat(onlyProblem(peer(Map.of("podSelector", Map.of("matchLabels", Map.of("app", "a b"))))))
                .endsWith("\"a b\" is no label value");
    }

    @Test
    void wrongTypesAreProblemsAndNeverTakenForMissing() {
        var peers = policy().with("ingress", List.of(Map.of("from", "everyone")));
        assertThat(onlyProblem(peers)).isEqualTo("spec.ingress[0].from: \"everyone\" stands where a list belongs");
        assertThat(compiled(peers).rules().getFirst().peers()).isEmpty();
        var ports = policy().with("ingress", List.of(Map.of("ports", 80)));
        assertThat(onlyProblem(ports)).isEqualTo("spec.ingress[0].ports: the number 80 stands where a list belongs");
        assertThat(compiled(ports).rules().getFirst().traffic().numbered().isEmpty()).isTrue();
        var rules = policy().with("egress", Map.of("to", List.of()));
        assertThat(onlyProblem(rules)).isEqualTo("spec.egress: a map stands where a list belongs");
        assertThat(compiled(rules).isolates()).contains(Direction.EGRESS);
        assertThat(compiled(rules).rules()).isEmpty();
    }

    @Test
    void anUnknownFieldIsAWarning() {
        assertThat(problems(policy().with("ingres", List.of()))).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.message()).isEqualTo("field \"ingres\" is not known and is ignored");
            assertThat(problem.remedy()).isEqualTo("use one of [egress, ingress, podSelector, policyTypes]");
        });
    }

    @Test
    void aPeerOfAnUnknownFieldAloneIsEmpty() {
        assertThat(problems(peer(Map.of("podselector", Map.of())))).extracting(Problem::message)
                .containsExactly("field \"podselector\" is not known and is ignored", "the peer is empty");
    }

    @Test
    void brokenBlocksAreProblems() {
        assertThat(onlyProblem(peer(Map.of("ipBlock", Map.of("cidr", "10.0.0.0"))))).endsWith("is no address block");
        assertThat(onlyProblem(peer(Map.of("ipBlock", Map.of("except", List.of()))))).endsWith("the cidr is missing");
        assertThat(onlyProblem(peer(Map.of("ipBlock", Map.of("cidr", "10.0.0.0/8", "except", List.of("11.0.0.0/16"))))))
                .endsWith("11.0.0.0/16 does not lie strictly inside 10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource({"80", "web--1", "-web", "WEB", "sixteen-letters-x", "1.5"})
    void aPortInQuotesMustBeAName(String name) {
        assertThat(onlyProblem(port(Map.of("port", name)))).endsWith("\"" + name + "\" is no port name");
    }

    @Test
    void portsMustBeWholeNumbersInRange() {
        assertThat(onlyProblem(port(Map.of("port", 0)))).endsWith("port 0 does not exist");
        assertThat(problems(port(Map.of("port", 80.5)))).hasSize(1);
        assertThat(onlyProblem(port(Map.of("port", 80, "endPort", "90")))).contains("whole number");
        assertThat(onlyProblem(port(Map.of("port", 80, "endPort", 70_000)))).endsWith("port 70000 does not exist");
    }

    @Test
    void aTypeThatIsNoDirectionClosesBoth() {
        var policy = policy().types("ingress");
        assertThat(onlyProblem(policy)).isEqualTo("spec.policyTypes[0]: \"ingress\" is no policy type");
        assertThat(compiled(policy).isolates()).containsExactlyInAnyOrder(Direction.values());
    }

    @Test
    void aBrokenSubjectMakesTheNamespaceUnknown() {
        var policy = policy().with("podSelector", Map.of("matchLabels", "app=db"));
        assertThat(problems(policy)).hasSize(1);
        assertThat(compiled(policy).subject().pods().selectsEverything()).isTrue();
        assertThat(compiled(policy).rules()).hasSize(2).allSatisfy(rule ->
                assertThat(rule.peers()).singleElement().isInstanceOf(Peer.Unsupported.class));
    }

    @Test
    void aMissingSpecIsThePolicyThatDeniesAllIngress() {
        var ref = ResourceKind.NETWORK_POLICY.ref("shop", "x");
        var compiled = KIND.compile(new Manifest(ResourceKind.NETWORK_POLICY, ref, Map.of(), Origin.LIVE));
        assertThat(compiled.problems()).hasSize(1);
        assertThat(compiled.policy().orElseThrow().isolates()).containsExactly(Direction.INGRESS);
    }
}
