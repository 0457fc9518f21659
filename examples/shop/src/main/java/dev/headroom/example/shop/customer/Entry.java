package dev.headroom.example.shop.customer;

/** A line of a section: what, and how much of it. */
public record Entry(String label, long value) {}
