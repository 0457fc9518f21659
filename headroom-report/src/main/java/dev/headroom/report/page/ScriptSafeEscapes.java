package dev.headroom.report.page;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * JSON that can stand inside a script element, whatever its strings hold.
 *
 * <p>A script element ends at {@code </script}, and {@code <!--} changes how its rest is read (HTML Living Standard,
 * 13.1.2 and 4.12.1.3); with every {@code <} escaped neither can occur. U+2028 and U+2029 end lines in older scripts.
 */
final class ScriptSafeEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] ascii = standardAsciiEscapesForJSON();

    ScriptSafeEscapes() {
        for (char c : new char[] {'<', '>', '&'}) {
            ascii[c] = ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
        return c == '\u2028' || c == '\u2029' ? new SerializedString(String.format("\\u%04x", c)) : null;
    }
}
