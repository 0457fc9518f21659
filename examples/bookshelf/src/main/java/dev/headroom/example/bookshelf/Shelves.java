package dev.headroom.example.bookshelf;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The bookshelf over HTTP. */
@RestController
class Shelves {

    private final AuthorList authors;
    private final JoinedAuthors joined;

    Shelves(AuthorList authors, JoinedAuthors joined) {
        this.authors = authors;
        this.joined = joined;
    }

    @GetMapping("/shelves/{shelf}/authors")
    List<AuthorList.Entry> authors(@PathVariable int shelf) {
        return authors.onShelf(shelf);
    }

    /** The same answer, joined whatever the service was started with: both ways in one run. */
    @GetMapping("/shelves/{shelf}/authors/joined")
    List<AuthorList.Entry> joinedAuthors(@PathVariable int shelf) {
        return joined.onShelf(shelf);
    }

    @GetMapping("/health")
    String health() {
        return "up";
    }
}
