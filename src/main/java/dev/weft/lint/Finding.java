package dev.weft.lint;

import dev.weft.cluster.Manifest;
import dev.weft.cluster.ObjectRef;
import dev.weft.cluster.Problem;
import dev.weft.policy.RuleRef;
import java.util.Comparator;
import java.util.Optional;

/// One thing worth saying: what (`code`, stable), how bad, where, why, and what to do. `reason` and `remedy` are one
/// line each. `patch` is the manifest as it should be, or one more to add: applying it cuts off nothing that was
/// possible before. It is absent where only a person can decide.
public record Finding(
        String code,
        Problem.Severity severity,
        Place place,
        String reason,
        String remedy,
        Optional<Manifest> patch) {
    /// The worst first, then by place.
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(finding -> finding.place().object())
            .thenComparing(finding -> finding.place().path())
            .thenComparing(Finding::code)
            .thenComparing(Finding::reason);

    /// `path` may be empty; `file` is empty and `line` 0 when unknown.
    public record Place(ObjectRef object, String path, String file, int line) {
        public static Place of(Manifest manifest, String path) {
            return new Place(
                    manifest.ref(), path, manifest.origin().file(), manifest.origin().line(path));
        }

        public static Place of(RuleRef rule) {
            return new Place(rule.policy(), rule.path(), rule.file(), rule.line());
        }

        public static Place of(ObjectRef object) {
            return new Place(object, "", "", 0);
        }

        /// `NetworkPolicy shop/db: spec.ingress[0]`.
        public String label() {
            return path.isEmpty() ? object.label() : object.label() + ": " + path;
        }
    }

    /// What is wrong, or does not do what it says.
    public record Said(String reason, String remedy) {}

    public static Finding of(Check check, Problem.Severity severity, Place place, Said said) {
        return new Finding(check.code(), severity, place, said.reason(), said.remedy(), Optional.empty());
    }

    public Finding withPatch(Manifest manifest) {
        return new Finding(code, severity, place, reason, remedy, Optional.of(manifest));
    }

    /// `selector-matches-nothing NetworkPolicy shop/db: spec.podSelector: reason; remedy (shop.yaml:12)`.
    public String line() {
        var at = place.file().isEmpty()
                ? ""
                : " (" + place.file() + (place.line() > 0 ? ":" + place.line() : "") + ")";
        return code + " " + place.label() + ": " + reason + "; " + remedy + at;
    }
}
