package dev.weft.cli.check;

import dev.weft.cli.EndPair;
import dev.weft.cli.ExampleAddress;
import dev.weft.cli.check.IntentSides.Side;
import dev.weft.cli.check.Outcome.Failure;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Reachability;
import dev.weft.policy.WorkloadReachability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Decides intents: asks about every pair that an intent speaks of, and stops at the first that breaks it.
///
/// Cost: one look-up for each two kinds of pods of two workloads.
final class IntentJudge {
    private final Reachability reachability;
    private final IntentSides sides;

    IntentJudge(WorkloadReachability workloads) {
        this.reachability = workloads.reachability();
        this.sides = new IntentSides(workloads);
    }

    Outcome judge(Intent intent) {
        try {
            var failure = switch (intent.head().verb()) {
                case MUST_REACH -> mustReach(intent);
                case MUST_NOT_REACH -> mustNotReach(intent, pairs(sides.of(intent.from()), sides.of(intent.to())));
                case NOTHING_ELSE_REACHES -> mustNotReach(intent, others(intent));
                case NOT_EXPOSED -> mustNotReach(intent, exposed(intent));
            };
            return new Outcome(intent, failure, note(intent));
        } catch (IntentSides.Nobody nobody) {
            return new Outcome(intent, Optional.of(new Failure(nobody.reason(), Optional.empty())), Optional.empty());
        }
    }

    /// A node always reaches its own pods, and whoever shares its network may be taken for it.
    private Optional<String> note(Intent intent) {
        var onHost = sides.inside().stream()
                .filter(side -> EndPair.isOnNode(side.members().getFirst()))
                .map(Side::workload)
                .collect(Collectors.joining(", "));
        return intent.head().verb() == Verb.NOTHING_ELSE_REACHES && !onHost.isEmpty()
                ? Optional.of("not asked about, as they share their node's network: " + onHost)
                : Optional.empty();
    }

    private Optional<Failure> mustReach(Intent intent) {
        var pairs = pairs(sides.of(intent.from()), sides.of(intent.to()));
        if (pairs.isEmpty()) {
            return Optional.of(noPair());
        }
        return pairs.stream()
                .flatMap(pair -> missing(intent, pair).map(traffic -> failure(pair, traffic)).stream())
                .findFirst();
    }

    private Optional<Failure> mustNotReach(Intent intent, List<EndPair> pairs) {
        if (pairs.isEmpty() && intent.head().verb() == Verb.MUST_NOT_REACH) {
            return Optional.of(noPair());
        }
        return pairs.stream()
                .flatMap(pair -> open(intent, pair).map(traffic -> failure(pair, traffic)).stream())
                .findFirst();
    }

    private static Failure noPair() {
        return new Failure("it names no two different ends of which policies speak", Optional.empty());
    }

    /// What does not surely pass though it must; without ports anything that passes will do.
    private Optional<Traffic> missing(Intent intent, EndPair pair) {
        var cell = cell(pair);
        var wanted = intent.ports();
        if (wanted.isPresent()) {
            return wanted.get().minus(cell.allowed()).witness();
        }
        return cell.allowed().isEmpty()
                ? cell.unknown().witness().or(() -> declared(pair.destination())).or(TrafficSet.ALL::witness)
                : Optional.empty();
    }

    /// What passes, or may pass, though it must not.
    private Optional<Traffic> open(Intent intent, EndPair pair) {
        var cell = cell(pair);
        var forbidden = intent.ports().orElse(TrafficSet.ALL);
        var open = cell.allowed().intersect(forbidden);
        return declared(pair.destination()).filter(open::contains)
                .or(open::witness)
                .or(cell.unknown().intersect(forbidden)::witness);
    }

    private Cell cell(EndPair pair) {
        return reachability.cell(pair.source(), pair.destination());
    }

    private static Optional<Traffic> declared(Endpoint end) {
        return end instanceof Endpoint.OfPod(var pod)
                ? pod.ports().stream().findFirst().map(port -> new Traffic(port.protocol(), port.number()))
                : Optional.empty();
    }

    private Failure failure(EndPair pair, Traffic traffic) {
        var packet = reachability.explain(
                ExampleAddress.of(pair.source()), ExampleAddress.of(pair.destination()), traffic);
        return new Failure(
                ExampleAddress.name(packet.source()) + " => " + ExampleAddress.name(packet.destination()) + " : "
                        + traffic + " is " + packet.verdict().word(),
                Optional.of(packet));
    }

    /// Whoever is not named, from inside and outside; replicas of a destination are no strangers, nor are nodes.
    private List<EndPair> others(Intent intent) {
        var destinations = sides.of(intent.to());
        var named = intent.from().isEmpty() ? List.<Side>of() : sides.of(intent.from());
        var known = named.stream().flatMap(side -> side.members().stream()).toList();
        var addresses = known.stream().map(IntentJudge::addresses).reduce(IpSet.NONE, IpSet::union);
        var strangers = new ArrayList<Side>();
        for (var side : sides.inside()) {
            var rest = side.members().stream()
                    .filter(member -> !known.contains(member) && !EndPair.isOnNode(member))
                    .toList();
            if (!rest.isEmpty()) {
                strangers.add(new Side(side.workload(), rest));
            }
        }
        strangers.addAll(sides.outside(IpSet.ALL.minus(addresses)));
        var pairs = new ArrayList<EndPair>();
        for (var stranger : strangers) {
            for (var destination : destinations) {
                if (!stranger.workload().equals(destination.workload())) {
                    pairs.addAll(pairs(stranger, destination));
                }
            }
        }
        return pairs;
    }

    private static IpSet addresses(Endpoint end) {
        return end instanceof Endpoint.Outside(var addresses) ? addresses : IpSet.NONE;
    }

    private List<EndPair> exposed(Intent intent) {
        var subjects = sides.of(intent.to());
        var spared = intent.from().isEmpty()
                ? IpSet.NONE
                : sides.of(intent.from()).stream()
                        .flatMap(side -> side.members().stream())
                        .map(IntentJudge::addresses)
                        .reduce(IpSet.NONE, IpSet::union);
        var outside = sides.outside(IpSet.ALL.minus(spared));
        var pairs = new ArrayList<EndPair>();
        if (intent.sides().contains(Direction.INGRESS)) {
            pairs.addAll(pairs(outside, subjects));
        }
        if (intent.sides().contains(Direction.EGRESS)) {
            pairs.addAll(pairs(subjects, outside));
        }
        return pairs;
    }

    private List<EndPair> pairs(List<Side> sources, List<Side> destinations) {
        var pairs = new ArrayList<EndPair>();
        for (var source : sources) {
            for (var destination : destinations) {
                pairs.addAll(pairs(source, destination));
            }
        }
        return pairs;
    }

    private List<EndPair> pairs(Side source, Side destination) {
        if (source.outside() && destination.outside()) {
            return List.of();
        }
        var pairs = new ArrayList<EndPair>();
        for (var sources : kinds(source)) {
            for (var destinations : kinds(destination)) {
                pairs.addAll(EndPair.of(sources, destinations));
            }
        }
        return pairs;
    }

    private List<List<Endpoint>> kinds(Side side) {
        return side.outside() ? List.of(side.members()) : reachability.kinds(reachability.crowd(side.members()));
    }
}
