/// The policy editor: text, mistakes, and the draft it makes.
///
/// Comes in: a frame (what the draft would change) and the policy to open, by rule. Goes out: a
/// [dev.weft.whatif.Draft], whenever typing has paused on a text that reads as a policy; while it does not, the last
/// step stays and the mistake is marked at its line.
///
/// [DraftModel] is what the pane says beside the text; [EditorText] is which policy is open and where its text comes
/// from; [PolicyTemplate] is a first text for a new one. [PolicyEditor] is the text side, to be put into any pane: the
/// text with its proposals, mistakes with their fixes, whom the place at the caret selects, and the difference from the
/// live object. [YamlEditor] and [EditorKeys] alone know the code area's library; [YamlTyping] is what keys do to a
/// text, [LineNumber] what stands beside each line.
///
/// Nothing is worked out on the FX thread: `EditorHelp` is asked aside, by way of `Latest`, and an answer about a text
/// that has changed meanwhile is dropped. A key stroke costs that thread the styles of its line.
///
/// May use: `view.panel` for tones and words, `session` and the values below, `lint.check` for the list of checks,
/// JavaFX, RichTextFX.
@NullMarked
package dev.weft.view.editor;

import org.jspecify.annotations.NullMarked;
