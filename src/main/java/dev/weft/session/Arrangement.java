package dev.weft.session;

import dev.weft.layout.Pins;
import dev.weft.topology.FoldWish;
import dev.weft.topology.scope.Scope;
import java.util.HashMap;
import java.util.Map;

/// How the user wishes the picture to be arranged: what is folded, what is pinned where, by which layout (its name;
/// empty for the default), how often "Tidy" was asked for (one more asks for a drawing from nothing), and by what it
/// is divided. `badges`: what nearly all talk to is drawn as a badge on their cards, and not as lines.
public record Arrangement(
        FoldWish folds, Pins pins, String layout, int tidied, Division division, boolean badges) {
    public static final Arrangement NONE = new Arrangement(FoldWish.NONE, Pins.NONE, "", 0);

    /// By what the picture is divided, and the pins of the other divisions: the same node stands elsewhere in each.
    public record Division(Scope scope, Map<Scope, Pins> pins) {
        static final Division NONE = new Division(Scope.WORKLOADS, Map.of());

        public Division {
            pins = Map.copyOf(pins);
        }
    }

    /// Of workloads by namespace.
    public Arrangement(FoldWish folds, Pins pins, String layout, int tidied) {
        this(folds, pins, layout, tidied, Division.NONE, true);
    }

    public Scope scope() {
        return division.scope();
    }

    /// Divided otherwise; what was pinned in the other division is pinned again when it comes back.
    public Arrangement in(Scope other) {
        if (other.equals(scope())) {
            return this;
        }
        var elsewhere = new HashMap<>(division.pins());
        elsewhere.put(scope(), pins);
        var back = elsewhere.getOrDefault(other, Pins.NONE);
        elsewhere.remove(other);
        return new Arrangement(folds, back, layout, tidied, new Division(other, elsewhere), badges);
    }

    /// What is pinned in a division.
    public Pins pinsIn(Scope other) {
        return other.equals(scope()) ? pins : division.pins().getOrDefault(other, Pins.NONE);
    }

    public Arrangement with(FoldWish other) {
        return new Arrangement(other, pins, layout, tidied, division, badges);
    }

    public Arrangement with(Pins other) {
        return new Arrangement(folds, other, layout, tidied, division, badges);
    }

    public Arrangement by(String other) {
        return new Arrangement(folds, pins, other, tidied, division, badges);
    }

    public Arrangement tidiedOnceMore() {
        return new Arrangement(folds, pins, layout, tidied + 1, division, badges);
    }

    public Arrangement withBadges(boolean other) {
        return new Arrangement(folds, pins, layout, tidied, division, other);
    }
}
