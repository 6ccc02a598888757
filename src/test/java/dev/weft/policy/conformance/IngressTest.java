package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// Ingress of NetworkPolicy v1. Sources: kubernetes/api, `networking/v1/types.go`; the quoted names are those of
/// kubernetes, `test/e2e/network/netpol`; the numbers those of the facts sheet, B.1.
class IngressTest {
    private static final String DENY_ALL_INGRESS = """
            podSelector: {}
            policyTypes: [Ingress]
            """;

    @Test
    void withoutAPolicyEverybodyReachesEverybody() {
        model().shows("TCP 80", """
                         x/a x/b y/a 8.8.8.8
                x/a      -   .   .   .
                x/b      .   -   .   .
                y/a      .   .   -   .
                8.8.8.8  .   .   .   -
                """);
    }

    @Test // "should support a 'default-deny-ingress' policy"; 1, 4: a missing list of rules denies all
    void aPolicyWithoutRulesDeniesIngressToItsNamespaceOnly() {
        model().policy("x/deny-ingress", DENY_ALL_INGRESS).shows("TCP 80", """
                         x/a x/b y/a 8.8.8.8
                x/a      -   X   .   .
                x/b      X   -   .   .
                y/a      X   X   -   .
                8.8.8.8  X   X   .   -
                """);
    }

    @Test // 4: the API server drops empty lists, so they mean what missing ones mean
    void anEmptyListOfRulesIsAMissingOne() {
        model().policy("x/deny-ingress", DENY_ALL_INGRESS + "ingress: []\n").shows("TCP 80", """
                         x/a x/b y/a
                x/a      -   X   .
                y/a      X   X   -
                """);
    }

    @Test // 4, "should support allow-all policy"
    void anEmptyRuleAllowsEverybody() {
        model().policy("x/allow-all", """
                podSelector: {}
                ingress:
                - {}
                """).shows("UDP 53", """
                         x/a x/b y/a
                x/a      -   .   .
                y/a      .   .   -
                8.8.8.8  .   .   .
                """);
    }

    @Test // 4: "if this field is empty or missing, this rule matches all sources"
    void anEmptyListOfPeersOrPortsAllowsAllOfThem() {
        model().policy("x/everybody", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from: []
                  ports: []
                """).shows("SCTP 9", """
                         x/a x/b
                x/b      .   -
                y/a      .   .
                8.8.8.8  .   .
                """);
    }

    @Test // "should enforce policy to allow traffic from pods within server namespace based on PodSelector"; 6
    void aPodSelectorAloneIsThePolicysOwnNamespace() {
        model().policy("x/from-b", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - podSelector: {matchLabels: {pod: b}}
                """).shows("TCP 80", """
                         x/a x/b y/a
                x/b      .   -   .
                x/c      X   .   .
                y/b      X   .   .
                8.8.8.8  X   .   .
                """);
    }

    @Test // "should enforce policy to allow ingress traffic for a target"
    void aPolicyForOnePodOpensItBesideAPolicyThatClosesAll() {
        model().policy("x/deny-ingress", DENY_ALL_INGRESS).policy("x/open-a", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - {}
                """).shows("TCP 80", """
                         x/a x/b
                x/b      .   -
                y/a      .   X
                8.8.8.8  .   X
                """);
    }

    @Test // "should enforce policy to allow ingress traffic from pods in all namespaces"; 7
    void anEmptyNamespaceSelectorIsEveryPodAndNobodyOutside() {
        model().policy("x/from-pods", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {}
                """).shows("TCP 80", """
                         x/a
                x/b      .
                y/a      .
                z/c      .
                8.8.8.8  X
                """);
    }

    @Test // "should enforce policy to allow traffic only from a different namespace, based on NamespaceSelector"
    void aNamespaceSelectorAloneIsAllPodsThere() {
        model().policy("x/from-y", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns: y}}
                """).shows("TCP 80", """
                         x/a
                x/b      X
                y/a      .
                y/b      .
                z/a      X
                """);
    }

    @Test // "should enforce policy based on PodSelector or NamespaceSelector": two items, either will do
    void twoItemsAreAlternatives() {
        model().policy("x/either", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns: y}}
                  - podSelector: {matchLabels: {pod: b}}
                """).shows("TCP 80", """
                         x/a
                x/b      .
                x/c      X
                y/a      .
                y/b      .
                z/b      X
                """);
    }

    @Test // "should enforce policy based on PodSelector and NamespaceSelector": one item, both must hold
    void bothSelectorsInOneItemMustHold() {
        model().policy("x/both", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns: y}}
                    podSelector: {matchLabels: {pod: b}}
                """).shows("TCP 80", """
                         x/a
                x/b      X
                y/a      X
                y/b      .
                z/b      X
                """);
    }

    @Test // "should enforce multiple, stacked policies with overlapping podSelectors"
    void policiesOfOnePodAddUp() {
        model().policy("x/from-y", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns: y}}
                  ports:
                  - {port: 80}
                """).policy("x/from-z", """
                podSelector: {matchExpressions: [{key: pod, operator: In, values: [a, b]}]}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns: z}}
                  ports:
                  - {port: 81}
                """).shows("TCP 80", """
                         x/a x/b x/c
                y/a      .   X   .
                z/a      X   X   .
                """).shows("TCP 81", """
                         x/a x/b x/c
                y/a      X   X   .
                z/a      .   .   .
                """);
    }

    @Test // "should enforce multiple ingress policies with ingress allow-all policy taking precedence"
    void anAllowAllBesideADenyAllAllows() {
        model().policy("x/deny-ingress", DENY_ALL_INGRESS).policy("x/allow-all", """
                podSelector: {}
                ingress:
                - {}
                """).shows("TCP 80", """
                         x/a x/b
                x/b      .   -
                y/a      .   .
                """);
    }

    @Test // "should allow ingress access from updated namespace"; 24
    void aLabelOnANamespaceOpensItsPods() {
        var policy = """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns2: updated}}
                """;
        model().policy("x/from-updated", policy).shows("TCP 80", """
                         x/a
                y/a      X
                """);
        Scenario.empty()
                .namespace("x", "ns: x")
                .namespace("y", "ns: y, ns2: updated")
                .pod("x/a", "pod: a", "10.0.0.1", "{}")
                .pod("y/a", "pod: a", "10.0.1.1", "{}")
                .policy("x/from-updated", policy)
                .shows("TCP 80", """
                                 x/a
                        y/a      .
                        """);
    }

    @Test // "should deny ingress from pods on other namespaces"; 6: an empty podSelector is all of the own namespace
    void anEmptyPodSelectorAsPeerIsTheOwnNamespace() {
        model().policy("x/own", """
                podSelector: {}
                ingress:
                - from:
                  - podSelector: {}
                """).shows("TCP 80", """
                         x/a x/b
                x/a      -   .
                x/c      .   .
                y/a      X   X
                8.8.8.8  X   X
                """);
    }

    @Test // 6: "an empty podSelector selects all pods in this namespace"; a null one is the same
    void aMissingPodSelectorOfAPolicyIsAnEmptyOne() {
        model().policy("x/all", """
                podSelector:
                policyTypes: [Ingress]
                """).shows("TCP 80", """
                         x/a x/b y/a
                y/b      X   X   .
                """);
    }
}
