package dev.weft.cluster;

/// Something wrong in what was read: where, what, and what to do. The rest is still evaluated.
public record Problem(Severity severity, Place place, String message, String remedy) {
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /// `object` is its label (`NetworkPolicy shop/x`) or a file name; `path` may be empty; `line` is 0 when unknown.
    public record Place(String object, String path, String file, int line) {
        public static Place of(Manifest manifest, String path) {
            return new Place(
                    manifest.ref().label(), path, manifest.origin().file(), manifest.origin().line(path));
        }

        public static Place of(String object) {
            return new Place(object, "", "", 0);
        }
    }

    public static Problem error(Place place, String message, String remedy) {
        return new Problem(Severity.ERROR, place, message, remedy);
    }

    public static Problem warning(Place place, String message, String remedy) {
        return new Problem(Severity.WARNING, place, message, remedy);
    }

    /// `NetworkPolicy shop/x: spec.ingress[0]: what is wrong; what to do`, the file and line in brackets when known.
    public String line() {
        var where = place.path().isEmpty() ? place.object() : place.object() + ": " + place.path();
        var at = place.file().isEmpty() || place.file().equals(place.object())
                ? ""
                : " (" + place.file() + (place.line() > 0 ? ":" + place.line() : "") + ")";
        return where + ": " + message + at + "; " + remedy;
    }
}
