package dev.headroom.example.bookshelf;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/** Who wrote books, which are loaded when somebody asks for them. */
@Entity
class Author {

    @Id
    @GeneratedValue
    private int id;

    private String name = "";
    private int shelf;

    @OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
    private List<Book> books = new ArrayList<>();

    /** For Hibernate. */
    protected Author() {}

    Author(String name, int shelf) {
        this.name = name;
        this.shelf = shelf;
    }

    int id() {
        return id;
    }

    String name() {
        return name;
    }

    int shelf() {
        return shelf;
    }

    List<Book> books() {
        return books;
    }

    void wrote(String title) {
        books.add(new Book(title, this));
    }
}
