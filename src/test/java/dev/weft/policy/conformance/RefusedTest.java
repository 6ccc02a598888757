package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Problem;
import dev.weft.policy.Profile;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Policies of the network policy API that its validation refuses: each is an error at the field, and nothing that the
/// policy may mean is called allowed. Source: the validation markers of network-policy-api, `apis/v1alpha1` and
/// `apis/v1alpha2`.
class RefusedTest {
    /// A spec that denies x what comes from y if read with good will, and the path of the mistake.
    record Refused(String kind, String name, String spec, String path) {
        @Override
        public String toString() {
            return path + " of " + kind;
        }
    }

    private static final String FROM_Y = "from: [{namespaces: {matchLabels: {ns: y}}}]";

    private static Refused cluster(String head, String rule, String path) {
        var spec = head + "\ningress:\n- {action: Deny, " + rule + "}\n";
        return new Refused("ClusterNetworkPolicy", "p", spec, path);
    }

    private static Refused rule(String rule, String path) {
        return cluster("tier: Admin\npriority: 1\nsubject: {namespaces: {}}", rule, path);
    }

    private static String many(int count, String item) {
        return String.join(", ", Collections.nCopies(count, item));
    }

    static List<Refused> refused() {
        var port = "protocols: [{tcp: {destinationPort: ";
        return List.of(
                cluster("tier: Admin\npriority: 1001\nsubject: {namespaces: {}}", FROM_Y, "spec.priority"),
                cluster("tier: Admin\npriority: -1\nsubject: {namespaces: {}}", FROM_Y, "spec.priority"),
                cluster("tier: Top\npriority: 1\nsubject: {namespaces: {}}", FROM_Y, "spec.tier"),
                cluster("tier: Admin\npriority: 1\nsubject: {}", FROM_Y, "spec.subject"),
                cluster("tier: Admin\npriority: 1\nsubject: {namespaces: {}, pods: {podSelector: {}}}", FROM_Y,
                        "spec.subject"),
                rule("from: []", "spec.ingress[0].from"),
                rule("from: [" + many(26, "{namespaces: {}}") + "]", "spec.ingress[0].from"),
                rule(FROM_Y + ", " + port + "{range: {start: 80, end: 80}}}}]", "spec.ingress[0].protocols[0]"),
                rule(FROM_Y + ", " + port + "{number: 0}}}]", "spec.ingress[0].protocols[0]"),
                rule(FROM_Y + ", " + port + "{number: 1, range: {start: 1, end: 2}}}}]",
                        "spec.ingress[0].protocols[0]"),
                rule(FROM_Y + ", protocols: []", "spec.ingress[0].protocols"),
                rule(FROM_Y + ", protocols: [{icmp: {}}]", "spec.ingress[0].protocols[0]"),
                rule(FROM_Y + ", name: " + "n".repeat(101), "spec.ingress[0].name"),
                new Refused("BaselineAdminNetworkPolicy", "other",
                        "subject: {namespaces: {}}\ningress:\n- {action: Deny, " + FROM_Y + "}\n", "metadata.name"),
                new Refused("BaselineAdminNetworkPolicy", "default",
                        "subject: {namespaces: {}}\ningress:\n- {action: Pass, " + FROM_Y + "}\n",
                        "spec.ingress[0].action"),
                new Refused("AdminNetworkPolicy", "p",
                        "priority: 1\nsubject: {namespaces: {}}\ningress:\n- {action: Accept, " + FROM_Y + "}\n",
                        "spec.ingress[0].action"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatTheApiServerRefusesIsAnErrorAndNotAllowed(Refused refused) {
        var scenario = refused.kind().startsWith("Cluster")
                ? model().clusterPolicy(refused.name(), refused.spec())
                : model().adminPolicy(refused.kind(), refused.name(), refused.spec());
        var asked = new TruthTable(scenario.cluster(), Profile.UPSTREAM, false);
        assertThat(asked.problems())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                .extracting(problem -> problem.place().path())
                .anySatisfy(path -> assertThat(path).startsWith(refused.path()));
        assertThat(asked.like("TCP 80", "    x/a\n y/a ?")).doesNotContain(".");
    }
}
