package dev.weft.view.arrange;

import dev.weft.session.Frame;
import dev.weft.session.ViewRequest;
import dev.weft.topology.FoldWish;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The desk for arranging the picture: what is said over it, and what the user wishes of it.
///
/// Threads: confined to the FX thread.
public final class Arranging {
    /// `wish` changes what is asked of the analysis; `unfoldAll` opens every namespace.
    public record Doors(Consumer<UnaryOperator<ViewRequest>> wish, Runnable unfoldAll) {}

    private final FoldBanner banner;

    public Arranging(Doors doors) {
        this.banner = new FoldBanner(
                doors.unfoldAll(), () -> doors.wish().accept(wished -> wished.with(FoldWish.NONE)));
    }

    public FoldBanner banner() {
        return banner;
    }

    public void show(Optional<Frame> frame) {
        banner.show(frame.map(FoldModel::of).orElse(FoldModel.NOTHING));
    }
}
