package dev.headroom.report.internal.flame;

import java.util.Locale;

/**
 * The ground of a frame, as {@code #rrggbb}, for black text on a light page and white text on a dark one.
 *
 * <p>The light ones are Paul Tol's "light" scheme, made to label cells in and to be told apart by colour-blind readers (P. Tol,
 * Colour Schemes, SRON/EPS/TN/09-002, issue 3.2, figure 5); the dark ones are the same over the dark page's ground. The last
 * three stand beside the scheme: told apart from its colours by being nearly grey, and from its grey by lightness.
 */
public enum FlameColor {
    BLUE(0x77aadd),
    CYAN(0x99ddff),
    MINT(0x44bb99),
    PEAR(0xbbcc33),
    OLIVE(0xaaaa00),
    YELLOW(0xeedd88),
    ORANGE(0xee8866),
    PINK(0xffaabb),
    GREY(0xdddddd),
    SLATE(0xc2cad8),
    STONE(0xb5aeaa),
    SAND(0xf1e8d4);

    /** The ground of the pages' dark theme, {@code --panel}. */
    private static final int DARK_GROUND = 0x171c25;
    /** How much of a colour is left over the dark ground; more, and white text on yellow falls below a contrast of 4.5. */
    private static final double DARK_SHARE = 0.38;

    private final int light;

    FlameColor(int light) {
        this.light = light;
    }

    public String light() {
        return hex(light);
    }

    public String dark() {
        int dark = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double mixed = DARK_SHARE * (light >> shift & 0xff) + (1 - DARK_SHARE) * (DARK_GROUND >> shift & 0xff);
            dark |= (int) Math.round(mixed) << shift;
        }
        return hex(dark);
    }

    private static String hex(int color) {
        return String.format(Locale.ROOT, "#%06x", color);
    }
}
