package dev.weft.session;

import dev.weft.layout.Pins;
import dev.weft.topology.FoldWish;

/// How the user wishes the picture to be arranged: what is folded, what is pinned where, by which layout (its name;
/// empty for the default), and how often "Tidy" was asked for: one more asks for a drawing from nothing.
public record Arrangement(FoldWish folds, Pins pins, String layout, int tidied) {
    public static final Arrangement NONE = new Arrangement(FoldWish.NONE, Pins.NONE, "", 0);

    public Arrangement with(FoldWish other) {
        return new Arrangement(other, pins, layout, tidied);
    }

    public Arrangement with(Pins other) {
        return new Arrangement(folds, other, layout, tidied);
    }

    public Arrangement by(String other) {
        return new Arrangement(folds, pins, other, tidied);
    }

    public Arrangement tidiedOnceMore() {
        return new Arrangement(folds, pins, layout, tidied + 1);
    }
}
