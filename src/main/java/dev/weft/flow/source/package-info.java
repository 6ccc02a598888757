/// The lists of flow sources: which a cluster offers, and how each is opened. [DemoCatalogue] and [LiveCatalogue] fill
/// the door [dev.weft.flow.FlowCatalogue]; [DirectSources] opens those at an address that somebody names.
///
/// A [Finder] finds the sources of one kind: [HubbleOffer], [GoldmaneOffer], [PrometheusOffers]; the sockets are always
/// there ([SocketsOffer]). Places are found by label, name and port in any namespace ([Place], [PrometheusPlaces]),
/// rights are asked ([Rights]) and never tried. A server in a pod is dialled anew for each connection ([PodDial]), with
/// the certificates of that moment ([SecretKeys]).
///
/// May use: `flow` and the rooms of the sources. To add a source: a room beside this one, a finder here, a line in
/// [LiveCatalogue].
@NullMarked
package dev.weft.flow.source;

import org.jspecify.annotations.NullMarked;
