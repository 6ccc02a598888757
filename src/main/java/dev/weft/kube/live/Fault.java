package dev.weft.kube.live;

/// What went wrong, and what the user can do: one clause and one imperative sentence.
record Fault(String cause, String remedy) {}
