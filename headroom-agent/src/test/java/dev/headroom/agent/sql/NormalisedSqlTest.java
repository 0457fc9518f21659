package dev.headroom.agent.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NormalisedSqlTest {
    private final SqlTexts texts = new SqlTexts(2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT * FROM a WHERE id = 17|SELECT * FROM a WHERE id = ?",
                "SELECT * FROM a1 WHERE x = -1.5e-3|SELECT * FROM a1 WHERE x = -?",
                "SELECT 'it''s' , E'a\\'b'|SELECT ?",
                "SELECT \"Col 1\" FROM t|SELECT \"Col 1\" FROM t",
                "WHERE id IN (1, 2,3)|WHERE id IN (?)",
                "WHERE id IN ( ?, ?,? )|WHERE id IN ( ? )",
                "INSERT INTO t VALUES (1,'a'), (2,'b')|INSERT INTO t VALUES (?)",
                "SELECT 1 -- note 2|SELECT ?",
                "SELECT /* 7 */ a|SELECT a",
                "SELECT $tag$ it's $tag$|SELECT ?",
                "SELECT a FROM t WHERE b = $1|SELECT a FROM t WHERE b = $1",
                "SELECT 'never closed|SELECT ?",
                "SELECT 0xFF, 1_000|SELECT ?",
                "SELECT a::int4|SELECT a::int4",
            })
    void literalsAndListsFold(String sql, String expected) {
        assertThat(texts.normalised(sql)).isEqualTo(expected);
    }

    @Test
    void whiteSpaceFoldsToOneBlank() {
        assertThat(texts.normalised("  SELECT\n\t a \r\n FROM   t  ")).isEqualTo("SELECT a FROM t");
    }

    @Test
    void absurdlyLongTextIsCut() {
        String normalised = texts.normalised("SELECT " + "a + ".repeat(100_000));

        assertThat(normalised).hasSize(SqlNormaliser.MAX_CHARS).endsWith("…");
    }

    @Test
    void aRepeatedStatementIsAnsweredWithTheSameText() {
        String first = texts.normalised("SELECT 1");

        assertThat(texts.normalised("SELECT 1")).isSameAs(first);
    }

    @Test
    void aFloodOfUniqueStatementsStillNormalises() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(texts.normalised("SELECT " + i)).isEqualTo("SELECT ?");
        }
    }
}
