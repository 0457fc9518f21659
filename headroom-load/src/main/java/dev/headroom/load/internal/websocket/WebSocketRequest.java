package dev.headroom.load.internal.websocket;

import dev.headroom.load.internal.protocol.RequestRenderer;
import dev.headroom.load.internal.template.RenderedBytes;
import dev.headroom.load.internal.template.RequestValues;
import dev.headroom.load.internal.template.Template;
import java.util.List;

/** Writes the messages of one endpoint, each as one masked frame. Not thread-safe; the bytes are reused. */
final class WebSocketRequest implements RequestRenderer {

    private final List<Template.Part> message;
    private final RenderedBytes text = new RenderedBytes(256);
    private final RenderedBytes frame = new RenderedBytes(256);

    WebSocketRequest(List<Template.Part> message) {
        this.message = List.copyOf(message);
    }

    @Override
    public void render(RequestValues values) {
        text.clear().append(message, values);
        ClientFrame.write(
                frame.clear(),
                Opcode.TEXT,
                text.array(),
                text.length(),
                values.random().nextInt());
    }

    RenderedBytes frame() {
        return frame;
    }
}
