package io.homewatt.disaggregation.meterfile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML as a stream of elements and their texts, without document types and with nothing from elsewhere. Bounded in depth,
 * in the length of a text, and in what one thing in it (a comment, a tag) may take.
 */
final class Xml {
    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 1_000;
    private static final long LARGEST_THING = 1L << 20;

    /** Ends when more is read than one thing may take. */
    private static final class Source extends FilterInputStream {
        private long left;

        Source(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "A part of the XML is too large.");
            }
            return read;
        }

        /** The reader closes at the document's end what it has not opened. */
        @Override
        public void close() {}
    }

    private final Source source;
    private final XMLStreamReader reader;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    Xml(InputStream in) throws IOException {
        source = new Source(in);
        source.left = LARGEST_THING;
        // The JDK's own, whatever else is on the class path, for its refusals are what is tested.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            // As UTF-8, whatever it says: all that is looked at is ASCII.
            reader = factory.createXMLStreamReader(new InputStreamReader(source, StandardCharsets.UTF_8));
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    /**
     * Goes on to the next begin or end of an element.
     *
     * @return whether there is one, and not the end of the document
     */
    boolean next() throws IOException {
        while (true) {
            switch (advance()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    if (++depth > DEEPEST) {
                        throw new RefusedFile(RefusedFile.Reason.TOO_LARGE, "The XML is too deep.");
                    }
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new RefusedFile(
                            RefusedFile.Reason.DAMAGED, "The XML has a document type or entities of its own.");
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
    }

    private int advance() throws IOException {
        source.left = LARGEST_THING;
        try {
            return reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    /** The reader throws all kinds of exceptions at nonsense; those of reading the file itself are not the file's fault. */
    private static RefusedFile refused(Exception failure) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedFile refused) {
                return refused;
            }
        }
        if (failure instanceof XMLStreamException xml && xml.getNestedException() instanceof IOException down) {
            throw down;
        }
        return new RefusedFile(RefusedFile.Reason.DAMAGED, "The XML is damaged, or ends early.");
    }

    private void append() {
        // Of what is longer nothing is looked at: it is text for people.
        if (text.length() < LONGEST_TEXT) {
            text.append(
                    reader.getTextCharacters(),
                    reader.getTextStart(),
                    Math.min(reader.getTextLength(), LONGEST_TEXT - text.length()));
        }
    }

    boolean atStart() {
        return reader.isStartElement();
    }

    /** The current element's name, without its namespace. */
    String name() {
        return reader.getLocalName();
    }

    String namespace() {
        return reader.getNamespaceURI();
    }

    /** An attribute of the element that begins; empty if it has none. */
    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The text of the element that ends, without blanks around it: its first 1,000 characters. */
    String text() {
        return text.toString().strip();
    }

    long line() {
        return reader.getLocation().getLineNumber();
    }
}
