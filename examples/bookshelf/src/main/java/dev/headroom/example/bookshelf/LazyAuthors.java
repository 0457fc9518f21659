package dev.headroom.example.bookshelf;

import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/** Takes the authors, and lets each one's books be loaded when they are looked at. */
class LazyAuthors implements AuthorList {

    private final AuthorRepository authors;

    LazyAuthors(AuthorRepository authors) {
        this.authors = authors;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> onShelf(int shelf) {
        List<Entry> entries = new ArrayList<>();
        for (Author author : authors.findByShelf(shelf)) {
            List<String> titles = new ArrayList<>();
            for (Book book : author.books()) {
                titles.add(book.title());
            }
            entries.add(new Entry(author.name(), titles));
        }
        return entries;
    }
}
