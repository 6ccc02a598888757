/// The one language of flow filters: `from-pod:shop/web to-port:5432 verdict:dropped -protocol:udp`.
///
/// Comes in: a text, or flags of a command line. Goes out: a [dev.weft.flow.FlowFilter], or one line that says where
/// the
/// text is wrong and what is allowed ([FlowFilterText]); the text again, completions ([FilterCompletion]), and the
/// command that asks for the same ([FilterCommand]). [FilterKey] lists the keys; all else follows from it.
///
/// May use: `flow`, `cluster`, `net`.
@NullMarked
package dev.weft.flow.filter;

import org.jspecify.annotations.NullMarked;
