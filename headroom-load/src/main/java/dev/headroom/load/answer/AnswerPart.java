package dev.headroom.load.answer;

/** A text in an answer. */
public sealed interface AnswerPart {

    /** As people write it: {@code json $.token}. */
    String description();

    boolean isOfBody();

    /** The first header of this name, letter case aside. */
    record Header(String name) implements AnswerPart {
        @Override
        public String description() {
            return "header " + name;
        }

        @Override
        public boolean isOfBody() {
            return false;
        }
    }

    /** All of the body, as UTF-8. */
    record Body() implements AnswerPart {
        @Override
        public String description() {
            return "body";
        }

        @Override
        public boolean isOfBody() {
            return true;
        }
    }

    /** What stands in the body between the first of one text and the first of another after it. */
    record Between(String before, String after) implements AnswerPart {
        public Between {
            if (before.isEmpty() || after.isEmpty()) {
                throw new IllegalArgumentException("A value stands between two texts that are not empty");
            }
        }

        @Override
        public String description() {
            return "body between '" + before + "' and '" + after + "'";
        }

        @Override
        public boolean isOfBody() {
            return true;
        }
    }

    /** A text, number, true, false or null in a body of JSON, as it is written there but for escapes. */
    record Json(JsonPath path) implements AnswerPart {
        @Override
        public String description() {
            return "json " + path.text();
        }

        @Override
        public boolean isOfBody() {
            return true;
        }
    }
}
