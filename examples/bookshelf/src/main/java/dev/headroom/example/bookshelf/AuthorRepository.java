package dev.headroom.example.bookshelf;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Authors in the database. */
interface AuthorRepository extends JpaRepository<Author, Integer> {

    List<Author> findByShelf(int shelf);

    @Query("select a from Author a join fetch a.books where a.shelf = ?1")
    List<Author> findWithBooksByShelf(int shelf);
}
