/**
 * The record of every order placed, kept in a file. Start at {@link dev.headroom.example.shop.audit.AuditLog}.
 */
@NullMarked
package dev.headroom.example.shop.audit;

import org.jspecify.annotations.NullMarked;
