package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.fixture.Part;
import org.junit.jupiter.api.Test;

/// Source: Kubernetes documentation, "Network Policies", "Prerequisites".
class PolicyNotEnforcedTest {
    private static final Part FLANNEL =
            workload("DaemonSet", "kube-flannel/kube-flannel-ds", 1, "app=flannel").hostNetwork();
    private static final Part POLICY = networkPolicy("shop/deny");

    private static Linted linted(Part... parts) {
        return Linted.of(new PolicyNotEnforced(), parts);
    }

    @Test
    void flannelAloneEnforcesNothing() {
        assertThat(linted(FLANNEL, pod("shop/web", "app=web"), POLICY).lines())
                .containsExactly("WARNING DaemonSet kube-flannel/kube-flannel-ds: the network plugin is flannel, and "
                        + "nothing is seen that enforces policies: the one policy has no effect");
    }

    @Test
    void besideAControllerForPoliciesItIsFine() {
        assertThat(linted(FLANNEL, workload("DaemonSet", "kube-system/kube-router", 1, "app=r"), POLICY).lines())
                .isEmpty();
        assertThat(linted(FLANNEL, pod("kube-system/canal-x7", "k8s-app=canal"), POLICY).lines()).isEmpty();
    }

    @Test
    void withoutPoliciesOrWithoutAPluginInSightNothingIsSaid() {
        assertThat(linted(FLANNEL).lines()).isEmpty();
        assertThat(linted(pod("shop/web", "app=web"), POLICY).lines()).isEmpty();
    }
}
