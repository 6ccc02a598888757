/// Floor 4: what is wrong in a policy while it is typed, with the line and, where it is sure, a fix by one click.
///
/// Comes in: a text and the cluster it is written for ([Typed]), and, once the draft was evaluated, what would be
/// reachable. Goes out: [Mistake]s, each with its place, what to do, and fixes that are edits of the text, so that
/// comments and order stay, or another policy as text.
///
/// Found from the text alone, at once: `SyntaxMistakes` (tabs, indentation), `FieldMistakes` (names, dashes),
/// `WrongWords` (what the kind refuses), `SelectorMistakes` (nobody selected, host network), `PeerItems` (AND or OR),
/// `Emptiness` (nothing, `{}`, `[]`), `Defaults` (policyTypes, a policy that cannot deny). Found after evaluation:
/// `Evaluated`, by the checks of `lint`, with `DnsRule` and `OtherSide` for fixes that a patch cannot say.
///
/// May use: `whatif`, `whatif.editing`, `lint`, `policy`, `cluster`, `net`, `yaml`. To add one: a class with
/// `of(Typed)`, and its line in [Mistakes].
@NullMarked
package dev.weft.whatif.mistake;

import org.jspecify.annotations.NullMarked;
