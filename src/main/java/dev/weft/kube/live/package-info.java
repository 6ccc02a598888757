/// A cluster that is watched: from an API server to [dev.weft.cluster.Change]s, and what else runs through its
/// connection.
///
/// [LiveCluster] is the entrance. For each kind one [KindWatch] reads it page by page and then follows it; where the
/// whole cluster may not be listed, a [KindScope] does so namespace by namespace. [Discovery] says which kinds are
/// served, [Heartbeat] whether anybody is still there, [dev.weft.kube.api.Faults] what to tell the user, [Feed] turns
/// objects into changes.
///
/// Own loops instead of fabric8's informers, because each of these must be known and shown: the status of every kind, a
/// 403 on one of them, the age of the last good picture, a connection that is dead at the other end. Only GET requests
/// leave this room, none of them for a Secret; [dev.weft.kube.access] holds the ways that flow sources use.
///
/// Threads: one virtual thread for each kind (and namespace, where it must be), one for the heartbeat. The changes of
/// one object come from one thread at a time.
///
/// Sources: Kubernetes API concepts: chunked lists (`limit`, `continue`), watch (`resourceVersion`, bookmarks, 410
/// Gone),
/// PartialObjectMetadata.
///
/// May use: `kube`, `kube.config`, `kube.api`, `kube.access`, `cluster`, `flow`, fabric8, Jackson.
@NullMarked
package dev.weft.kube.live;

import org.jspecify.annotations.NullMarked;
