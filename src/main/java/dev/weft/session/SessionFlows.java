package dev.weft.session;

import dev.weft.flow.FlowSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Which flow sources a session has: those that always run, and those that run for the namespaces whose pods the user
/// allowed to be read.
public record SessionFlows(List<FlowSource> always, Function<Set<String>, List<FlowSource>> afterConsent) {
    public static final SessionFlows NONE = new SessionFlows(List.of(), _ -> List.of());

    public SessionFlows {
        always = List.copyOf(always);
    }
}
