package dev.weft.picture;

/// How a line is drawn. `width` in pixels of the viewport.
public record Stroke(Colour colour, double width, Dash dash) {
    /// Lengths in pixels of the viewport, drawn and left out in turn.
    public enum Dash {
        SOLID,
        DASHED(10, 5),
        DOTTED(2, 5),
        DASH_DOT(9, 4, 2, 4);

        @SuppressWarnings("ImmutableEnumChecker") // never handed out, never written
        private final double[] pattern;

        Dash(double... pattern) {
            this.pattern = pattern;
        }

        /// How many lengths there are: none for a solid line.
        public int count() {
            return pattern.length;
        }

        public double length(int index) {
            return pattern[index];
        }
    }

    public static Stroke solid(Colour colour, double width) {
        return new Stroke(colour, width, Dash.SOLID);
    }
}
