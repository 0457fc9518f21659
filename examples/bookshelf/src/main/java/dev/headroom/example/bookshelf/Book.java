package dev.headroom.example.bookshelf;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** A book of one author. */
@Entity
class Book {

    @Id
    @GeneratedValue
    private int id;

    private String title = "";

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Author author;

    /** For Hibernate. */
    protected Book() {}

    Book(String title, Author author) {
        this.title = title;
        this.author = author;
    }

    int id() {
        return id;
    }

    String title() {
        return title;
    }

    @Nullable
    Author author() {
        return author;
    }
}
