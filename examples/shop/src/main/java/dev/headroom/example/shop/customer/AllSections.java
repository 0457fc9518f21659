package dev.headroom.example.shop.customer;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes every section and keeps those wanted. */
public final class AllSections implements SectionMaker {

    private final PurchaseFigures figures;

    public AllSections(PurchaseFigures figures) {
        this.figures = figures;
    }

    @Override
    public Map<Section, List<Entry>> make(List<Purchase> purchases, Set<Section> wanted) {
        Map<Section, List<Entry>> sections = new EnumMap<>(Section.class);
        sections.put(Section.TOTALS, figures.totals(purchases)); // planted: eager-evaluation
        sections.put(Section.FAVOURITES, figures.favourites(purchases)); // planted: eager-evaluation
        sections.put(Section.MONTHS, figures.months(purchases)); // planted: eager-evaluation
        sections.put(Section.CATEGORIES, figures.categories(purchases)); // planted: eager-evaluation
        sections.put(Section.NEVER_BOUGHT, figures.neverBought(purchases)); // planted: eager-evaluation
        sections.keySet().retainAll(wanted);
        return sections;
    }
}
