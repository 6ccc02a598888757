package dev.weft.lint;

import java.util.List;

/// A door: one thing that may be worth saying.
public interface Check {
    /// Stable and unique, such as `selector-matches-nothing`: scripts and baselines keep it.
    String code();

    /// What a finding of this check means, in one sentence.
    String title();

    /// Why it matters, with the rule of the specification behind it.
    String help();

    /// Every case, in any order. Pure: the same request gives the same findings.
    ///
    /// Cost: each selector is evaluated once, by the [Population]; no check compares all pods with all pods for every
    /// rule.
    List<Finding> run(CheckRequest request);
}
