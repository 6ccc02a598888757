package dev.weft.policy.why;

import dev.weft.cluster.Problem;
import dev.weft.net.Traffic;
import dev.weft.policy.Direction;
import dev.weft.policy.Endpoint;
import dev.weft.policy.Explanation;
import dev.weft.policy.Explanation.Effect;
import dev.weft.policy.Explanation.Half;
import dev.weft.policy.Explanation.Step;
import dev.weft.policy.RuleRef;
import dev.weft.policy.Verdict;
import dev.weft.policy.classes.End;
import dev.weft.policy.classes.Readings;
import dev.weft.policy.classes.Readings.Reading;
import dev.weft.policy.row.Ground;
import dev.weft.policy.why.HalfWalk.Question;
import dev.weft.policy.why.HalfWalk.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why one packet passes or not: both sides walked again, with every way to read the pair.
public final class Walk {
    private final Ground ground;

    public Walk(Ground ground) {
        this.ground = ground;
    }

    /// Both sides of one reading.
    private record Sides(Half egress, Half ingress) {
        Verdict verdict() {
            var sides = List.of(egress.verdict(), ingress.verdict());
            for (var side : sides) {
                if (side instanceof Verdict.Denied) {
                    return side;
                }
            }
            for (var side : sides) {
                if (side instanceof Verdict.Unknown) {
                    return side;
                }
            }
            var rules = new ArrayList<RuleRef>();
            sides.forEach(side -> {
                if (side instanceof Verdict.Allowed(var by)) {
                    rules.addAll(by);
                }
            });
            return new Verdict.Allowed(rules);
        }
    }

    public Explanation explain(Endpoint source, Endpoint destination, Traffic traffic) {
        var from = ground.ends().of(source);
        var to = ground.ends().of(destination);
        if (from.isEmpty() || to.isEmpty()) {
            var missing = from.isEmpty() ? source : destination;
            var why = Problem.warning(
                    Problem.Place.of(missing.id()), "it is not in this snapshot", "choose an end that is there");
            return whole(source, destination, traffic, implied(new Verdict.Unknown(why), "NOT_THERE", why.message()));
        }
        return fixed(from.get(), to.get(), traffic).orElseGet(() -> read(from.get(), to.get(), traffic));
    }

    private static Optional<Explanation> fixed(End from, End to, Traffic traffic) {
        return Ground.fixed(from, to).map(cell -> {
            var sides = from.isSamePodAs(to) && !from.finished()
                    ? implied(new Verdict.Allowed(List.of()), "SAME_POD", "no policy can keep a pod from itself")
                    : from.finished() || to.finished()
                            ? implied(new Verdict.Denied(List.of()), "FINISHED",
                                    (from.finished() ? from : to).label() + " has finished and holds no address")
                            : bothOutside(from);
            return whole(from.endpoint(), to.endpoint(), traffic, sides);
        });
    }

    private static Sides bothOutside(End from) {
        var why = Problem.warning(
                Problem.Place.of(from.label()),
                "both ends are outside the cluster, whose policies have no say",
                "choose an end inside the cluster");
        return implied(new Verdict.Unknown(why), "OUTSIDE", why.message());
    }

    private static Sides implied(Verdict verdict, String reason, String sentence) {
        var effect = switch (verdict) {
            case Verdict.Allowed _ -> Effect.ALLOW;
            case Verdict.Denied _ -> Effect.DENY;
            case Verdict.Unknown _ -> Effect.UNKNOWN;
        };
        var steps = List.of(new Step("implied", Optional.empty(), effect, sentence));
        return new Sides(
                new Half(Direction.EGRESS, verdict, reason, sentence, steps),
                new Half(Direction.INGRESS, verdict, reason, sentence, steps));
    }

    private Explanation read(End from, End to, Traffic traffic) {
        var readings = Readings.of(from, to);
        var sides = readings.stream().map(reading -> sides(from, to, reading, traffic)).toList();
        var doubt = Doubt.of(from, to, readings);
        var egress = merged(sides.stream().map(Sides::egress).toList(), doubt);
        var ingress = merged(sides.stream().map(Sides::ingress).toList(), doubt);
        var words = sides.stream().map(side -> side.verdict().word()).distinct().toList();
        var verdict = words.size() == 1
                ? sides.getFirst().verdict()
                : new Verdict.Unknown(doubt.problem(from.label() + " to " + to.label()));
        return new Explanation(from.endpoint(), to.endpoint(), traffic, verdict, egress, ingress);
    }

