package dev.weft.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EchoTest {
    private static final String OWNED = "{name: p, namespace: shop, managedFields: [{manager: helm, fieldsV1: "
            + "{'f:spec': {'f:egress': {}}}}]}";

    @Test
    void aDefaultOfANewObjectIsFilledIn() {
        var wish = Drafted.policy("p", "{podSelector: {}, ingress: [{ports: [{port: 80}]}]}");
        var result = Drafted.policy(
                "p", "{podSelector: {}, ingress: [{ports: [{port: 80, protocol: TCP}]}], policyTypes: [Ingress]}");
        assertThat(Echo.of(wish, null, result)).isEqualTo(new Echo(
                List.of("spec.ingress[0].ports[0].protocol: TCP", "spec.policyTypes: [Ingress]"), List.of(), List.of(),
                        List.of()));
    }

    @Test
    void whatSomebodyElseOwnsStaysAndIsNamed() {
        var live = Drafted.object(OWNED, "{podSelector: {}, egress: [{}], policyTypes: [Egress]}");
        var wish = Drafted.policy("p", "{podSelector: {}}");
        var echo = Echo.of(wish, live, live);
        assertThat(echo.kept()).containsExactly("spec.egress: [{}], of helm");
        assertThat(echo.stale()).containsExactly("spec.policyTypes: [Egress]");
    }

    @Test
    void whatTheServerBendsIsNamed() {
        var wish = Drafted.policy("p", "{podSelector: {matchLabels: {app: a}}, ingress: [{}], egress: [{}]}");
        var result = Drafted.policy("p", "{podSelector: {matchLabels: {app: b}}, ingress: [{}, {}]}");
        assertThat(Echo.of(wish, null, result).bent()).containsExactlyInAnyOrder(
                "spec.egress is left out", "spec.ingress: 2 entries in place of 1",
                "spec.podSelector.matchLabels.app: b in place of a");
    }

    @Test
    void whatIsEmptyMayBeLeftOutAndBookKeepingIsNoDifference() {
        var wish = Drafted.object("{name: p, namespace: shop, labels: {a: b}}", "{podSelector: {}, ingress: []}");
        var result = Drafted.object(
                "{name: p, namespace: shop, labels: {a: b}, uid: '1', resourceVersion: '7'}", "{podSelector: {}}");
        assertThat(Echo.of(wish, null, result)).isEqualTo(Echo.NONE);
    }

    @Test
    void aLabelThatTheDraftDropsIsKeptByItsOwner() {
        var live = Drafted.object("{name: p, namespace: shop, labels: {team: a}, managedFields: [{manager: argo, "
                + "fieldsV1: {'f:metadata': {'f:labels': {'f:team': {}}}}}]}", "{podSelector: {}}");
        var wish = Drafted.policy("p", "{podSelector: {}}");
        assertThat(Echo.of(wish, live, live).kept()).containsExactly("metadata.labels: {team=a}, of argo");
    }

    @Test
    void kubectlsCopyOfItsOwnTextIsNobodysWish() {
        var live = Drafted.object("{name: p, namespace: shop, annotations: "
                + "{kubectl.kubernetes.io/last-applied-configuration: '{}'}, managedFields: [{manager: "
                + "kubectl-client-side-apply, fieldsV1: {'f:metadata': {'f:annotations': {}}}}]}", "{podSelector: {}}");
        assertThat(Echo.of(Drafted.policy("p", "{podSelector: {}}"), live, live)).isEqualTo(Echo.NONE);
    }
}
