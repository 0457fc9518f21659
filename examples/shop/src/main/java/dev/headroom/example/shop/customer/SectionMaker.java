package dev.headroom.example.shop.customer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the sections of a summary. */
public interface SectionMaker {

    Map<Section, List<Entry>> make(List<Purchase> purchases, Set<Section> wanted);
}
