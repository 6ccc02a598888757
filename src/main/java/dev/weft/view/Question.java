package dev.weft.view;

/// A question with a yes and a cancel. `yes` is the word on its button; `detail` is shown in full below, for instance
/// the
/// exact command that would be run, and may be empty.
public record Question(String title, String text, String yes, String detail) {}
