package dev.weft.flow.prometheus;

import dev.weft.cluster.ObjectRef;
import dev.weft.flow.FlowFacts;
import dev.weft.flow.FlowFacts.Known;
import dev.weft.flow.FlowRates;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that one poll heard of one edge. What several reporters say of the same traffic is never added: the best that
/// says something counts.
///
/// Threads: confined to one.
final class EdgeFigures {
    /// A share so near to 0 or 1 is a matter of rounding.
    private static final double NOTHING = 1e-9;

    /// By rank of the reporter, the best first.
    private final TreeMap<Integer, EnumMap<Figure, Double>> heard = new TreeMap<>();
    private Optional<ObjectRef> service = Optional.empty();
    private boolean derived;
    private String reason = "";

    void add(int rank, Figure figure, double value, EdgeReader.Edge edge) {
        heard.computeIfAbsent(rank, _ -> new EnumMap<>(Figure.class)).merge(figure, value, figure::both);
        service = service.or(edge::service);
        derived |= edge.derived();
        if (reason.isEmpty()) {
            reason = edge.reason();
        }
    }

    boolean active() {
        return heard.values().stream()
                .flatMap(figures -> figures.entrySet().stream())
                .anyMatch(each -> each.getKey().active() && each.getValue() > 0);
    }

    /// `known` are the figures whose queries were answered: of the others silence says nothing.
    FlowRates rates(Set<Figure> known) {
        return new FlowRates(
                value(Figure.CONNECTIONS),
                value(Figure.REQUESTS),
                value(Figure.BYTES_OUT),
                value(Figure.BYTES_IN),
                known.contains(Figure.ERRORS) ? errorShare() : OptionalDouble.empty(),
                beside(Figure.LATENCY));
    }

    /// Of one reporter: what a client counts as failed a server may count as served.
    private OptionalDouble errorShare() {
        var requests = value(Figure.REQUESTS);
        if (requests.isEmpty() || requests.getAsDouble() <= 0) {
            return OptionalDouble.empty();
        }
        double errors = beside(Figure.ERRORS).orElse(0);
        return OptionalDouble.of(Math.clamp(errors / requests.getAsDouble(), 0, 1));
    }

    private OptionalDouble value(Figure figure) {
        return heard.values().stream()
                .filter(figures -> figures.containsKey(figure))
                .mapToDouble(figures -> of(figures, figure))
                .findFirst();
    }

    /// By the reporter whose requests count.
    private OptionalDouble beside(Figure figure) {
        return heard.values().stream()
                .filter(figures -> figures.containsKey(Figure.REQUESTS))
                .limit(1)
                .filter(figures -> figures.containsKey(figure))
                .mapToDouble(figures -> of(figures, figure))
                .findFirst();
    }

    private static double of(Map<Figure, Double> figures, Figure figure) {
        @Nullable Double value = figures.get(figure);
        return value == null ? 0 : value;
    }

    FlowFacts facts(boolean mayBeAnswer) {
        var security = new FlowFacts.Security(mtls(), Known.UNKNOWN);
        return new FlowFacts(
                note(mayBeAnswer),
                security,
                new FlowFacts.Policies(Set.of(), Set.of(), reason, Optional.empty()),
                new FlowFacts.Peer(Set.of(), service),
                "");
    }

    private Known mtls() {
        double judged = value(Figure.JUDGED).orElse(0);
        if (judged <= NOTHING) {
            return Known.UNKNOWN;
        }
        double share = value(Figure.SECURED).orElse(0) / judged;
        if (share <= NOTHING) {
            return Known.NO;
        }
        return share >= 1 - NOTHING ? Known.YES : Known.PARTLY;
    }

    private String note(boolean mayBeAnswer) {
        var events = value(Figure.EVENTS);
        if (mayBeAnswer) {
            return "seen both ways: these metrics do not tell a call from an answer";
        }
        if (events.isPresent()) {
            return "%s events a second".formatted(number(events.getAsDouble()));
        }
        return derived ? "port of the Service" : "";
    }

    private static String number(double value) {
        return value >= 10 ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }
}
