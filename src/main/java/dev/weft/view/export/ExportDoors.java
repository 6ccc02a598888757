package dev.weft.view.export;

import dev.weft.picture.Painting;
import dev.weft.session.Frame;
import dev.weft.session.WhatIf;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.stage.Window;

/// What `app` gives for exports: PNGs of the sides of a frame's draft (not on the FX thread), how pictures are made
/// beside the screen's own, where files may go as asked in front of a window, the time, and who works here.
public record ExportDoors(
        Function<Frame, Map<WhatIf.Side, byte[]>> pictures,
        Supplier<Painting> painting,
        Function<Supplier<Window>, ExportPlaces> places,
        InstantSource clock,
        String user) {}
