package dev.weft.kube.config;

/// A door: whether the command that a kubeconfig names may run on this machine.
///
/// Threads: asked on a thread of `kube`, never on the screen's, and may block until the user has answered. It is asked
/// once for each client.
@FunctionalInterface
public interface ExecConsent {
    ExecConsent NEVER = _ -> false;
    ExecConsent ALWAYS = _ -> true;

    boolean granted(ExecPlugin plugin);
}
