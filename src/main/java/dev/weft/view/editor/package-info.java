/// The policy editor: text, mistakes, and the draft it makes.
///
/// Comes in: a frame (what the draft would change) and the policy to open, by rule. Goes out: a
/// [dev.weft.whatif.Draft], whenever typing has paused on a text that reads as a policy; while it does not, the last
/// step stays and the mistake is marked at its line.
///
/// [DraftModel] is what the pane says beside the text; [EditorText] is which policy is open and where its text comes
/// from; [PolicyTemplate] is a first text for a new one; [YamlEditor] is the one class that knows the code area's
/// library. May use: `view.panel` for tones and words, `session` and the values below, JavaFX, RichTextFX.
///
/// Assumes: a policy is under a thousand lines, so that reading it takes less than a frame on the FX thread.
@NullMarked
package dev.weft.view.editor;

import org.jspecify.annotations.NullMarked;
