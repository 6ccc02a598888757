/// Floor 8: what an earlier window left is offered.
///
/// Comes in: the news of a source's [DraftHome], which `app` fills with `session.DraftKeeper`. Goes out: the wish to go
/// on with it. [RecoveryModel] says it in a sentence, [RecoveryBar] asks. Nothing is taken over by itself.
///
/// May use: what `view` may.
@NullMarked
package dev.weft.view.recovery;

import org.jspecify.annotations.NullMarked;
