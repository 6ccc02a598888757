package dev.weft.view.arrange;

import dev.weft.session.Frame;

/// The offer to draw everything anew: made once somebody came since it was drawn, never taken by itself.
public record TidyModel(boolean offered, String text) {
    public static final TidyModel NOTHING = new TidyModel(false, "");

    public static TidyModel of(Frame frame) {
        int newcomers = frame.scene().scenery().newcomers();
        return newcomers == 0 ? NOTHING : new TidyModel(true, "Tidy (%,d new)".formatted(newcomers));
    }
}
