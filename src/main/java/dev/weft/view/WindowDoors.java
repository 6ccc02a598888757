package dev.weft.view;

import dev.weft.cluster.ResourceKind;
import dev.weft.session.ViewRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/// What the window may ask of the rest of the program; `app` fills it.
///
/// Threads: every door is called on the FX thread and must return at once. `open` switches the session elsewhere and
/// calls [MainWindow#opened] when the new one is there. `closing` is called once, when the user closes the window.
/// `policyKinds` are those that the editor understands.
public record WindowDoors(
        Consumer<ViewRequest> wishes,
        Consumer<SourceChoice> open,
        Consumer<Consumer<List<ContextChoice>>> contexts,
        Runnable closing,
        InstantSource clock,
        List<ResourceKind> policyKinds) {}
