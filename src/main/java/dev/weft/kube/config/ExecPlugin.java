package dev.weft.kube.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A credential plugin as a kubeconfig names it: a command of that file's choosing. Nothing about it was run or looked
/// up yet.
///
/// `command` is the program and its arguments, literally. `environment` is what the plugin gets besides ours.
public record ExecPlugin(
        Path kubeconfig,
        List<String> command,
        SortedMap<String, String> environment,
        Protocol protocol,
        String installHint) {
    /// How it wants to be spoken to. `interactiveMode` is empty, `Never`, `IfAvailable` or `Always`.
    public record Protocol(String apiVersion, String interactiveMode, boolean clusterInfo) {}

    public ExecPlugin {
        command = List.copyOf(command);
        environment = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    /// For the dialog: each word as it will arrive, in quotes when it holds anything but plain characters.
    public String line() {
        return String.join(" ", command.stream().map(ExecPlugin::shown).toList());
    }

    private static String shown(String word) {
        return word.matches("[\\w./:=@%+,-]+") ? word : "'" + word.replace("\n", "\\n") + "'";
    }

    /// SHA-256 over everything that decides what runs. A consent that is remembered is remembered for this text, so
    /// that
    /// any change of the file asks again.
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(text(kubeconfig.toAbsolutePath().toString()));
            command.forEach(word -> digest.update(text(word)));
            environment.forEach((name, value) -> {
                digest.update(text("env:" + name));
                digest.update(text(value));
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }

    /// Ended by a byte that no argument of a process can hold, so that two lists never run together.
    private static byte[] text(String word) {
        return (word + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /// Without the values of the environment, which may be secrets.
    @Override
    public String toString() {
        return line() + " with " + environment.keySet();
    }
}
