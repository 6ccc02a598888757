package dev.weft.cluster;

/// Something wrong in what was read: where, what, and what to do. The rest is still evaluated. Every part is one line
/// of bearable length, whatever it quotes of the input.
public record Problem(Severity severity, Place place, String message, String remedy) {
    private static final int LONGEST = 400;

    public Problem {
        message = oneLine(message);
        remedy = oneLine(remedy);
    }

    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /// `object` is its label (`NetworkPolicy shop/x`) or a file name; `path` may be empty; `line` is 0 when unknown.
    public record Place(String object, String path, String file, int line) {
        public Place {
            object = oneLine(object);
            path = oneLine(path);
        }

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

    /// Line breaks and other control characters become spaces; a longer text ends in three dots.
    private static String oneLine(String text) {
        if (text.length() <= LONGEST && text.chars().noneMatch(Problem::breaksLine)) {
            return text;
        }
        var line = text.chars()
                .map(character -> breaksLine(character) ? ' ' : character)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return text.length() <= LONGEST ? line.toString() : line.append("...").toString();
    }

    private static boolean breaksLine(int character) {
        return Character.isISOControl(character) || character == '\u2028' || character == '\u2029';
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
