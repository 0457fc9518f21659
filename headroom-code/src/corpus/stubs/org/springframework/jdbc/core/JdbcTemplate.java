package org.springframework.jdbc.core;

import java.util.List;

public class JdbcTemplate {
    public <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) {
        throw new UnsupportedOperationException(sql);
    }

    public <T> T queryForObject(String sql, Class<T> type, Object... arguments) {
        throw new UnsupportedOperationException(sql);
    }

    public int update(String sql, Object... arguments) {
        throw new UnsupportedOperationException(sql);
    }

    public int[] batchUpdate(String sql, List<Object[]> arguments) {
        throw new UnsupportedOperationException(sql);
    }
}
