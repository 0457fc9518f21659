# What perf script prints, read plainly: a block for each sample, its event and its period at the end of the first line, a
# frame on each other line. Prints event, period and stack, tab separated, outermost frame first.
BEGIN { RS = ""; FS = "\n" }
{
    words = split($1, word, " +")
    while (word[words] == "") words--
    event = word[words]
    sub(/:$/, "", event)
    stack = ""
    for (line = 2; line <= NF; line++) {
        frame = $line
        sub(/^[ \t]*[0-9a-f]+ /, "", frame)
        sub(/ \([^()]*\)$/, "", frame)
        sub(/\+0x[0-9a-f]+$/, "", frame)
        stack = frame (stack == "" ? "" : ";" stack)
    }
    print event "\t" word[words - 1] "\t" stack
}
