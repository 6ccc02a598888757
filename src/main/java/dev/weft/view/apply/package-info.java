/// Out into the world: the draft is checked against the real cluster, written, watched and, if need be, reverted.
///
/// Comes in: frames, the draft, and [ApplyDoors] where the source is a live cluster. Goes out: nothing but what
/// [dev.weft.apply] does beside the screen. [Applying] keeps where a run stands and starts what waits for the server;
/// [ApplyModel] is what the window shows, pure; [ApplyPane] shows it. [DraftWishes] is the one place that knows both a
/// draft and a wish, [DropWatch] the one that reads flows.
///
/// Off by default: [ApplyBar] holds the button and the tick that lifts read-only, which is never stored and falls with
/// the source. May use: `apply`, `whatif`, `session`, `flow`, `view.panel` and what the view may.
@NullMarked
package dev.weft.view.apply;

import org.jspecify.annotations.NullMarked;
