package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Test;

/// Egress, both directions together, and which of them a policy isolates. Sources: kubernetes/api,
/// `networking/v1/types.go`, kubernetes `defaults.go`; the quoted names are those of kubernetes,
/// `test/e2e/network/netpol`; the numbers those of the facts sheet, B.1.
class EgressTest {
    @Test // "should support a 'default-deny-all' policy"; 3
    void bothTypesWithoutRulesDenyBothWays() {
        model().policy("x/deny-all", """
                podSelector: {}
                policyTypes: [Ingress, Egress]
                """).shows("TCP 80", """
                         x/a x/b y/a 8.8.8.8
                x/a      -   X   X   X
                x/b      X   -   X   X
                y/a      X   X   -   .
                8.8.8.8  X   X   .   -
                """);
    }

    @Test // "should deny egress from all pods in a namespace"; 3: policyTypes Egress leaves ingress alone
    void egressAloneLeavesIngressOpen() {
        model().policy("x/deny-egress", """
                podSelector: {}
                policyTypes: [Egress]
                """).shows("TCP 80", """
                         x/a x/b y/a 8.8.8.8
                x/a      -   X   X   X
                y/a      .   .   -   .
                8.8.8.8  .   .   .   -
                """);
    }

    @Test // "should deny egress from pods based on PodSelector"
    void onlyTheSelectedPodIsHeldBack() {
        model().policy("x/deny-egress-a", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                """).shows("TCP 80", """
                         x/a x/b y/a
                x/a      -   X   X
                x/b      .   -   .
                """);
    }

    @Test // 2: without policyTypes a policy with an egress rule isolates ingress too
    void egressRulesWithoutTypesIsolateIngressToo() {
        model().policy("x/egress-only", """
                podSelector: {matchLabels: {pod: a}}
                egress:
                - to:
                  - podSelector: {matchLabels: {pod: b}}
                """).shows("TCP 80", """
                         x/a x/b y/a
                x/a      -   .   X
                x/b      X   -   .
                y/a      X   .   -
                """);
    }

    @Test // 2: "Egress will be set if the policy has any egress rules": an empty list has none
    void anEmptyListOfEgressRulesDoesNotIsolateEgress() {
        model().policy("x/no-egress-rules", """
                podSelector: {matchLabels: {pod: a}}
                egress: []
                """).shows("TCP 80", """
                         x/a x/b 8.8.8.8
                x/a      -   .   .
                x/b      X   -   .
                """);
    }

    @Test // 3: rules of a direction that policyTypes does not name say nothing
    void rulesOfADirectionThatIsNotNamedAreInert() {
        model().policy("x/inert", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                ingress:
                - from:
                  - podSelector: {matchLabels: {pod: c}}
                egress:
                - {}
                """).shows("TCP 80", """
                         x/a x/b
                x/a      -   .
                x/b      .   -
                y/a      .   .
                """);
    }

    @Test // 1: a policy that isolates ingress says nothing of egress, whatever rules stand inert in it
    void anInertRuleOpensNothing() {
        model().policy("x/deny-egress", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                """).policy("x/inert", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Ingress]
                ingress:
                - {}
                egress:
                - {}
                """).shows("TCP 80", """
                         x/a x/b y/a
                x/a      -   X   X
                x/b      .   -   .
                """);
    }

    @Test // "should work with Ingress, Egress specified together"
    void bothDirectionsInOnePolicy() {
        model().policy("x/both", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Ingress, Egress]
                ingress:
                - from:
                  - podSelector: {matchLabels: {pod: b}}
                egress:
                - to:
                  - namespaceSelector: {matchLabels: {ns: y}}
                  ports:
                  - {port: 81}
                """).shows("TCP 80", """
                         x/a x/b y/a
                x/a      -   X   X
                x/b      .   -   .
                y/a      X   .   -
                """).shows("TCP 81", """
                         x/a x/b y/a
                x/a      -   X   .
                x/b      .   -   .
                """);
    }

    @Test // "should support denying of egress traffic on the client side (even if the server explicitly allows ...)"; 1
    void theClientsEgressCountsEvenIfTheServerAllows() {
        model().policy("x/allow-to-a", """
                podSelector: {matchLabels: {pod: a}}
                ingress:
                - from:
                  - namespaceSelector: {matchLabels: {ns: y}}
                """).policy("y/deny-egress-to-x", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - to:
                  - namespaceSelector: {matchLabels: {ns: z}}
                """).shows("TCP 80", """
                         x/a z/a
                y/a      X   .
                y/b      .   .
                z/a      X   -
                """);
    }

    @Test // "should enforce egress policy allowing traffic to a server in a different namespace based on ..."
    void egressToOnePodOfAnotherNamespace() {
        model().policy("x/to-y-b", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Egress]
                egress:
                - to:
                  - namespaceSelector: {matchLabels: {ns: y}}
                    podSelector: {matchLabels: {pod: b}}
                """).shows("TCP 80", """
                         x/b y/a y/b
                x/a      X   X   .
                x/c      .   .   .
                """);
    }

    @Test // "should enforce multiple egress policies with egress allow-all policy taking precedence"
    void anEgressAllowAllBesideADenyAllAllows() {
        model().policy("x/deny-egress", """
                podSelector: {}
                policyTypes: [Egress]
                """).policy("x/allow-egress", """
                podSelector: {}
                policyTypes: [Egress]
                egress:
                - {}
                """).shows("TCP 80", """
                         x/b y/a 8.8.8.8
                x/a      .   .   .
                """);
    }

    @Test // 18: the other direction of a connection is another connection
    void anAllowedConnectionSaysNothingOfTheOneBack() {
        model().policy("x/b-to-a", """
                podSelector: {matchLabels: {pod: a}}
                policyTypes: [Ingress, Egress]
                ingress:
                - from:
                  - podSelector: {matchLabels: {pod: b}}
                """).shows("TCP 80", """
                         x/a x/b
                x/a      -   X
                x/b      .   -
                """);
    }
}
