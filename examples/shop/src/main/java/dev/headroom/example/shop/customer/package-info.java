/**
 * What a customer has bought so far, in sections. Start at
 * {@link dev.headroom.example.shop.customer.CustomerSummaries}.
 */
@NullMarked
package dev.headroom.example.shop.customer;

import org.jspecify.annotations.NullMarked;
