/**
 * SQL as the agent reports it: {@link dev.headroom.agent.sql.SqlTexts} folds away literals and remembers the result,
 * {@link dev.headroom.agent.sql.PreparedTexts} knows which text a prepared statement was made from. No JDBC types here.
 */
@NullMarked
package dev.headroom.agent.sql;

import org.jspecify.annotations.NullMarked;
