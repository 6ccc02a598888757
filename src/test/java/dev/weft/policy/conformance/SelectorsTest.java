package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.empty;
import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// Who is meant by a selector. Sources: kubernetes/apimachinery, `meta/v1/types.go` (LabelSelector); the quoted names
/// are those of kubernetes, `test/e2e/network/netpol`; the numbers those of the facts sheet, B.1.
class SelectorsTest {
    private static Scenario toA(String from) {
        return model().policy("x/to-a", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                """ + from.indent(2));
    }

    @Test // "should enforce policy based on PodSelector with MatchExpressions"
    void matchExpressionsOnPods() {
        toA("- podSelector: {matchExpressions: [{key: pod, operator: In, values: [b, z]}]}").shows("TCP 80", """
                         x/a
                x/b      .
                x/c      X
                y/b      X
                """);
    }

    @Test // "should enforce policy based on NamespaceSelector with MatchExpressions"; 8
    void notInOnNamespaces() {
        toA("- namespaceSelector: {matchExpressions: [{key: ns, operator: NotIn, values: [x, y]}]}").shows("TCP 80", """
                         x/a
                x/b      X
                y/a      X
                z/a      .
                """);
    }

    @Test // "... with MatchExpressions using default ns label"; 9
    void everyNamespaceHasItsNameAsLabel() {
        toA("""
                - namespaceSelector:
                    matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [x]}]
                """).shows("TCP 80", """
                         x/a
                x/b      X
                y/a      .
                z/a      .
                """);
    }

    @Test // 8: NotIn and DoesNotExist hold of an object without the key, In and Exists do not
    void aMissingKeyHoldsForTheNegativeOperatorsOnly() {
        var labels = """
                {key: tier, operator: NotIn, values: [front]}
                {key: tier, operator: DoesNotExist}
                {key: tier, operator: In, values: [front]}
                {key: tier, operator: Exists}
                """.lines().toList();
        for (int line = 0; line < labels.size(); line++) {
            empty()
                    .pod("x/a", "pod: a", "10.0.0.1", "{}")
                    .pod("x/bare", "pod: b", "10.0.0.2", "{}")
                    .policy("x/to-a", """
                            podSelector: {matchLabels: {pod: a}}
                            ingress:
                            - from:
                              - podSelector: {matchExpressions: [%s]}
                            """.formatted(labels.get(line)))
                    .shows("TCP 80", """
                                     x/a
                            x/bare   %s
                            """.formatted(line < 2 ? "." : "X"));
        }
    }

    @Test // 8: matchLabels and matchExpressions are added with "and"
    void labelsAndExpressionsMustBothHold() {
        toA("""
                - namespaceSelector: {}
                  podSelector:
                    matchLabels: {pod: b}
                    matchExpressions: [{key: pod, operator: NotIn, values: [b]}]
                """).shows("TCP 80", """
                         x/a
                x/b      X
                y/b      X
                """);
    }

    @Test // "should enforce policy based on Multiple PodSelectors and NamespaceSelectors"
    void severalSelectorsOnBothSides() {
        toA("""
                - namespaceSelector: {matchExpressions: [{key: ns, operator: In, values: [y, z]}]}
                  podSelector: {matchExpressions: [{key: pod, operator: In, values: [b, c]}]}
                - podSelector: {matchLabels: {pod: c}}
                """).shows("TCP 80", """
                         x/a
                x/b      X
                x/c      .
                y/a      X
                y/b      .
                z/c      .
                """);
    }

    @Test // "should enforce policy based on any PodSelectors"
    void anyOfTwoPodSelectors() {
        toA("- podSelector: {matchLabels: {pod: b}}\n- podSelector: {matchLabels: {pod: c}}").shows("TCP 80", """
                         x/a
                x/b      .
                x/c      .
                y/b      X
                """);
    }

    @Test // 7: "podSelector: {}" beside a namespaceSelector is all pods of these namespaces
    void anEmptyPodSelectorBesideANamespaceSelector() {
        toA("- namespaceSelector: {matchLabels: {ns: z}}\n  podSelector: {}").shows("TCP 80", """
                         x/a
                x/b      X
                z/a      .
                z/b      .
                """);
    }

    @Test // 9, 10: a namespace that is only named by its objects has the label of its name and no other
    void aNamespaceWithoutAnObjectIsSelectedByItsName() {
        empty()
                .pod("x/a", "pod: a", "10.0.0.1", "{}")
                .pod("ghost/b", "pod: b", "10.0.0.2", "{}")
                .policy("x/from-ghost", """
                        podSelector: {}
                        ingress:
                        - from:
                          - namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ghost}}
                        """)
                .policy("ghost/from-labelled", """
                        podSelector: {}
                        ingress:
                        - from:
                          - namespaceSelector: {matchExpressions: [{key: team, operator: Exists}]}
                        """)
                .shows("TCP 80", """
                                 x/a ghost/b
                        x/a      -   X
                        ghost/b  .   -
                        """);
    }

    @Test // 10: kubectl puts an object without a namespace into "default"
    void anObjectWithoutANamespaceIsInDefault() {
        empty()
                .pod("default/a", "pod: a", "10.0.0.1", "{}")
                .pod("x/b", "pod: b", "10.0.0.2", "{}")
                .policy("in", """
                        podSelector: {}
                        policyTypes: [Ingress]
                        """)
                .shows("TCP 80", """
                                  default/a x/b
                        default/a -         .
                        x/b       X         -
                        """);
    }

    @Test // 6: the same labels in another namespace are another pod (k8sgpt#1746)
    void aPolicySelectsNobodyInAnotherNamespace() {
        model().policy("x/to-a", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Ingress, Egress]
                """).shows("TCP 80", """
                         x/a x/b y/a y/b
                x/a      -   X   X   X
                x/b      X   -   .   .
                y/a      X   .   -   .
                """);
    }
}