    private Sides sides(End from, End to, Reading reading, Traffic traffic) {
        var source = new Seen(from, reading.source());
        var destination = new Seen(to, reading.destination());
        var sides = new Sides(
                half(new Question(Direction.EGRESS, source, destination, traffic, reading.sameNode())),
                half(new Question(Direction.INGRESS, destination, source, traffic, reading.sameNode())));
        return reading.sameNode() ? ownNode(sides) : sides;
    }

    /// `sides` are what the first-match tiers say, to which no specification makes the exception of the own node.
    private static Sides ownNode(Sides sides) {
        if (sides.verdict() instanceof Verdict.Allowed) {
            return implied(
                    new Verdict.Allowed(List.of()), "OWN_NODE", "a pod and its own node always reach each other");
        }
        return new Sides(mayBeExempt(sides.egress()), mayBeExempt(sides.ingress()));
    }

    private static Half mayBeExempt(Half half) {
        if (!(half.verdict() instanceof Verdict.Denied)) {
            return half;
        }
        var why = Doubt.OWN_NODE_TIER.problem(subject(half));
        return new Half(
                half.direction(),
                new Verdict.Unknown(why),
                Doubt.OWN_NODE_TIER.name(),
                half.sentence() + "; " + why.message(),
                half.steps());
    }

    /// Where the address of the other end is not known, every address it may have is asked about.
    private Half half(Question question) {
        var other = question.other();
        if (!ground.classes().isAnywhere(other.view().column())) {
            return new HalfWalk(ground, question).half();
        }
        var halves = ground.classes().atomsOf(other.view().column()).stream()
                .map(atom -> ground.classes().within(other.view().column(), atom))
                .map(view -> new HalfWalk(ground, question.about(new Seen(other.end(), view))).half())
                .toList();
        return merged(halves, Doubt.ADDRESS_UNKNOWN);
    }

    /// The half itself where all readings agree, else an unknown one with the steps of the first.
    private static Half merged(List<Half> halves, Doubt doubt) {
        var first = halves.getFirst();
        if (halves.stream().allMatch(half -> half.verdict().word().equals(first.verdict().word()))) {
            return first;
        }
        var subject = subject(first);
        var why = doubt.problem(subject);
        return new Half(
                first.direction(),
                new Verdict.Unknown(why),
                doubt.name(),
                (subject.isEmpty() ? first.direction().field() : subject) + ": " + why.message(),
                first.steps());
    }

    /// The beginning of its sentence: what it is about.
    private static String subject(Half half) {
        return half.sentence().substring(0, Math.max(0, half.sentence().indexOf(": ")));
    }

    private static Explanation whole(Endpoint source, Endpoint destination, Traffic traffic, Sides sides) {
        return new Explanation(source, destination, traffic, sides.verdict(), sides.egress(), sides.ingress());
    }

    /// Why one connection has several readings; the name is the stable code of a half on which they do not agree.
    private enum Doubt {
        HOST_NETWORK(
                "how policies treat host-network pods depends on the network plugin",
                "read in the plugin's documentation whether it tells them from their node"),
        ADDRESS_UNKNOWN(
                "its answer depends on an address that is not known (a pod that is pending, or made from a template)",
                "evaluate a live cluster, or select the pods by labels in place of an ipBlock"),
        OWN_NODE_TIER(
                "whether that counts between a pod and its own node is left to the network plugin",
                "read in the plugin's documentation whether it lets a node reach its own pods at all times"),
        NODE_UNKNOWN(
                "the pod is not scheduled, so its own node is not known", "wait until it is scheduled"),
        ADDRESSES_DIFFER(
                "policies treat the addresses of one end differently",
                "ask for one address, or write the ipBlock peers for all of them");

        private final String text;
        private final String remedy;

        Doubt(String text, String remedy) {
            this.text = text;
            this.remedy = remedy;
        }

        static Doubt of(End from, End to, List<Readings.Reading> readings) {
            if (from.isHostPod() || to.isHostPod()) {
                return HOST_NETWORK;
            }
            if (readings.stream().map(Readings.Reading::sameNode).distinct().count() > 1) {
                return NODE_UNKNOWN;
            }
            boolean addressless = readings.stream()
                    .anyMatch(reading -> reading.source().address().isEmpty() || reading.destination().address()
                            .isEmpty());
            return addressless ? ADDRESS_UNKNOWN : ADDRESSES_DIFFER;
        }

        Problem problem(String subject) {
            return Problem.warning(Problem.Place.of(subject), text, remedy);
        }
    }
}
