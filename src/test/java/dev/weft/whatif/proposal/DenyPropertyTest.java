package dev.weft.whatif.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import dev.weft.policy.ReachabilityDiff;
import dev.weft.policy.oracle.RandomCluster;
import dev.weft.whatif.proposal.DenyChoices.Option;
import dev.weft.whatif.proposal.Effects.PairLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// On small random clusters: after every way to deny that is offered the packet is denied, and its effects are the
/// pairs that changed, no more and no fewer.
class DenyPropertyTest {
    private static final int CLUSTERS = Integer.getInteger("proposal.clusters", 40);

    @Test
    void everyWayThatIsOfferedDenies() {
        assertThat(run(RandomCluster::of)).isGreaterThan(CLUSTERS / 2);
    }

    @Test
    void alsoWhereOtherTiersHaveASay() {
        assertThat(run(RandomCluster::withTiers)).isGreaterThan(CLUSTERS / 2);
    }

    private static int run(LongFunction<ClusterSnapshot> clusters) {
        int offered = 0;
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var ground = Grounds.of(clusters.apply(seed), FlowWindow.EMPTY);
            var random = new Random(seed);
            var anchors = anchors(ground);
            for (int attempt = 0; attempt < 5; attempt++) {
                var source = anchors.get(random.nextInt(anchors.size()));
                var target = anchors.get(random.nextInt(anchors.size()));
                var traffic = List.of(TrafficSet.ALL, TrafficSet.tcp(80), TrafficSet.udp(53)).get(random.nextInt(3));
                for (var option : DenyChoices.of(ground, source, target, traffic).options()) {
                    offered++;
                    var about = "seed " + seed + ": " + source.words() + " to " + target.words() + " " + option.title()
                            + "\n" + Grounds.text(option.step());
                    check(ground, source, target, traffic, option, about);
                }
            }
        }
        return offered;
    }

    private static void check(
            Ground ground, Anchor source, Anchor target, TrafficSet traffic, Option option, String about) {
        var after = ground.after(option.step());
        assertThat(after.reachability().policies().problems())
                .as(about)
                .isEqualTo(ground.reachability().policies().problems());
        assertThat(open(after.reachability(), source, target, traffic)).as(about).isEqualTo(TrafficSet.NONE);
        var lines = Stream.concat(option.effects().intended().stream(), option.effects().unintended().stream())
                .map(PairLine::words)
                .toList();
        var changes = ReachabilityDiff.between(ground.now(), after).changes();
        assertThat(lines).as(about).hasSize(changes.size());
        for (var change : changes) {
            boolean meant = source.holds(change.source()) && target.holds(change.destination());
            assertThat(meant ? option.effects().intended() : option.effects().unintended())
                    .as(about)
                    .anyMatch(line -> line.source().id().equals(change.source().id())
                            && line.destination().id().equals(change.destination().id())
                            && line.opened().equals(change.gained())
                            && line.closed().equals(change.lost()));
        }
    }

    /// Pair by pair, as it is asked by nobody else.
    private static TrafficSet open(Reachability after, Anchor source, Anchor target, TrafficSet traffic) {
        var inhabitants = new Inhabitants(after);
        var open = TrafficSet.NONE;
        for (var from : inhabitants.of(source)) {
            for (var to : inhabitants.of(target)) {
                if (!from.equals(to)) {
                    var cell = after.cell(from, to);
                    open = open.union(cell.allowed().union(cell.unknown()).intersect(traffic));
                }
            }
        }
        return open;
    }

    private static List<Anchor> anchors(Ground ground) {
        var anchors = new ArrayList<Anchor>();
        for (var end : ground.reachability().inside()) {
            if (end instanceof Endpoint.OfPod(var pod)) {
                anchors.add(new Anchor.OfWorkload(pod.ref()));
            }
        }
        ground.snapshot().namespaces().keySet().forEach(name -> anchors.add(new Anchor.OfNamespace(name)));
        anchors.add(new Anchor.OfOutside(IpSet.of(IpAddress.parse("8.8.8.8").orElseThrow())));
        anchors.add(new Anchor.OfOutside(IpSet.ALL));
        return anchors;
    }
}
