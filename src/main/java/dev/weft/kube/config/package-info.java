/// Kubeconfig files, and the way from one of their contexts to a client of fabric8's.
///
/// Comes in: `KUBECONFIG`, `~/.kube/config` or one named file. Goes out: [KubeConfigs], a list of [KubeContext]s made
/// without a connection and without running anything, and [ClusterClient], the one place where a client is made.
///
/// Safety. A kubeconfig is hostile until shown otherwise: fabric8 runs the exec plugin of a user while it builds its
/// own
/// Config, through a shell and without a time limit, and again after a 401. That road is closed here: our own reader
/// parses the file into fabric8's model class, the client's Config is made from single values with `autoConfigure` off,
/// and our own interceptor stands in the place of fabric8's token refresher. A plugin runs only after [ExecConsent],
/// without a shell, with closed input and a time limit. No file of the user is ever written, no credential stands in a
/// message: error texts are our own, never the parser's, which quotes lines.
///
/// Sources: client-go's credential plugins (client.authentication.k8s.io v1, v1beta1); kubectl's merging rules ("the
/// first file to set a value wins").
///
/// May use: `cluster`, fabric8, Jackson.
@NullMarked
package dev.weft.kube.config;

import org.jspecify.annotations.NullMarked;
