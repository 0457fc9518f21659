package dev.headroom.victim;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/** A driver's statement at its worst: everything it can be asked throws, even its text, its hash and its failures'. */
final class HostileStatement implements Statement {
    /** A failure that cannot even be described. */
    static final class Failure extends SQLException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    @Override
    public String toString() {
        throw new IllegalStateException("no text");
    }

    @Override
    public int hashCode() {
        throw new IllegalStateException("no hash");
    }

    @Override
    public boolean equals(Object other) {
        throw new IllegalStateException("no equality");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        throw new Failure();
    }

    @Override
    public ResultSet executeQuery(String a) throws SQLException {
        throw new Failure();
    }

    @Override
    public int executeUpdate(String a) throws SQLException {
        throw new Failure();
    }

    @Override
    public void close() throws SQLException {
        throw new Failure();
    }

    @Override
    public int getMaxFieldSize() throws SQLException {
        throw new Failure();
    }

    @Override
    public void setMaxFieldSize(int a) throws SQLException {
        throw new Failure();
    }

    @Override
    public int getMaxRows() throws SQLException {
        throw new Failure();
    }

    @Override
    public void setMaxRows(int a) throws SQLException {
        throw new Failure();
    }

    @Override
    public void setEscapeProcessing(boolean a) throws SQLException {
        throw new Failure();
    }

    @Override
    public int getQueryTimeout() throws SQLException {
        throw new Failure();
    }

    @Override
    public void setQueryTimeout(int a) throws SQLException {
        throw new Failure();
    }

    @Override
    public void cancel() throws SQLException {
        throw new Failure();
    }

    @Override
    public SQLWarning getWarnings() throws SQLException {
        throw new Failure();
    }

    @Override
    public void clearWarnings() throws SQLException {
        throw new Failure();
    }

    @Override
    public void setCursorName(String a) throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean execute(String a) throws SQLException {
        throw new Failure();
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
        throw new Failure();
    }

    @Override
    public int getUpdateCount() throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        throw new Failure();
    }

    @Override
    public void setFetchDirection(int a) throws SQLException {
        throw new Failure();
    }

    @Override
    public int getFetchDirection() throws SQLException {
        throw new Failure();
    }

    @Override
    public void setFetchSize(int a) throws SQLException {
        throw new Failure();
    }

    @Override
    public int getFetchSize() throws SQLException {
        throw new Failure();
    }

    @Override
    public int getResultSetConcurrency() throws SQLException {
        throw new Failure();
    }

    @Override
    public int getResultSetType() throws SQLException {
        throw new Failure();
    }

    @Override
    public void addBatch(String a) throws SQLException {
        throw new Failure();
    }

    @Override
    public void clearBatch() throws SQLException {
        throw new Failure();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        throw new Failure();
    }

    @Override
    public Connection getConnection() throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean getMoreResults(int a) throws SQLException {
        throw new Failure();
    }

    @Override
    public ResultSet getGeneratedKeys() throws SQLException {
        throw new Failure();
    }

    @Override
    public int executeUpdate(String a, int b) throws SQLException {
        throw new Failure();
    }

    @Override
    public int executeUpdate(String a, int[] b) throws SQLException {
        throw new Failure();
    }

    @Override
    public int executeUpdate(String a, String[] b) throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean execute(String a, int b) throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean execute(String a, int[] b) throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean execute(String a, String[] b) throws SQLException {
        throw new Failure();
    }

    @Override
    public int getResultSetHoldability() throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean isClosed() throws SQLException {
        throw new Failure();
    }

    @Override
    public void setPoolable(boolean a) throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean isPoolable() throws SQLException {
        throw new Failure();
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        throw new Failure();
    }

    @Override
    public boolean isCloseOnCompletion() throws SQLException {
        throw new Failure();
    }
}
