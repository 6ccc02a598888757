/// Floor 8: the command line, one command a file, and their list. A source in, text out.
///
/// [CommandLineRun] finds the [Command] that was asked for and runs it; [Commands] is the list. A command reads its
/// cluster whole ([WholeCluster]: start the source, wait until it is synced, evaluate) and writes data to standard
/// output, everything else to standard error. It reaches a cluster only through the door [Sources] that `app` opens.
///
/// To add a command: write `XCommand implements Command` with picocli's annotations, put it into `Commands`, add its
/// golden text. The options, the texts and the exit status are fixed in writing for scripts: add to them, never change
/// them.
///
/// May use: `picture` and every room below it but `kube`. Nothing here needs a display.
@NullMarked
package dev.weft.cli;

import org.jspecify.annotations.NullMarked;
