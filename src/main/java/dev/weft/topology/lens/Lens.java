package dev.weft.topology.lens;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A way to look that can be switched on and off, and combined with every other.
public enum Lens {
    ISOLATION("isolation", "Isolation", "walls on the side that policies isolate, at every distance"),
    EXPOSURE("exposure", "Exposure", "who may reach it, from its own namespace to the whole world"),
    POLICIES("policies", "Policies", "pods of the chosen policy, policies of the selected pod"),
    FINDINGS("findings", "Findings", "what the checks say, counted where it matters"),
    MTLS("mtls", "Encryption", "mTLS and encryption: as seen, else as the mesh's policy says"),
    TRAFFIC("traffic", "Traffic", "lines as thick as they are busy");

    /// What a picture shows that nobody has chosen for.
    public static final Set<Lens> USUAL = Set.copyOf(EnumSet.of(POLICIES, TRAFFIC));

    private final String word;
    private final String title;
    private final String says;

    Lens(String word, String title, String says) {
        this.word = word;
        this.title = title;
        this.says = says;
    }

    /// On the command line, in settings, and as the name of its overlay.
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /// What it shows, in a few words.
    public String says() {
        return says;
    }

    public static Optional<Lens> of(String word) {
        return Arrays.stream(values()).filter(lens -> lens.word.equals(word)).findFirst();
    }
}
