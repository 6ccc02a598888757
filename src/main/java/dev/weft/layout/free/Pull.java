package dev.weft.layout.free;

/// Two things, by their numbers, that want to be near; `weight` is how much, 1 for one line.
public record Pull(int one, int other, double weight) {}
