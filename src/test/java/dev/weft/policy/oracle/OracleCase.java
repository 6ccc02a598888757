package dev.weft.policy.oracle;

import static org.assertj.core.api.Assertions.fail;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.cluster.Problem;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.Protocol;
import dev.weft.net.Traffic;
import dev.weft.policy.Cell;
import dev.weft.policy.Endpoint;
import dev.weft.policy.PolicyCompiler;
import dev.weft.policy.Profile;
import dev.weft.policy.Reachability;
import dev.weft.policy.engine.ClassReachabilityEngine;
import dev.weft.policy.kind.PolicyKinds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// One cluster, both evaluators, and the ends worth asking.
final class OracleCase {
    private static final int PAIRS = 60;
    private static final int PACKETS = 4;
    private static final Integer[] PORTS = {1, 2, 52, 53, 54, 79, 80, 81, 82, 443, 8000, 8001, 8080, 8081, 65_535};
    private static final Path FAILURES = Path.of("target", "oracle");
    private final long seed;
    private final Profile profile;
    private final Dice dice;
    private final ClusterSnapshot snapshot;
    private final NaiveEvaluator oracle;
    private final Reachability engine;
    private final List<Endpoint> inside = new ArrayList<>();
    private final List<Endpoint> outside = new ArrayList<>();

    private long packets;

    OracleCase(long seed, Profile profile, ClusterSnapshot snapshot) {
        this.seed = seed;
        this.profile = profile;
        dice = new Dice(~seed);
        this.snapshot = snapshot;
        oracle = new NaiveEvaluator(snapshot, profile);
        var policies = new PolicyCompiler(PolicyKinds.all()).compile(snapshot);
        requireNoError(policies.problems());
        engine = new ClassReachabilityEngine(profile).evaluate(snapshot, policies);
        snapshot.pods().forEach(pod -> inside.add(new Endpoint.OfPod(pod)));
        snapshot.workloads().forEach(workload -> inside.add(new Endpoint.OfTemplate(workload)));
        snapshot.nodes().forEach(node -> outside.add(new Endpoint.OfNode(node)));
        outsideAddresses().forEach(address -> outside.add(new Endpoint.Outside(IpSet.of(address))));
    }

    /// Every manifest is one that an API server takes; a peer of a later API is worth a remark.
    private void requireNoError(List<Problem> problems) {
        problems.stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .filter(problem -> !problem.place().path().matches(".*(from|to)\\[\\d+]"))
                .findFirst()
                .ifPresent(problem -> fail("seed %d: %s%n%s", seed, problem.line(), ClusterText.of(snapshot)));
    }

    /// The edges of every block, but no address that a pod or a node holds.
    private List<IpAddress> outsideAddresses() {
        var all = new LinkedHashSet<IpAddress>();
        for (var block : RandomPolicies.BLOCKS) {
            Block.edges(block).stream().map(InetAddress::getAddress).map(IpAddress::of).forEach(all::add);
        }
        all.removeIf(address -> snapshot.podAt(address).isPresent() || snapshot.nodeAt(address).isPresent());
        return List.copyOf(all);
    }

    /// What two crowds may send each other is what every pair of different running members may.
    void compareCrowds() {
        var sources = dice.some(1, 3, () -> dice.one(inside));
        var destinations = dice.some(1, 3, () -> dice.one(inside));
        var cell = engine.cell(engine.crowd(sources), engine.crowd(destinations));
        var traffic = new Traffic(dice.one(Protocol.values()), dice.one(PORTS));
        var truth = Answer.ALLOWED;
        boolean asked = false;
        for (var source : running(sources)) {
            for (var destination : running(destinations)) {
                if (!source.equals(destination)) {
                    asked = true;
                    truth = truth.and(oracle.verdict(source, destination, traffic));
                }
            }
        }
        require(asked ? truth : Answer.DENIED, answer(cell, traffic), "crowds " + sources + " and " + destinations,
                sources.getFirst(), destinations.getFirst(), traffic);
    }

    /// Finished pods count only where nothing runs, and only where they are special.
    private List<Endpoint> running(List<Endpoint> members) {
        var running = members.stream()
                .filter(member -> profile == Profile.NP_GUARD
                        || !(member instanceof Endpoint.OfPod(var pod) && pod.finished()))
                .toList();
        return running.isEmpty() ? members : running;
    }

    /// How many packets between two single ends were compared.
    long compare() {
        for (int crowds = 0; crowds < 10; crowds++) {
            compareCrowds();
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            var one = dice.one(inside);
            var other = dice.chance(60) ? dice.one(inside) : dice.one(outside);
            if (!one.equals(other)) {
                compare(one, other);
                compare(other, one);
            }
        }
        return packets;
    }

    private void compare(Endpoint source, Endpoint destination) {
        var cell = engine.cell(source, destination);
        var wide = engine.cell(widened(source), widened(destination));
        for (int packet = 0; packet < PACKETS; packet++) {
            packets++;
            var traffic = new Traffic(dice.one(Protocol.values()), dice.one(PORTS));
            var truth = oracle.verdict(source, destination, traffic);
            require(truth, answer(cell, traffic), "cell", source, destination, traffic);
            require(truth, answer(wide, traffic), "cell of its listed set", source, destination, traffic);
            if (packet == 0) {
                var word = engine.explain(source, destination, traffic).verdict().word();
                require(truth, Answer.valueOf(word.toUpperCase(Locale.ROOT)), "explain", source,
                        destination, traffic);
            }
        }
    }

    /// The listed set of outside addresses that holds this one.
    private Endpoint widened(Endpoint end) {
        if (!(end instanceof Endpoint.Outside(var addresses))) {
            return end;
        }
        return engine.endpoints().stream()
                .filter(listed -> listed instanceof Endpoint.Outside(var set) && set.containsAll(addresses))
                .findFirst()
                .orElseThrow(() -> new AssertionError("seed " + seed + ": no listed set holds " + addresses));
    }

    private static Answer answer(Cell cell, Traffic traffic) {
        if (cell.allowed().contains(traffic)) {
            return Answer.ALLOWED;
        }
        return cell.unknown().contains(traffic) ? Answer.UNKNOWN : Answer.DENIED;
    }

    private void require(
            Answer truth, Answer said, String by, Endpoint source, Endpoint destination, Traffic traffic) {
        if (truth != said) {
            fail("seed %d, %s: %s -> %s, %s: the oracle says %s, the engine's %s says %s; see %s%n%s",
                    seed, profile.word(), source.id(), destination.id(), traffic, truth.word(), by, said.word(),
                    kept(), ClusterText.of(snapshot));
        }
    }

    /// The cluster as a folder that `weft list --dir` reads.
    private Path kept() {
        var folder = FAILURES.resolve("seed-" + seed + "-" + profile.word());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("cluster.yaml"), ClusterText.of(snapshot));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return folder;
    }
}
