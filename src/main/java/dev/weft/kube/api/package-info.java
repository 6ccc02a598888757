/// One request to the API server, and what went wrong with it in words: [ApiServer] streams an answer, [Exchange] takes
/// a whole one, [Faults] turns what failed into a cause and a remedy that name the context.
///
/// Comes in: a [dev.weft.kube.config.ClusterClient], which holds the credentials of the moment. No message quotes any
/// of them.
///
/// May use: `kube.config`, `cluster`, fabric8, Jackson.
@NullMarked
package dev.weft.kube.api;

import org.jspecify.annotations.NullMarked;
