package dev.weft.picture;

import dev.weft.topology.EdgeState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The colours of one theme. Verdicts never differ by colour alone: stroke, marker and word say the same.
/// Source: `graph-ux` B.6 for the verdicts; the others are chosen to keep WCAG's 3.0 (lines) and 4.5 (text).
public record Palette(Map<EdgeState, Colour> states, Map<Ink, Colour> inks, List<Colour> tints) {
    private static final Palette LIGHT = new Palette(
            states("#B83A00", "#7A1560", "#00856A", "#848D97", "#0A6CB5", "#848D97", "#A0674B", "#8C96A3"),
            inks("#FFFFFF #FFFFFF #B6C0CC #18202A #566270 #33445A #9A6700 #8C96A3 #1F6FEB #7FA8E8 #8A2BE2 #FFFFFF"
                    + " #D0D7DE #FFFFFF #20304A"),
            tints("#3E6FD9 #0E8A8A #8456C8 #B0662A #3D8B4F #B34A78 #5B6FA8 #7C7A24"));
    private static final Palette DARK = new Palette(
            states("#FF7B3D", "#FFB3E1", "#2BD4A0", "#8B949E", "#4C9BF0", "#8B949E", "#B98A6F", "#7A8592"),
            inks("#0D1117 #1C2330 #46505E #F0F4F9 #A3AFBC #B9C7D8 #E3B341 #7A8592 #58A6FF #3E6DA8 #C08CFF #161C26"
                    + " #39424E #0D1117 #000000"),
            tints("#6C9BFF #3CC7C7 #B68CFF #E0A06A #6FCB83 #EE86B4 #93A5DE #C2BF57"));
    private static final Palette HIGH_CONTRAST = new Palette(
            states("#FF9D00", "#FFC2EC", "#4DFFC0", "#A8A8A8", "#5AA9FF", "#A8A8A8", "#D9A066", "#A8A8A8"),
            inks("#000000 #000000 #FFFFFF #FFFFFF #E6E6E6 #FFFFFF #FFE14D #A8A8A8 #FFFF00 #C8C800 #D9A6FF #000000"
                    + " #FFFFFF #000000 #000000"),
            tints("#FFFFFF"));

    public Palette {
        states = Map.copyOf(states);
        inks = Map.copyOf(inks);
        tints = List.copyOf(tints);
    }

    public static Palette of(Theme theme) {
        return switch (theme) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case HIGH_CONTRAST -> HIGH_CONTRAST;
        };
    }

    public Colour of(EdgeState state) {
        return states.getOrDefault(state, of(Ink.TEXT));
    }

    public Colour of(Ink ink) {
        return inks.getOrDefault(ink, new Colour(0xFF000000));
    }

    /// The hue of a namespace: the same name, the same hue.
    public Colour tint(String namespace) {
        return tints.get(Math.floorMod((namespace.hashCode() * 0x9E3779B1) >>> 8, tints.size()));
    }

    /// In the order of [EdgeState].
    private static Map<EdgeState, Colour> states(String... colours) {
        var map = new EnumMap<EdgeState, Colour>(EdgeState.class);
        int next = 0;
        for (var state : EdgeState.values()) {
            map.put(state, Colour.of(colours[next++]));
        }
        return map;
    }

    /// In the order of [Ink].
    private static Map<Ink, Colour> inks(String colours) {
        var words = List.of(colours.split(" ", -1));
        var map = new EnumMap<Ink, Colour>(Ink.class);
        var next = words.iterator();
        for (var ink : Ink.values()) {
            map.put(ink, Colour.of(next.next()));
        }
        return map;
    }

    private static List<Colour> tints(String colours) {
        return List.of(colours.split(" ", -1)).stream().map(Colour::of).toList();
    }
}
