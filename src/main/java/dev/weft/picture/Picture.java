package dev.weft.picture;

import dev.weft.session.Frame;
import java.util.List;

/// A painted image: premultiplied ARGB, row by row, `width` x `height` real pixels (viewport times output scale), and
/// what it shows, and what lies under each point of it. The array belongs to the painter again once the next but one
/// picture was delivered: copy or show
/// it, never keep it.
@SuppressWarnings("ArrayRecordComponent") // shared with the screen on purpose, never compared
public record Picture(int[] pixels, int width, int height, ViewState state, HitIndex hits, List<Drop> drops) {
    /// Where something was dropped since the frame before, on an edge where nothing was for a while; in world units.
    public record Drop(double x, double y) {}

    public Frame frame() {
        return hits.frame();
    }
}
