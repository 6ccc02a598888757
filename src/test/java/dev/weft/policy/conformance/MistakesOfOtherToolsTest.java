package dev.weft.policy.conformance;

import static dev.weft.policy.conformance.Scenario.empty;
import static dev.weft.policy.conformance.Scenario.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.ResourceKind;
import dev.weft.cluster.ServiceBackends;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.PolicyKind;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What other tools and network plugins got wrong about NetworkPolicy, each as a scenario of ours; those about the
/// tiers stand in [TierMistakesOfOtherToolsTest]. Source: the facts sheet, section 2, which names the files.
class MistakesOfOtherToolsTest {
    private static String toA(String rule) {
        return "podSelector: {matchLabels: {pod: a}}\ningress:\n- " + rule.indent(2).strip() + "\n";
    }

    private static Scenario onA(String rule) {
        return model().policy("x/to-a", toA(rule));
    }

    /// Karto, `back/analyzer/traffic/allowedroute/analyzer.go`.
    @Nested
    class Karto {
        @Test // 1: a missing or empty `from` matched nobody
        void aRuleWithoutPeersMatchesEverybody() {
            onA("ports: [{port: 80}]").shows("TCP 80", "    x/a\n x/b .\n y/a .\n 8.8.8.8 .");
            onA("from: []\nports: [{port: 80}]").shows("TCP 80", "    x/a\n x/b .\n y/a .\n 8.8.8.8 .");
        }

        @Test // 2: a podSelector without a namespaceSelector matched all namespaces
        void aPodSelectorAloneStaysInItsNamespace() {
            onA("from: [{podSelector: {matchLabels: {pod: b}}}]").shows("TCP 80", "    x/a\n x/b .\n y/b X");
        }

        @Test // 3: an ipBlock matched all pods
        void aBlockMatchesThePodsInItOnly() {
            onA("from: [{ipBlock: {cidr: 10.0.1.0/24}}]").shows("TCP 80", "    x/a\n x/b X\n y/a .\n z/a X");
        }

        @Test // 4: the protocol was ignored
        void theProtocolCounts() {
            onA("ports: [{port: 80, protocol: UDP}]").shows("UDP 80", "  x/a\n y/a .").shows("TCP 80", "  x/a\n y/a X");
        }

        @Test // 5: endPort was ignored
        void endPortCounts() {
            onA("ports: [{port: 80, endPort: 90}]").shows("TCP 90", "  x/a\n y/a .").shows("TCP 91", "  x/a\n y/a X");
        }

        @Test // 6: a named port was read as 0
        void aNamedPortIsItsNumber() {
            onA("ports: [{port: serve-81-tcp}]").shows("TCP 81", "  x/a\n y/a .").shows("TCP 80", "  x/a\n y/a X");
        }

        @Test // 7: a port entry without `port` dereferenced nil
        void aPortEntryMayHaveNoPort() {
            onA("ports: [{protocol: SCTP}]").shows("SCTP 7", "  x/a\n y/a .").shows("TCP 7", "  x/a\n y/a X");
            onA("ports: [{}]").shows("TCP 7", "  x/a\n y/a .").shows("UDP 7", "  x/a\n y/a X");
        }

        @Test // 8: there were no peers outside the cluster
        void outsideIsAPeer() {
            onA("from: [{ipBlock: {cidr: 8.8.0.0/16}}]").shows("TCP 80", "    x/a x/b\n 8.8.8.8 . .\n 9.9.9.9 X .");
        }

        @Test // 9: namespaces were searched one by one inside the loop over pairs; many of them are nothing special
        void fourHundredNamespacesAreAskedPairByPair() {
            int count = 400;
            var text = new StringBuilder();
            for (int number = 0; number < count; number++) {
                text.append("---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n%d, labels: {odd: \"%b\"}}\n"
                        .formatted(number, number % 2 == 1));
                text.append("---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: n%d, labels: {app: p}}\n"
                        .formatted(number));
            }
            var cluster = empty().with(text.toString()).policy("n0/in", """
                    podSelector: {}
                    ingress:
                    - from: [{namespaceSelector: {matchLabels: {odd: "true"}}}]
                    """).cluster();
            var reachability = evaluated(cluster);
            var pods = cluster.pods().stream().<Endpoint>map(Endpoint.OfPod::new).toList();
            long open = pods.stream()
                    .flatMap(source -> pods.stream()
                            .filter(target -> !target.equals(source))
                            .filter(target -> reachability.cell(source, target).allowed().isAll()))
                    .count();
            int closed = count / 2 - 1; // the even namespaces but n0 itself cannot reach n0
            assertThat(open).isEqualTo((long) count * (count - 1) - closed);
        }
    }

    /// np-guard's netpol-analyzer, `pkg/netpol/eval` and pull request #552.
    @Nested
    class NetpolAnalyzer {
        @Test // 1: the exception for a pod's own node could never be met
        void theOwnNodeIsExempt() {
            onA("from: [{podSelector: {matchLabels: {pod: b}}}]").shows("TCP 80", "    x/a\n n1 .\n n2 X");
        }

