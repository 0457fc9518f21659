package dev.headroom.victim;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** A statement that changes nothing and allocates nothing; all else is refused. */
final class QuietStatement implements Statement {
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public ResultSet executeQuery(String a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int executeUpdate(String a) throws SQLException {
        return 1;
    }

    @Override
    public void close() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setMaxFieldSize(int a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getMaxRows() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setMaxRows(int a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setEscapeProcessing(boolean a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setQueryTimeout(int a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void cancel() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void clearWarnings() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setCursorName(String a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean execute(String a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getUpdateCount() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setFetchDirection(int a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getFetchDirection() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setFetchSize(int a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getFetchSize() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getResultSetType() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void addBatch(String a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void clearBatch() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int[] executeBatch() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean getMoreResults(int a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int executeUpdate(String a, int b) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int executeUpdate(String a, int[] b) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int executeUpdate(String a, String[] b) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean execute(String a, int b) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean execute(String a, int[] b) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean execute(String a, String[] b) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean isClosed() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void setPoolable(boolean a) throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean isPoolable() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        throw new SQLException("not here");
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        throw new SQLException("not here");
    }
}
