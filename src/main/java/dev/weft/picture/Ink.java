package dev.weft.picture;

/// What a colour is for, beside the verdicts.
public enum Ink {
    BACKGROUND,
    NODE,
    NODE_BORDER,
    TEXT,
    FAINT_TEXT,
    /// The frame of a node that policies isolate.
    ISOLATED,
    /// A badge that asks for a look: an open padlock, pods that are not ready.
    WARNING,
    /// Lines without traffic of their own: a Service leads to its workloads.
    LEADS,
    FOCUS,
    HOVER,
    DRAFT,
    /// The background of legend and labels.
    PANEL,
    PANEL_BORDER,
    /// What stands on a filled verdict colour.
    ON_VERDICT,
    SHADOW
}
