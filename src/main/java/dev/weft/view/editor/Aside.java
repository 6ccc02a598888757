package dev.weft.view.editor;

import java.util.function.Consumer;

/// Runs work beside the FX thread, and brings what comes of it back to it.
public record Aside(Consumer<Runnable> aside, Consumer<Runnable> back) {}