        @Test // 2: `eval` took a protocol without a port for every protocol, `list` did not
        void explainAndListAgreeOnAProtocolWithoutAPort() {
            onA("ports: [{protocol: UDP}]").shows("UDP 9", "  x/a\n y/a .").shows("TCP 9", "  x/a\n y/a X");
        }

        @Test // 3: selectors were parsed again for every pair and rule
        void aManifestIsReadOnceHoweverManyPairsAreAsked() {
            var reads = new ArrayList<ObjectRef>();
            var cluster = onA("from: [{podSelector: {matchLabels: {pod: b}}}]").cluster();
            var compiler = new PolicyCompiler(PolicyKinds.all().stream().map(kind -> counted(kind, reads)).toList());
            var first = compiler.compile(cluster);
            var reachability = new ClassReachabilityEngine(Profile.UPSTREAM).evaluate(cluster, first);
            for (var source : cluster.pods()) {
                for (var target : cluster.pods()) {
                    var ends = List.of(new Endpoint.OfPod(source), new Endpoint.OfPod(target));
                    reachability.explain(ends.getFirst(), ends.getLast(), new Traffic(Protocol.TCP, 80));
                }
            }
            assertThat(compiler.compile(cluster)).isSameAs(first);
            assertThat(reads).containsExactly(ResourceKind.NETWORK_POLICY.ref("x", "to-a"));
        }

        private PolicyKind counted(PolicyKind kind, List<ObjectRef> reads) {
            return new PolicyKind() {
                @Override
                public ResourceKind resource() {
                    return kind.resource();
                }

                @Override
                public Reach reach() {
                    return kind.reach();
                }

                @Override
                public Compiled compile(Manifest manifest) {
                    reads.add(manifest.ref());
                    return kind.compile(manifest);
                }
            };
        }

        @Test // 4: connections of a workload to itself were dropped even between different replicas
        void replicasOfOneWorkloadAreAPairLikeOthers() {
            var cluster = empty().with(deployment(2)).policy("x/web", """
                    podSelector: {}
                    ingress:
                    - from: [{podSelector: {matchLabels: {app: web}}}]
                      ports: [{port: 7946}]
                    """);
            cluster.shows("TCP 7946", "   x/web-0 x/web-1\n x/web-0 . .\n x/web-1 . .");
            cluster.shows("TCP 80", "   x/web-0 x/web-1\n x/web-0 . X\n x/web-1 X .");
        }

        @Test // 5: pods of one owner with different labels aborted the whole analysis
        void replicasWithDifferentLabelsAreAProblemAndTheRestIsThere() {
            var cluster = empty().with("""
                    apiVersion: apps/v1
                    kind: ReplicaSet
                    metadata: {name: web, namespace: x, uid: u1}
                    spec: {replicas: 2, template: {metadata: {labels: {app: web}}}}
                    """).with(owned("web-a", "app: web")).with(owned("web-b", "app: web, canary: \"yes\""))
                    .pod("x/db", "app: db", "10.0.0.9", "{}")
                    .policy("x/db", """
                            podSelector: {matchLabels: {app: db}}
                            ingress:
                            - from: [{podSelector: {matchLabels: {canary: "yes"}}}]
                            """).cluster();
            var workloads = WorkloadReachability.ofWorkloads(evaluated(cluster));
            assertThat(workloads.parties()).extracting(party -> party.id()).contains("x/web[ReplicaSet]", "x/db[Pod]");
            assertThat(workloads.problems()).singleElement()
                    .satisfies(problem -> assertThat(problem.line()).contains("web"));
        }

        private String owned(String name, String labels) {
            return """
                    apiVersion: v1
                    kind: Pod
                    metadata:
                      name: %s
                      namespace: x
                      labels: {%s}
                      ownerReferences: [{apiVersion: apps/v1, kind: ReplicaSet, name: web, uid: u1, controller: true}]
                    status: {phase: Running}
                    """.formatted(name, labels);
        }

        @Test // 7: pods of a live cluster without hostIP or podIP were rejected
        void aPodWithoutAnAddressIsAPod() {
            empty().with("apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: x}\nstatus: {phase: Running}\n")
                    .pod("x/q", "pod: q", "10.0.0.1", "{}")
                    .policy("x/q", "podSelector: {matchLabels: {pod: q}}\npolicyTypes: [Ingress]\n")
                    .shows("TCP 80", "   x/p x/q\n x/p - X\n x/q . -");
        }

        @Test // 8: Ingress was analysed for folders only; here it is part of every snapshot, whatever its source
        void anIngressIsPartOfTheSnapshot() {
            var cluster = empty().with("""
                    apiVersion: networking.k8s.io/v1
                    kind: Ingress
                    metadata: {name: front, namespace: x}
                    spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
                    """).cluster();
            assertThat(cluster.ingresses()).singleElement()
                    .satisfies(ingress -> assertThat(ingress.ref().name()).isEqualTo("front"));
        }
    }

