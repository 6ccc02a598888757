package dev.weft.whatif.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cluster.ClusterSnapshot;
import dev.weft.flow.FlowWindow;
import dev.weft.net.IpAddress;
import dev.weft.net.IpSet;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import dev.weft.policy.oracle.RandomCluster;
import dev.weft.whatif.Step;
import dev.weft.whatif.proposal.AllowChoices.PlaceChoice;
import dev.weft.whatif.proposal.AllowChoices.WidthChoice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// On small random clusters: whatever is chosen of what is offered, the packet passes, and nothing that passed before
/// is denied, or in doubt, after.
class AllowPropertyTest {
    private static final int CLUSTERS = Integer.getInteger("proposal.clusters", 40);

    @Test
    void whateverIsChosenPassesAndNothingElseIsLost() {
        int chosen = run(RandomCluster::of);

        assertThat(chosen).isGreaterThan(CLUSTERS / 2);
    }

    @Test
    void alsoWhereOtherTiersHaveASay() {
        assertThat(run(RandomCluster::withTiers)).isGreaterThan(CLUSTERS / 10);
    }

    private static int run(LongFunction<ClusterSnapshot> clusters) {
        int chosen = 0;
        for (long seed = 1; seed <= CLUSTERS; seed++) {
            var ground = Grounds.of(clusters.apply(seed), FlowWindow.EMPTY);
            var random = new Random(seed);
            var anchors = anchors(ground);
            for (int attempt = 0; attempt < 6; attempt++) {
                var source = anchors.get(random.nextInt(anchors.size()));
                var target = anchors.get(random.nextInt(anchors.size()));
                var choices = AllowChoices.of(ground, source, target);
                if (choices.possible()) {
                    chosen++;
                    check(ground, choices, random, "seed " + seed + ": " + source.words() + " to " + target.words());
                }
            }
        }
        return chosen;
    }

    private static void check(Ground ground, AllowChoices choices, Random random, String about) {
        var first = AllowAnswer.first(choices);
        var step = AllowPlan.step(ground, choices, first);
        var after = ground.after(step).reachability();
        assertThat(denied(ground, after, choices, first.ports())).as(about).isEqualTo(TrafficSet.NONE);
        keeps(ground, step, about);
        var other = new AllowAnswer(
                choices.ports().get(random.nextInt(choices.ports().size())).traffic(),
                any(choices.sources(), random),
                any(choices.targets(), random),
                places(choices, random));
        var wide = AllowPlan.step(ground, choices, other);
        keeps(ground, wide, about + " as " + other);
        if (choices.ports().stream().anyMatch(port -> port.preselected() && port.traffic().equals(other.ports()))) {
            assertThat(denied(ground, ground.after(wide).reachability(), choices, other.ports()))
                    .as(about + " as " + other + "\n" + Grounds.text(wide))
                    .isEqualTo(TrafficSet.NONE);
        }
    }

    private static TrafficSet denied(Ground ground, Reachability after, AllowChoices choices, TrafficSet ports) {
        var inhabitants = new Inhabitants(ground.reachability());
        return Blocking.of(after, inhabitants.of(choices.source()), inhabitants.of(choices.target()), ports).denied();
    }

    private static WidthChoice any(List<WidthChoice> widths, Random random) {
        return widths.get(random.nextInt(widths.size()));
    }

    private static Map<Direction, PlaceChoice> places(AllowChoices choices, Random random) {
        var places = new EnumMap<Direction, PlaceChoice>(Direction.class);
        choices.sides().stream()
                .filter(side -> !side.places().isEmpty())
                .forEach(side -> places.put(
                        side.direction(), side.places().get(random.nextInt(side.places().size()))));
        return places;
    }

    /// Everything allowed before still is, and no policy has a problem that was not there.
    private static void keeps(Ground ground, Step step, String about) {
        var before = ground.reachability();
        var after = ground.after(step).reachability();
        assertThat(after.policies().problems()).as(about).isEqualTo(before.policies().problems());
        for (var source : before.inside()) {
            for (var destination : before.inside()) {
                assertThat(after.cell(source, destination).allowed()
                                .containsAll(before.cell(source, destination).allowed()))
                        .as(about + ": keeps " + source.id() + " to " + destination.id() + "\n" + Grounds.text(step))
                        .isTrue();
            }
        }
    }

    private static List<Anchor> anchors(Ground ground) {
        var anchors = new ArrayList<Anchor>();
        for (var end : ground.reachability().inside()) {
            if (end instanceof Endpoint.OfPod(var pod)) {
                anchors.add(new Anchor.OfWorkload(pod.ref()));
            } else {
                end.object().map(Anchor.OfWorkload::new).ifPresent(anchors::add);
            }
        }
        ground.snapshot().namespaces().keySet().forEach(name -> anchors.add(new Anchor.OfNamespace(name)));
        anchors.add(new Anchor.OfOutside(IpSet.of(IpAddress.parse("8.8.8.8").orElseThrow())));
        anchors.add(new Anchor.OfOutside(IpSet.ALL));
        return anchors;
    }
}
