package dev.weft.view;

/// The source whose frames come now: its name for the title ("context kind-dev", "demo cluster"), and whether its pods
/// are live, so that their sockets can be read after consent.
public record OpenSource(String name, boolean livePods) {}
