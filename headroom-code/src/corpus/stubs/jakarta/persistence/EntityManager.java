package jakarta.persistence;

public interface EntityManager {
    <T> T find(Class<T> type, Object key);

    void persist(Object entity);

    void flush();

    void clear();

    <T> TypedQuery<T> createQuery(String text, Class<T> type);
}
