package dev.weft.view;

/// A context that the kubeconfig names; `current` marks the one kubectl would use. Listed without connecting.
public record ContextChoice(String name, boolean current) {}
