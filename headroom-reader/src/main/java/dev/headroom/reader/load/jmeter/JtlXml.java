package dev.headroom.reader.load.jmeter;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** JTL as XML, of which the outermost samples count: those below are parts of them, such as redirects and images. */
final class JtlXml {

    private static final Set<String> SAMPLES = Set.of("httpSample", "sample");

    private final StreamSource source;

    JtlXml(StreamSource source) {
        this.source = source;
    }

    ReportedLoad read() throws IOException {
        var samples = new JtlSamples();
        // Characters and not bytes: of a damaged one the parser would complain on the standard error stream.
        try (var in = new InputStreamReader(source.open(), StandardCharsets.UTF_8)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            try {
                read(xml, samples);
            } catch (XMLStreamException e) {
                throw damaged(e);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw damaged(e);
        }
        if (samples.isEmpty()) {
            throw source.truncated("", "the file holds no sample");
        }
        return samples.toLoad();
    }

    /** No document type, no entity from elsewhere. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void read(XMLStreamReader xml, JtlSamples samples) throws XMLStreamException {
        int inSamples = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && SAMPLES.contains(xml.getLocalName())) {
                if (inSamples++ == 0) {
                    samples.add(sample(xml), "line " + xml.getLocation().getLineNumber());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT && SAMPLES.contains(xml.getLocalName())) {
                inSamples--;
            }
        }
    }

    private static JtlSample sample(XMLStreamReader xml) {
        return new JtlSample(
                attribute(xml, "ts"),
                attribute(xml, "t"),
                attribute(xml, "lb"),
                attribute(xml, "rc"),
                attribute(xml, "s"),
                attribute(xml, "na"),
                attribute(xml, "ct"));
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private IOException damaged(XMLStreamException e) {
        Location where = e.getLocation();
        String place = where == null ? "" : "line " + where.getLineNumber() + " column " + where.getColumnNumber();
        var failure = source.malformed(
                place,
                "the XML is damaged or not whole",
                "Let JMeter finish, or close the file with </testResults> where it was stopped.");
        failure.initCause(e);
        return failure;
    }
}
