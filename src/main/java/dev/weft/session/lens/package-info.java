/// What lies over a picture and takes longer than it: worked out beside the analysis.
///
/// Comes in: the reachability that a picture shows, and the checks. Goes out: [Sights], which `session` hands to
/// each frame, and where its findings belong, [FindingMarks]. May use: `topology`, `lint`, `policy`,
/// `cluster`. Threads: values; any thread.
@NullMarked
package dev.weft.session.lens;

import org.jspecify.annotations.NullMarked;
