package dev.headroom.example.shop.customer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the sections wanted and no other. */
public final class WantedSections implements SectionMaker {

    private final PurchaseFigures figures;

    public WantedSections(PurchaseFigures figures) {
        this.figures = figures;
    }

    @Override
    public Map<Section, List<Entry>> make(List<Purchase> purchases, Set<Section> wanted) {
        Map<Section, List<Entry>> sections = new EnumMap<>(Section.class);
        for (Section section : wanted) {
            sections.put(section, make(purchases, section));
        }
        return sections;
    }

    private List<Entry> make(List<Purchase> purchases, Section section) {
        return switch (section) {
            case TOTALS -> figures.totals(purchases);
            case FAVOURITES -> figures.favourites(purchases);
            case MONTHS -> figures.months(purchases);
            case CATEGORIES -> figures.categories(purchases);
            case NEVER_BOUGHT -> figures.neverBought(purchases);
        };
    }
}
