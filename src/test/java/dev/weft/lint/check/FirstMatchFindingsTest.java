package dev.weft.lint.check;

import static dev.weft.fixture.ClusterFixture.cluster;
import static dev.weft.fixture.ClusterFixture.from;
import static dev.weft.fixture.ClusterFixture.networkPolicy;
import static dev.weft.fixture.ClusterFixture.pod;
import static dev.weft.fixture.ClusterFixture.tcp;
import static dev.weft.lint.check.Tiers.app;
import static dev.weft.lint.check.Tiers.block;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.PortSet;
import dev.weft.net.Protocol;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Action;
import dev.weft.policy.Cell;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Peer;
import dev.weft.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is said of first-match tiers, held against the engine on random policies: a shadowed rule can be removed and no
/// pair can talk less or more; where no clash is named the order of equal priorities does not matter.
class FirstMatchFindingsTest {
    private static final int ROUNDS = 150;
    private static final String[] APPS = {"a", "b", "c", ""};
    private static final ClusterSnapshot PODS = cluster(
            pod("shop/a", "app=a").address("10.0.0.1"),
            pod("shop/b", "app=b").address("10.0.0.2"),
            pod("shop/c", "app=c").address("10.0.0.3"),
            networkPolicy("shop/b-in").on("app=b").ingress(from("app=a"), tcp(80)).ingress(from("app=c")));

    @Test
    void aShadowedRuleCanBeRemoved() {
        int removed = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            var policies = randomPolicies(new Random(seed));
            var before = cells(PODS, policies);
            for (var finding : new ShadowedRule().run(Linted.request(PODS, policies))) {
                var place = finding.place();
                var manifest = PODS.manifest(place.object());
                var after = manifest.isPresent()
                        ? cells(PODS.with(
                                List.of(PolicyBody.without(manifest.get(), place.path())), List.of()), policies)
                        : cells(PODS, policies.stream()
                                .map(policy -> policy.ref().equals(place.object())
                                        ? without(policy, place.path())
                                        : policy)
                                .toList());
                assertThat(after).as("seed %d: %s", seed, finding).isEqualTo(before);
                removed++;
            }
        }
        assertThat(removed).isGreaterThan(ROUNDS);
    }

    @Test
    void whereNoClashIsNamedTheOrderOfEqualPrioritiesDoesNotMatter() {
        int named = 0;
        int silent = 0;
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            var one = randomPolicy("one", 5, random);
            var other = randomPolicy("other", 5, random);
            if (new PriorityClash().run(Linted.request(PODS, List.of(one, other))).isEmpty()) {
                assertThat(cells(PODS, List.of(with(one, 1), with(other, 2))))
                        .as("seed %d", seed)
                        .isEqualTo(cells(PODS, List.of(with(other, 1), with(one, 2))));
                silent++;
            } else {
                named++;
            }
        }
        assertThat(List.of(named, silent)).allMatch(count -> count > ROUNDS / 10);
    }

    private static List<Policy> randomPolicies(Random random) {
        var policies = new ArrayList<Policy>();
        for (int i = 0; i < 3; i++) {
            policies.add(randomPolicy("p" + i, i, random));
        }
        return policies;
    }

    private static Policy randomPolicy(String name, int priority, Random random) {
        var tiers = random.nextInt(4) == 0 && priority < 5
                ? Tiers.baseline(name, priority, APPS[random.nextInt(4)])
                : Tiers.admin(name, priority, APPS[random.nextInt(4)]);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            tiers = tiers.rule(Action.values()[random.nextInt(3)], peer(random), traffic(random));
        }
        return tiers.policy();
    }

    private static Peer peer(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> block(random.nextBoolean() ? "10.0.0.0/30" : "0.0.0.0/0");
            case 1 -> new Peer.Anyone();
            default -> app(APPS[random.nextInt(4)]);
        };
    }

    private static TrafficSet traffic(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> TrafficSet.tcp(80);
            case 1 -> TrafficSet.of(Protocol.TCP, PortSet.of(1, 100));
            default -> TrafficSet.ALL;
        };
    }

    private static Policy without(Policy policy, String path) {
        var rules = policy.rules().stream().filter(rule -> !rule.ref().path().equals(path)).toList();
        return new Policy(
                policy.ref(), policy.tier(), policy.priority(), policy.subject(), policy.isolates(), rules);
    }

    private static Policy with(Policy policy, int priority) {
        return new Policy(
                policy.ref(), policy.tier(), priority, policy.subject(), policy.isolates(), policy.rules());
    }

    private static Map<String, Cell> cells(ClusterSnapshot snapshot, List<Policy> policies) {
        var reachability = Linted.request(snapshot, sorted(policies)).reachability();
        var ends = new ArrayList<Endpoint>();
        reachability.endpoints().stream().filter(end -> end.object().isPresent()).forEach(ends::add);
        for (var address : List.of("10.0.0.0", "203.0.113.9", "fd00::9")) {
            ends.add(new Endpoint.Outside(IpSet.of(IpAddress.parse(address).orElseThrow())));
        }
        var cells = new TreeMap<String, Cell>();
        ends.forEach(source -> ends.forEach(destination ->
                cells.put(source.id() + " => " + destination.id(), reachability.cell(source, destination))));
        return cells;
    }

    /// As a policy set holds them: by tier, then priority.
    private static List<Policy> sorted(List<Policy> policies) {
        return policies.stream()
                .sorted(Comparator.comparing(Policy::tier).thenComparingInt(Policy::priority))
                .toList();
    }
}