    /// policy-assistant and cyclonus.
    @Nested
    class PolicyAssistantAndCyclonus {
        @Test // they panicked on absent policyTypes
        void policyTypesMayBeAbsent() {
            model().policy("x/a", "podSelector: {matchLabels: {pod: a}}\n").shows("TCP 80", """
                         x/a y/a
                    x/a  -   .
                    y/a  X   -
                    """);
        }
    }

    /// StackRox, `central/networkpolicies/graph`.
    @Nested
    class StackRox {
        @Test // endPort was lost
        void aRangeIsMoreThanItsFirstPort() {
            onA("ports: [{port: 8000, endPort: 8999}]")
                    .shows("TCP 8500", "  x/a\n y/a .").shows("TCP 9000", "  x/a\n y/a X");
        }

        @Test // edges from a deployment to itself were skipped, deployments in place of pods were the unit
        void podsAreTheUnit() {
            empty().with(deployment(2))
                    .pod("x/web-odd", "app: web, odd: \"yes\"", "10.0.0.9", "{}")
                    .policy("x/odd", "podSelector: {matchLabels: {odd: \"yes\"}}\npolicyTypes: [Ingress]\n")
                    .shows("TCP 80", """
                                   x/web-0 x/web-1 x/web-odd
                        x/web-0    .       .       X
                        x/web-odd  .       .       .
                        """);
        }

        @Test // an ipBlock that touches private space linked every deployment (ROX-12120)
        void aPrivateBlockIsNotEveryPod() {
            onA("from: [{ipBlock: {cidr: 192.168.0.0/16}}, {ipBlock: {cidr: 10.0.2.0/24}}]").shows("TCP 80", """
                         x/a
                    x/b  X
                    y/a  X
                    z/a  .
                    """);
        }
    }

    /// k8sgpt and network plugins.
    @Nested
    class Others {
        @Test // noironetworks/aci-containers#1707: a named port was widened over all pods that have the name
        void aNamedPortIsTheNumberOfThatPodAlone() {
            empty().pod("x/a", "app: a", "10.0.0.1", "containers: [{ports: [{name: web, containerPort: 80}]}]")
                    .pod("x/b", "app: b", "10.0.0.2", "containers: [{ports: [{name: web, containerPort: 8080}]}]")
                    .pod("y/c", "app: c", "10.0.1.1", "{}")
                    .policy("x/web", "podSelector: {}\ningress:\n- ports: [{port: web}]\n")
                    .shows("TCP 80", "    x/a x/b\n y/c . X")
                    .shows("TCP 8080", "    x/a x/b\n y/c X .");
        }

        @Test // aws/amazon-network-policy-controller-k8s#210: the Service's address went round a rule for a port
        void aServiceIsNoWayRoundARuleForAPort() {
            var scenario = model().with("""
                    apiVersion: v1
                    kind: Service
                    metadata: {name: s, namespace: x}
                    spec: {clusterIP: 10.96.0.7, selector: {pod: b}, ports: [{port: 80, targetPort: serve-81-tcp}]}
                    """).policy("x/a", """
                    podSelector: {matchLabels: {pod: a}}
                    policyTypes: [Egress]
                    egress:
                    - to: [{podSelector: {matchLabels: {pod: b}}}]
                      ports: [{port: 80}]
                    """);
            var behind = new ServiceBackends(scenario.cluster())
                    .targets(ObjectRef.ofService("x", "s"), Protocol.TCP, 80);
            assertThat(behind).containsExactly(new ServiceBackends.Target(ObjectRef.ofPod("x", "b"), 81));
            scenario.shows("TCP 81", "  x/b\n x/a X").shows("TCP 80", "  x/b\n x/a .");
        }

        @Test // the same repository, #81: a named port of an ingress rule was lost where the peer is a block
        void aNamedPortHoldsForABlockToo() {
            onA("from: [{ipBlock: {cidr: 0.0.0.0/0}}]\nports: [{port: serve-80-tcp}]")
                    .shows("TCP 80", "    x/a\n 8.8.8.8 .\n y/a .").shows("TCP 81", "    x/a\n 8.8.8.8 X\n y/a X");
        }

        @Test // k8sgpt-ai/k8sgpt#1746: a policy matched pods of the same labels in another namespace
        void aPolicySelectsInItsOwnNamespaceOnly() {
            onA("from: [{podSelector: {matchLabels: {pod: c}}}]").shows("TCP 80", "    x/a y/a\n z/b X .");
        }
    }

    private static Reachability evaluated(ClusterSnapshot cluster) {
        return new ClassReachabilityEngine(Profile.UPSTREAM)
                .evaluate(cluster, new PolicyCompiler(PolicyKinds.all()).compile(cluster));
    }

    private static String deployment(int replicas) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web, namespace: x}
                spec:
                  replicas: %d
                  selector: {matchLabels: {app: web}}
                  template:
                    metadata: {labels: {app: web}}
                    spec: {containers: [{name: web, image: "example.test/web:1"}]}
                """.formatted(replicas);
    }
}
