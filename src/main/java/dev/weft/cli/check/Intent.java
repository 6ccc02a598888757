package dev.weft.cli.check;

import dev.weft.net.TrafficSet;
import dev.weft.policy.Direction;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One intent as read. `ports` is empty when the file names none: then a connection on any port counts. `sides` holds
/// the directions of [Verb#NOT_EXPOSED], and `from` the addresses that are left out there.
record Intent(Head head, List<IntentEnd> from, List<IntentEnd> to, Optional<TrafficSet> ports, Set<Direction> sides) {
    /// What identifies it: its name, or what it says where it has none, and its place.
    record Head(Verb verb, Optional<String> name, String file, int line) {}

    Intent {
        from = List.copyOf(from);
        to = List.copyOf(to);
        sides = Set.copyOf(sides);
    }

    String name() {
        return head.name().orElseGet(this::words);
    }

    /// `shop/web must reach shop/db on TCP 5432`.
    private String words() {
        var on = ports.map(traffic -> " on " + traffic).orElse("");
        return switch (head.verb()) {
            case MUST_REACH -> IntentEnd.words(from) + " must reach " + IntentEnd.words(to) + on;
            case MUST_NOT_REACH -> IntentEnd.words(from) + " must not reach " + IntentEnd.words(to) + on;
            case NOTHING_ELSE_REACHES ->
                "nothing" + (from.isEmpty() ? "" : " but " + IntentEnd.words(from)) + " reaches "
                        + IntentEnd.words(to) + on;
            case NOT_EXPOSED -> "no exposure of " + IntentEnd.words(to) + " to the outside" + on;
        };
    }
}
