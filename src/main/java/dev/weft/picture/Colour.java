package dev.weft.picture;

/// A colour as `0xAARRGGBB`, not premultiplied.
public record Colour(int argb) {
    /// `#0A6CB5`, opaque. Throws NumberFormatException for anything else.
    public static Colour of(String hex) {
        return new Colour(0xFF000000 | Integer.parseInt(hex.substring(1), 16));
    }

    public int alpha() {
        return argb >>> 24;
    }

    public int red() {
        return (argb >> 16) & 0xFF;
    }

    public int green() {
        return (argb >> 8) & 0xFF;
    }

    public int blue() {
        return argb & 0xFF;
    }

    /// Made fainter: `share` (0 to 1) of what it covered before.
    public Colour faded(double share) {
        return new Colour(((int) Math.round(alpha() * share) << 24) | (argb & 0xFFFFFF));
    }

    /// This colour with `share` (0 to 1) of another mixed in, opaque.
    public Colour mixed(Colour other, double share) {
        return new Colour(0xFF000000
                | mix(red(), other.red(), share) << 16
                | mix(green(), other.green(), share) << 8
                | mix(blue(), other.blue(), share));
    }

    private static int mix(int a, int b, double share) {
        return (int) Math.round(a + (b - a) * share);
    }

    /// Relative luminance, 0 (black) to 1 (white).
    /// Source: WCAG 2.2, "relative luminance".
    public double luminance() {
        return 0.2126 * linear(red()) + 0.7152 * linear(green()) + 0.0722 * linear(blue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    /// How well it stands out from another, 1 to 21.
    /// Source: WCAG 2.2, "contrast ratio".
    public double contrast(Colour other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
}
