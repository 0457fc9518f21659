package dev.headroom.report.internal.flame;

/**
 * The ground of a frame, as {@code #rrggbb}, for black text on a light page and white text on a dark one.
 *
 * <p>The light ones are Paul Tol's "light" scheme, made to label cells in and to be told apart by colour-blind readers (P. Tol,
 * Colour Schemes, SRON/EPS/TN/09-002, issue 3.2, figure 5); the dark ones are the same over the dark page's ground.
 */
public record FlameColor(String light, String dark) {

    static final FlameColor BLUE = over("#77aadd");
    static final FlameColor CYAN = over("#99ddff");
    static final FlameColor MINT = over("#44bb99");
    static final FlameColor PEAR = over("#bbcc33");
    static final FlameColor OLIVE = over("#aaaa00");
    static final FlameColor YELLOW = over("#eedd88");
    static final FlameColor ORANGE = over("#ee8866");
    static final FlameColor PINK = over("#ffaabb");
    static final FlameColor GREY = over("#dddddd");
    /** Beside the scheme: told apart from its colours by being nearly grey, and from its grey by lightness. */
    static final FlameColor SLATE = over("#c2cad8");

    static final FlameColor STONE = over("#b5aeaa");
    static final FlameColor SAND = over("#f1e8d4");

    /** The ground of the pages' dark theme, {@code --panel}. */
    private static final int DARK_GROUND = 0x171c25;
    /** How much of a colour is left over the dark ground; more, and white text on yellow falls below a contrast of 4.5. */
    private static final double DARK_SHARE = 0.38;

    private static FlameColor over(String light) {
        int color = Integer.parseInt(light.substring(1), 16);
        int dark = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double mixed = DARK_SHARE * (color >> shift & 0xff) + (1 - DARK_SHARE) * (DARK_GROUND >> shift & 0xff);
            dark |= (int) Math.round(mixed) << shift;
        }
        return new FlameColor(light, String.format("#%06x", dark));
    }
}
