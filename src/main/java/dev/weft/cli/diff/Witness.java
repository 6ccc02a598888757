package dev.weft.cli.diff;

import dev.weft.cli.Answer;
import dev.weft.cli.ExampleAddress;
import dev.weft.net.IpSet;
import dev.weft.net.Traffic;
import dev.weft.net.TrafficSet;
import dev.weft.policy.Cell;
import dev.weft.policy.Explanation;
import dev.weft.policy.Party;
import dev.weft.policy.ReachabilityDiff.PairChange;
import java.util.Optional;
import java.util.stream.Stream;

/// One packet whose verdict is not the same on both sides. A verdict is absent where an end of the pair does not exist.
/// `why` is the sentence of the half that decides, on the side where the packet is not allowed.
record Witness(
        String source,
        String destination,
        Traffic traffic,
        Optional<String> before,
        Optional<String> after,
        Optional<String> why) {
    private static final String ALLOWED = "allowed";

    static Optional<Witness> of(PairChange pair, DiffSides sides) {
        return traffic(pair).map(traffic -> of(pair, traffic, sides));
    }

    /// The ends are those of the side where the packet is not allowed, if they exist there: for workloads whose
    /// replicas differ these are the replicas that show it.
    private static Witness of(PairChange pair, Traffic traffic, DiffSides sides) {
        var before = verdict(pair, pair.before(), sides.before(), sides, traffic);
        var after = verdict(pair, pair.after(), sides.after(), sides, traffic);
        boolean passesAfter = after.filter(ALLOWED::equals).isPresent();
        boolean atBefore = before.isPresent() && (passesAfter || after.isEmpty());
        var packet = explained(pair, traffic, atBefore ? sides.before() : sides.after(), sides);
        return new Witness(
                packet.map(it -> ExampleAddress.name(it.source())).orElse(pair.source().id()),
                packet.map(it -> ExampleAddress.name(it.destination())).orElse(pair.destination().id()),
                traffic,
                before,
                after,
                packet.flatMap(Witness::why));
    }

    /// A port that the destination declares if one changed, else the lowest that did.
    private static Optional<Traffic> traffic(PairChange pair) {
        return Stream.of(
                        pair.gained(),
                        pair.lost(),
                        pair.before().allowed().minus(pair.after().allowed()),
                        pair.after().unknown().minus(pair.before().unknown()),
                        pair.before().unknown().minus(pair.after().unknown()))
                .filter(changed -> !changed.isEmpty())
                .findFirst()
                .flatMap(changed -> declared(pair.destination(), changed).or(changed::witness));
    }

    private static Optional<Traffic> declared(Party destination, TrafficSet changed) {
        return destination instanceof Party.Group(_, var members)
                ? members.stream()
                        .flatMap(end -> end.ports().stream())
                        .map(port -> new Traffic(port.protocol(), port.number()))
                        .filter(changed::contains)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> verdict(
            PairChange pair, Cell cell, DiffSides.Side side, DiffSides sides, Traffic traffic) {
        boolean there = sides.in(side, pair.source()).isPresent() && sides.in(side, pair.destination()).isPresent();
        if (!there) {
            return Optional.empty();
        }
        if (cell.allowed().contains(traffic)) {
            return Optional.of(ALLOWED);
        }
        return Optional.of(cell.unknown().contains(traffic) ? "unknown" : "denied");
    }

    /// One address of many is witness enough.
    private static Optional<Explanation> explained(
            PairChange pair, Traffic traffic, DiffSides.Side side, DiffSides sides) {
        var source = sides.in(side, pair.source()).map(Witness::single);
        var destination = sides.in(side, pair.destination()).map(Witness::single);
        return source.isPresent() && destination.isPresent()
                ? Optional.of(Answer.of(side.reachability().reachability(), source.get(), destination.get(), traffic)
                        .explanation())
                : Optional.empty();
    }

    private static Party single(Party party) {
        return party instanceof Party.Outside(var addresses)
                ? new Party.Outside(IpSet.of(ExampleAddress.of(addresses)))
                : party;
    }

    private static Optional<String> why(Explanation explanation) {
        return Stream.of(explanation.egress(), explanation.ingress())
                .filter(half -> !half.verdict().word().equals(ALLOWED))
                .map(Explanation.Half::sentence)
                .findFirst();
    }
}
