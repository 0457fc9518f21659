package dev.headroom.example.bookshelf;

import java.util.List;

/** The authors of a shelf with what they wrote. */
interface AuthorList {

    List<Entry> onShelf(int shelf);

    /** An author's line in the list. */
    record Entry(String author, List<String> titles) {}
}
