package dev.weft.kube.api;

/// What went wrong, and what the user can do: one clause and one imperative sentence.
public record Fault(String cause, String remedy) {
    /// Both as one line.
    public String line() {
        return cause + "; " + remedy;
    }
}
