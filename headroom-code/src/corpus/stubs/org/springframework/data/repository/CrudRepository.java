package org.springframework.data.repository;

import java.util.Optional;

public interface CrudRepository<T, K> {
    Optional<T> findById(K key);

    Iterable<T> findAllById(Iterable<K> keys);

    <S extends T> S save(S entity);

    <S extends T> Iterable<S> saveAll(Iterable<S> entities);
}
