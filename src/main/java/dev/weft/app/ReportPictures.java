package dev.weft.app;

import dev.weft.layout.Box;
import dev.weft.picture.Painting;
import dev.weft.picture.Theme;
import dev.weft.picture.ViewState;
import dev.weft.picture.Viewport;
import dev.weft.picture.surface.PngFile;
import dev.weft.session.Frame;
import dev.weft.session.SideFrames;
import dev.weft.session.WhatIf;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The sides of a draft as PNGs for a report: light, whole, all of the same part of the world.
///
/// Threads: one at a time, beside the screen.
final class ReportPictures {
    private static final int WIDTH = 1_600;
    private static final int HEIGHT = 1_000;

    private final SideFrames sides;
    private final Painting painting;

    ReportPictures(SideFrames sides, Painting painting) {
        this.sides = sides;
        this.painting = painting;
    }

    Map<WhatIf.Side, byte[]> of(Frame frame) {
        var frames = sides.of(frame);
        var world = frames.values().stream()
                .flatMap(side -> side.scene().positions().extent().stream())
                .reduce(Box::around)
                .orElse(new Box(0, 0, WIDTH, HEIGHT));
        var view = new ViewState(
                new Viewport(0, 0, 1, WIDTH, HEIGHT).fitting(world), Optional.empty(), Optional.empty(), Theme.LIGHT,
                Set.of(), 1);
        var pictures = new EnumMap<WhatIf.Side, byte[]>(WhatIf.Side.class);
        frames.forEach((side, drawn) -> pictures.put(side, PngFile.bytes(painting.paint(drawn, view))));
        return pictures;
    }
}
