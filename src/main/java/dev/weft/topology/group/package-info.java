/// What many folded boxes have in common, so that they can stand together as one node that says what it is.
///
/// Comes in: the names of boxes, and the labels of those that are namespaces. Goes out: [Families], a forest of
/// [Family]: by the value of a label that says a team or an environment, else by the words that names begin with, else
/// by their letters. It depends on names and labels alone, never on how many there are of something: one namespace more
/// adds to the families that it is of, and all others stay what they are. How much of it is drawn is chosen elsewhere.
///
/// Many peers outside the cluster have their boxes from here too: [OutsidePeers].
///
/// One more label that says whose a namespace is: a word in [LabelKin]. May use: `topology`, `cluster`, `net`.
/// Threads: values; any thread.
@NullMarked
package dev.weft.topology.group;

import org.jspecify.annotations.NullMarked;
