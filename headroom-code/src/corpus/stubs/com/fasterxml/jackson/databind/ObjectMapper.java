package com.fasterxml.jackson.databind;

public class ObjectMapper {
    public String writeValueAsString(Object value) {
        throw new UnsupportedOperationException();
    }

    public <T> T readValue(String text, Class<T> type) {
        throw new UnsupportedOperationException(text);
    }

    public ObjectMapper findAndRegisterModules() {
        return this;
    }
}
