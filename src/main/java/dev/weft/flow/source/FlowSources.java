package dev.weft.flow.source;

import dev.weft.flow.FlowSource;
import dev.weft.flow.PodShell;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Every flow source that Weft has, in one place.
public final class FlowSources {
    private FlowSources() {}

    /// Those that a demo cluster plays.
    public static List<FlowSource> ofTheDemo(InstantSource clock) {
        return List.of(new DemoFlowSource(clock));
    }

    /// Those that read in pods of these namespaces: the user has consented to it.
    public static List<FlowSource> afterConsent(PodShell shell, Set<String> namespaces, InstantSource clock) {
        return List.of(new SocketTableFlowSource(shell, namespaces, SocketTableFlowSource.Pace.GENTLE, clock));
    }
}
