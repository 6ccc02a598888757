package dev.weft.picture;

import dev.weft.session.Frame;

/// A painted image: premultiplied ARGB, row by row, `width` x `height` real pixels (viewport times output scale), and
/// what it shows, and what lies under each point of it. The array belongs to the painter again once the next but one
/// picture was delivered: copy or show
/// it, never keep it.
@SuppressWarnings("ArrayRecordComponent") // shared with the screen on purpose, never compared
public record Picture(int[] pixels, int width, int height, Frame frame, ViewState state, HitIndex hits) {}
