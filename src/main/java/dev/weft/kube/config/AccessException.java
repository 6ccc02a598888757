package dev.weft.kube.config;

import java.io.IOException;

/// A cluster cannot be reached for a reason that lies on this side: no consent, a plugin that fails, a missing file.
public final class AccessException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /// `cause` is one clause for people, `remedy` one imperative sentence; neither holds a credential.
    public AccessException(String cause, String remedy) {
        super(cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
