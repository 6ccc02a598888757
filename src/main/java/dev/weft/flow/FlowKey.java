package dev.weft.flow;

/// What makes two observations the same edge. `traffic` names the destination's port; `by` is the source's name.
public record FlowKey(FlowEnd source, FlowEnd destination, FlowTraffic traffic, FlowVerdict verdict, String by) {}
