package dev.weft.session;

/// How a recording goes: does it run, how many observations it had to give up, and why it ended before it was told to
/// (empty if it did not).
public record RecordingState(boolean running, long lost, String failure) {}
