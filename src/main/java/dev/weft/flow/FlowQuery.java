package dev.weft.flow;

import java.time.Duration;

/// What the user looks at: a source that asks a server may ask for no more. `window` is how far back.
public record FlowQuery(Duration window, FlowFilter filter) {
    public static final FlowQuery DEFAULT = new FlowQuery(Duration.ofMinutes(15), FlowFilter.ALL);
}
