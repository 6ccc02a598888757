/// The policy kinds, one file each, and their list [PolicyKinds].
///
/// To add one: write `XKind implements PolicyKind`, put it into `PolicyKinds`, add `XKindTest` and a folder of
/// clusters. A kind reads its body through `SpecReader`, so that every mistake in a spec becomes a problem with its
/// path. May use: `policy`, `cluster`, `net`.
@NullMarked
package dev.weft.policy.kind;

import org.jspecify.annotations.NullMarked;
