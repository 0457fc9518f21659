package dev.headroom.example.shop.data;

import java.util.List;
import java.util.Random;

/** The words from which customers and products are made. */
final class Names {

    static final List<String> MATERIALS =
            List.of("Copper", "Oak", "Linen", "Steel", "Glass", "Walnut", "Ceramic", "Wool", "Bamboo", "Marble");
    static final List<String> CATEGORIES = List.of(
            "Lighting",
            "Kitchen",
            "Desk",
            "Garden",
            "Bath",
            "Bedroom",
            "Storage",
            "Travel",
            "Outdoor",
            "Children",
            "Tea",
            "Coffee",
            "Baking",
            "Reading",
            "Writing",
            "Music",
            "Cycling",
            "Sewing",
            "Repair",
            "Pets");

    private static final List<String> THINGS = List.of(
            "Lamp", "Bowl", "Tray", "Planter", "Shelf", "Blanket", "Basket", "Trunk", "Bench", "Puzzle", "Pot",
            "Grinder", "Tin", "Stand", "Pen", "Case", "Bell", "Frame", "Hammer", "Bed");
    private static final List<String> FIRST = List.of(
            "Ada", "Bela", "Carla", "Deniz", "Emil", "Femke", "Goran", "Hana", "Ivo", "Jana", "Kofi", "Lena", "Mira",
            "Nils", "Olga", "Pavel", "Rosa", "Sami", "Tove", "Uma");
    private static final List<String> LAST = List.of(
            "Abel", "Brandt", "Costa", "Dahl", "Eriksen", "Fuchs", "Gruber", "Haas", "Ilic", "Jansen", "Kaya", "Lang",
            "Moreau", "Novak", "Okoye", "Peters", "Quist", "Rossi", "Silva", "Toth");
    private static final List<String> CLAIMS = List.of(
            "Made by hand in a small workshop and finished with natural oil.",
            "Each piece differs a little from the next, as things do that people make.",
            "It can be taken apart with one tool, and every part can be ordered singly.",
            "The colour deepens with the years and with the light it stands in.",
            "Wipe it with a damp cloth; it wants no other care.",
            "We use what the forest, the field and the quarry near us give.",
            "It comes in a box of grey board that is worth keeping.",
            "Built for daily use, and quiet enough to be forgotten.");

    private Names() {}

    static String customer(Random random) {
        return pick(FIRST, random) + " " + pick(LAST, random);
    }

    static String product(int id, String material, String category) {
        return material + " " + category + " " + THINGS.get(id % THINGS.size()) + " " + id;
    }

    static String description(Random random, int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append(pick(CLAIMS, random)).append(' ');
        }
        return text.toString().strip();
    }

    static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
