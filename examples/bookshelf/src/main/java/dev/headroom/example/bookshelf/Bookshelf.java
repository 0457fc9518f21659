package dev.headroom.example.bookshelf;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Starts the service; {@code --bookshelf.fixed=true} takes the repaired twin. */
@SpringBootApplication
public class Bookshelf {

    private static final int SHELVES = 40;
    private static final int FEWEST_AUTHORS = 5;
    private static final int BOOKS = 4;

    public static void main(String[] arguments) {
        SpringApplication.run(Bookshelf.class, arguments);
    }

    @Bean
    @Primary
    AuthorList authorList(AuthorRepository authors, @Value("${bookshelf.fixed}") boolean fixed) {
        return fixed ? new JoinedAuthors(authors) : new LazyAuthors(authors);
    }

    @Bean
    JoinedAuthors joinedAuthors(AuthorRepository authors) {
        return new JoinedAuthors(authors);
    }

    /** Fills the shelves before the first request can come. */
    @Bean
    SmartInitializingSingleton stock(AuthorRepository authors) {
        return () -> authors.saveAll(everyAuthor());
    }

    /** Shelf 1 has five authors, each further one an author more; each author has four books. */
    private static List<Author> everyAuthor() {
        List<Author> authors = new ArrayList<>();
        for (int shelf = 1; shelf <= SHELVES; shelf++) {
            for (int n = 0; n < FEWEST_AUTHORS + shelf - 1; n++) {
                Author author = new Author("author " + shelf + "-" + n, shelf);
                for (int book = 1; book <= BOOKS; book++) {
                    author.wrote("book " + book + " of " + author.name());
                }
                authors.add(author);
            }
        }
        return authors;
    }
}
