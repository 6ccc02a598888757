package dev.weft.whatif.mistake;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Service;
import dev.weft.fixture.Part;
import dev.weft.lint.check.Checks;
import dev.weft.net.Protocol;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import dev.weft.whatif.DraftYaml;
import dev.weft.whatif.editing.ClusterWords;
import dev.weft.yaml.ManifestYaml;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the checks say of the open policy once its draft was evaluated, and what a click does about it.
class EvaluatedTest {
    private static final Part DNS = service("kube-system/kube-dns", "k8s-app=kube-dns")
            .with(new Service.Port("dns", Protocol.UDP, 53, 5353, ""))
            .with(new Service.Port("dns-tcp", Protocol.TCP, 53, 5353, ""));
    private static final String HEAD = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata:
              name: web
              namespace: shop
            """;

    private static ClusterSnapshot shop(Part... more) {
        var parts = new ArrayList<Part>(List.of(
                pod("shop/web", "app=web"),
                pod("shop/db", "app=db").port("pg", 5432),
                service("shop/db", "app=db").port(80, 5432),
                pod("kube-system/dns", "k8s-app=kube-dns").port("dns", Protocol.UDP, 5353),
                DNS));
        parts.addAll(List.of(more));
        return cluster(parts.toArray(Part[]::new));
    }

    private static List<Mistake> mistakes(String text, ClusterSnapshot live) {
        var kinds = PolicyKinds.all().stream().map(PolicyKind::resource).toList();
        var typed = Typed.of(text, ClusterWords.of(live), kinds, "shop");
        return Mistakes.evaluated(typed, after(typed, live), Checks.all());
    }

    private static Reachability after(Typed typed, ClusterSnapshot live) {
        var drafted = live.with(List.of(((DraftYaml.Reading.Policy) typed.reading()).edit().manifest()), List.of());
        return new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(drafted, new PolicyCompiler(PolicyKinds.all()).compile(drafted));
    }

    private static Mistake one(String text, ClusterSnapshot live, String code) {
        return mistakes(text, live).stream()
                .filter(mistake -> mistake.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(code + " is not among " + mistakes(text, live)));
    }

    private static String fixed(String text, Mistake mistake) {
        return ((Mistake.Fix.Here) mistake.fixes().getFirst()).edit().in(text);
    }

    private static final String TO_DB = HEAD + """
            spec:
              podSelector:
                matchLabels:
                  app: web
              policyTypes: [Egress]
              egress:
                - to: # the database
                    - podSelector:
                        matchLabels:
                          app: db
                  ports:
                    - port: 5432
            # the end
            """;

    @Test
    void missingNamesAreAddedAsARuleForTheNameServersThatAreThere() {
        var mistake = one(TO_DB, shop(), "egress-without-dns");
        assertThat(mistake.place().line()).isEqualTo(11);
        assertThat(mistake.fixes().getFirst().title())
                .isEqualTo("Allow names: kube-system/kube-dns on UDP 5353 and TCP 5353");
        assertThat(fixed(TO_DB, mistake)).isEqualTo(TO_DB.replace("        - port: 5432\n", """
                        - port: 5432
                    - to:
                        - namespaceSelector:
                            matchLabels:
                              kubernetes.io/metadata.name: kube-system
                          podSelector:
                            matchLabels:
                              k8s-app: kube-dns
                      ports:
                        - protocol: UDP
                          port: 5353
                        - protocol: TCP
                          port: 5353
                """));
        assertThat(mistakes(fixed(TO_DB, mistake), shop())).noneMatch(it -> it.code().equals("egress-without-dns"));
    }

    @Test
    void aDefaultDenyOfEgressOffersNamesTooThoughItMayBeMeant() {
        var text = HEAD + "spec:\n  podSelector: {}\n  policyTypes: [Egress]\n  egress: []\n";
        var mistake = one(text, shop(), "egress-without-dns");
        assertThat(mistake.isRemark()).isTrue();
        assertThat(fixed(text, mistake)).contains("egress:\n    - to:\n        - namespaceSelector:");
    }

    @Test
    void thePortOfAServiceBecomesThatOfItsPods() {
        var text = TO_DB.replace("port: 5432", "port: 80 # the Service's");
        var mistake = one(text, shop(), "service-port");
        assertThat(mistake.place().line()).isEqualTo(17);
        assertThat(fixed(text, mistake)).isEqualTo(text.replace("port: 80 #", "port: 5432 #"));
    }

    @Test
    void theOtherSideOfAnAllowanceIsAnotherPolicy() {
        var live = shop(networkPolicy("shop/db").on("app=db").ingress(from("app=nobody")));
        var mistake = one(TO_DB, live, "one-sided-allow");
        var fix = (Mistake.Fix.Another) mistake.fixes().getFirst();
        assertThat(fix.namespace()).isEqualTo("shop");
        var spec = ManifestYaml.read("", fix.text()).documents().getFirst().body().get("spec");
        assertThat(spec).isEqualTo(ManifestYaml.read("", """
                podSelector: {matchLabels: {app: db}}
                policyTypes: [Ingress]
                ingress:
                - from:
                  - podSelector: {matchLabels: {app: web}}
                  ports:
                  - port: 5432
                """).documents().getFirst().body());
        var both = live.with(
                List.of(((DraftYaml.Reading.Policy) DraftYaml.read(
                        fix.text(), PolicyKinds.all().stream().map(PolicyKind::resource).toList(), "shop"))
                        .edit().manifest()),
                List.of());
        assertThat(mistakes(TO_DB, both)).noneMatch(it -> it.code().equals("one-sided-allow"));
    }

    @Test
    void aBlockThatCoversPodsIsSaid() {
        var live = shop(pod("shop/cache", "app=cache").address("10.0.0.7"));
        var text = TO_DB.replace("podSelector:\n            matchLabels:\n              app: db",
                "ipBlock:\n            cidr: 10.0.0.0/24");
        assertThat(one(text, live, "block-covers-pods").place().line()).isEqualTo(13);
    }

    @Test
    void aTextThatWasNotTheOneEvaluatedHasNoFindings() {
        var kinds = PolicyKinds.all().stream().map(PolicyKind::resource).toList();
        var live = shop();
        var before = Typed.of(TO_DB, ClusterWords.of(live), kinds, "shop");
        var later = Typed.of(TO_DB.replace("5432", "5433"), ClusterWords.of(live), kinds, "shop");
        assertThat(Mistakes.evaluated(later, after(before, live), Checks.all())).isEmpty();
    }

    @Test
    void findingsOfOtherPoliciesStayOut() {
        var live = shop(networkPolicy("shop/db").on("app=db").ingress(from("app=nobody")));
        assertThat(mistakes(TO_DB, live)).extracting(Mistake::code).doesNotContain("selector-matches-nothing");
    }
}
