package dev.headroom.example.shop.customer;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is known of a customer's purchases, in the sections asked for. */
public record Summary(int customerId, String customer, Map<Section, List<Entry>> sections) {

    public Summary {
        EnumMap<Section, List<Entry>> ordered = new EnumMap<>(Section.class);
        ordered.putAll(sections);
        sections = Collections.unmodifiableMap(ordered);
    }
}
