package dev.weft.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The source whose frames come now: its name for the title ("context kind-dev"), and what reading sockets would do in a
/// set of namespaces, one line each, for the consent question; absent where there are no live pods to read.
///
/// The plan is asked for on the FX thread: it must be a pure look at the newest snapshot.
public record OpenSource(String name, Optional<Function<Set<String>, List<String>>> socketPlan) {}
