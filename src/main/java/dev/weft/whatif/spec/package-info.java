/// Floor 4: specifications of policies as maps, in the words of their API: how a rule is written, extended, narrowed.
///
/// Comes in: labels, traffic, ends. Goes out: maps and lists that a manifest's body is made of. Nothing here is
/// evaluated: who writes a policy tries it first, see `whatif.proposal`.
///
/// May use: `policy`, `cluster`, `net`, the JDK.
@NullMarked
package dev.weft.whatif.spec;

import org.jspecify.annotations.NullMarked;
