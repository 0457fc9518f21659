/**
 * Authors and their books, over HTTP, from a database, by Spring Boot and Hibernate. Start at
 * {@link dev.headroom.example.bookshelf.Bookshelf}.
 */
@NullMarked
package dev.headroom.example.bookshelf;

import org.jspecify.annotations.NullMarked;
