/// `weft flows`: observed flows, as they come or summed up.
///
/// [SourceChoice] reads what `--source` says; [FlowDoors] is the door through which `app` opens it. [Listening] starts
/// the sources and takes what they send, one after the other, on the command's own thread; [Replay] does the same with
/// a recording, at once. What comes out goes through the filter of [Intake] to [LinesOutlet], one line each, or is
/// added
/// up by [SummaryOutlet]. [EndNames] says how an end is called.
///
/// The texts are fixed for scripts: add to them, never change them.
@NullMarked
package dev.weft.cli.flows;

import org.jspecify.annotations.NullMarked;
