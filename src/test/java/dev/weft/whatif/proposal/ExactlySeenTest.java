package dev.weft.whatif.proposal;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.deployment;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.namespaces;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.service;
import static dev.weft.fixture.ClusterFixture.to;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.Service;
import dev.weft.fixture.Part;
import dev.weft.flow.FlowKey;
import dev.weft.flow.FlowTraffic;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Party;
import dev.weft.whatif.FlowImpact;
import dev.weft.whatif.proposal.Plan.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Least privilege at its strictest, on random clusters whose workloads labels tell apart: what was seen passes, names
/// can be asked, and between the isolated workloads nothing else passes, whatever policies there were before.
class ExactlySeenTest {
    private static final int CLUSTERS = Integer.getInteger("proposal.clusters", 40);
    private static final Set<String> ISOLATED = Set.of("a", "b", "c");

    @Test
    void nothingButWhatWasSeenAndNamesPasses() {
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var random = new Random(seed);
            var seen = new HashMap<String, TrafficSet>();
            var flows = flows(random, seen);
            var ground = Grounds.of(cluster(parts(random).toArray(Part[]::new)), Grounds.seen(flows));
            var plan = Plans.leastPrivilege(ground, ISOLATED, Strictness.EXACTLY_SEEN);
            var all = plan.lines().stream().map(Line::id).collect(Collectors.toSet());
            var step = plan.step(all).orElseThrow();
            var after = ground.after(step);
            var about = "seed " + seed + "\n" + Grounds.text(step);

            assertThat(FlowImpact.of(ground.flows(), ground.now(), after).dropped()).as(about).isEmpty();
            for (var source : after.parties()) {
                for (var destination : after.parties()) {
                    if (isIsolated(source) || isIsolated(destination)) {
                        var pair = source.id() + " to " + destination.id();
                        assertThat(after.cell(source, destination).allowed())
                                .as(pair + " " + about)
                                .isEqualTo(expected(source, destination, seen));
                    }
                }
            }
        }
    }

    private static TrafficSet expected(Party source, Party destination, Map<String, TrafficSet> seen) {
        if (!(source instanceof Party.Group(var from, _)) || !(destination instanceof Party.Group(var to, _))) {
            return TrafficSet.NONE;
        }
        var names = to.name().equals("coredns") ? TrafficSet.udp(53).union(TrafficSet.tcp(53)) : TrafficSet.NONE;
        return seen.getOrDefault(from.path() + ">" + to.path(), TrafficSet.NONE).union(names);
    }

    private static boolean isIsolated(Party party) {
        return party instanceof Party.Group(var ref, _) && ISOLATED.contains(ref.namespace());
    }

    private static FlowKey[] flows(Random random, Map<String, TrafficSet> seen) {
        var keys = new ArrayList<FlowKey>();
        for (int i = 0; i < 10; i++) {
            var from = workload(random);
            var to = workload(random);
            int port = List.of(80, 81, 443).get(random.nextInt(3));
            seen.merge(from + ">" + to, TrafficSet.tcp(port), TrafficSet::union);
            keys.add(Grounds.forwarded(Grounds.end(from + "-0"), Grounds.end(to + "-1"), FlowTraffic.tcp(port)));
        }
        return keys.stream().distinct().toArray(FlowKey[]::new);
    }

    private static String workload(Random random) {
        return List.of("a", "b", "c").get(random.nextInt(3)) + "/" + List.of("x", "y", "z").get(random.nextInt(3));
    }

    private static List<Part> parts(Random random) {
        var parts = new ArrayList<Part>();
        for (var namespace : ISOLATED.stream().sorted().toList()) {
            for (var name : List.of("x", "y", "z")) {
                var tier = name.equals("x") ? "1" : "2";
                parts.add(deployment(namespace + "/" + name, 2, "app=" + name + ", tier=" + tier));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                parts.add(policy(namespace, i, random));
            }
        }
        parts.add(deployment("kube-system/coredns", 2, "k8s-app=kube-dns"));
        parts.add(service("kube-system/kube-dns", "k8s-app=kube-dns")
                .address("10.96.0.10")
                .with(new Service.Port("dns", Protocol.UDP, 53, 53, "")));
        return parts;
    }

    private static Part policy(String namespace, int number, Random random) {
        var policy = networkPolicy(namespace + "/p" + number).on(random.nextBoolean() ? "app=x" : "tier=2");
        return switch (random.nextInt(4)) {
            case 0 -> policy.ingress(from("app=y"));
            case 1 -> policy.ingress(from(namespaces(""))).egress();
            case 2 -> policy.types("Egress");
            default -> policy.egress(to(namespaces("kubernetes.io/metadata.name=b")));
        };
    }
}
