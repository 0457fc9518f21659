package dev.headroom.example.bookshelf;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The bookshelf over HTTP. */
@RestController
class Shelves {

    private final AuthorList authors;

    Shelves(AuthorList authors) {
        this.authors = authors;
    }

    @GetMapping("/shelves/{shelf}/authors")
    List<AuthorList.Entry> authors(@PathVariable int shelf) {
        return authors.onShelf(shelf);
    }

    @GetMapping("/health")
    String health() {
        return "up";
    }
}
