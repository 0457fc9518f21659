package dev.headroom.example.shop;

import java.util.EnumSet;
import java.util.Set;

/** Which of the planted habits this shop has given up. */
public record Fixes(Set<Planted> fixed) {

    public Fixes {
        fixed = Set.copyOf(fixed);
    }

    public static Fixes all() {
        return new Fixes(EnumSet.allOf(Planted.class));
    }

    public static Fixes none() {
        return new Fixes(Set.of());
    }

    public static Fixes of(Planted... fixed) {
        return new Fixes(Set.of(fixed));
    }

    /** Reads {@code all}, {@code none} or ids between commas. */
    static Fixes parse(String text) throws BadOptionException {
        if (text.equals("all")) {
            return all();
        }
        if (text.equals("none")) {
            return none();
        }
        Set<Planted> fixed = EnumSet.noneOf(Planted.class);
        for (String id : text.split(",", -1)) {
            fixed.add(Planted.named(id.strip())
                    .orElseThrow(() -> new BadOptionException(
                            "--fixed names '" + id.strip() + "'. Give all, none, or some of: " + Planted.ids() + ".")));
        }
        return new Fixes(fixed);
    }

    public boolean has(Planted planted) {
        return fixed.contains(planted);
    }
}
