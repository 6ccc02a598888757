/// `weft lint`: what is worth saying about the policies of a source.
///
/// Comes in: the findings of every check of `lint.check`, and the problems of the input. Goes out: one writer for
/// each format. To add a format: write `LintX`, put its word into [LintCommand], add its golden text. To add a check,
/// nothing here changes: codes, titles and help texts come from the list of checks.
///
/// Source of the SARIF form: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
@NullMarked
package dev.weft.cli.lint;

import org.jspecify.annotations.NullMarked;
