package dev.weft.flow;

import dev.weft.net.Traffic;

/// What makes two observations the same edge. `traffic` names the destination's port; `by` is the source's name.
public record FlowKey(FlowEnd source, FlowEnd destination, Traffic traffic, FlowVerdict verdict, String by) {}
