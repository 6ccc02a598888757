package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.model;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What other tools got wrong about the network policy API, each as a scenario of ours. Source: the facts sheet,
/// section 2.
class TierMistakesOfOtherToolsTest {
    private static Scenario anp(Scenario scenario, String name, int priority, String rest) {
        return scenario.adminPolicy("AdminNetworkPolicy", name, """
                priority: %d
                subject: {namespaces: {matchLabels: {ns: x}}}
                """.formatted(priority) + rest);
    }

    private static String fromY(String action) {
        return "ingress:\n- action: " + action + "\n  from: [{namespaces: {matchLabels: {ns: y}}}]\n";
    }

    /// np-guard's netpol-analyzer.
    @Nested
    class NetpolAnalyzer {
        @Test // 6: two AdminNetworkPolicies of one priority were an error, although the API allows it
        void equalPrioritiesAreLegal() {
            var one = anp(model(), "one", 7, fromY("Deny"));
            anp(one, "two", 7, "egress:\n- {action: Deny, to: [{namespaces: {matchLabels: {ns: z}}}]}\n")
                    .shows("TCP 80", "    x/a z/a\n y/a X .\n x/b . X");
        }
    }

    /// policy-assistant and cyclonus.
    @Nested
    class PolicyAssistantAndCyclonus {
        @Test // it panicked on an AdminNetworkPolicy without rules, which the API allows
        void aPolicyWithoutRulesIsLegal() {
            anp(model(), "empty", 1, "").shows("TCP 80", "    x/a y/a\n x/b . .\n y/b . .");
        }

        @Test // it panicked on a peer with neither namespaces nor pods, such as networks
        void aPeerMayBeNetworks() {
            anp(model(), "networks", 1, "egress:\n- {action: Deny, to: [{networks: [8.8.8.0/24]}]}\n")
                    .shows("TCP 80", "    y/a 8.8.8.8 8.8.9.1\n x/a . X .");
        }

        @Test // policies of one priority fell to the order of a map: here they are unknown, in whatever order they come
        void equalPrioritiesAreNotDecidedByChance() {
            var table = "    x/a\n y/a ?\n z/a .";
            anp(anp(model(), "a", 5, fromY("Deny")), "b", 5, fromY("Allow")).shows("TCP 80", table);
            anp(anp(model(), "a", 5, fromY("Allow")), "b", 5, fromY("Deny")).shows("TCP 80", table);
        }
    }
}
