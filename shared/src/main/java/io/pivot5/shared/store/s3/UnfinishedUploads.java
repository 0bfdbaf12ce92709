package io.pivot5.shared.store.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One page of S3's `ListMultipartUploadsResult`, as far as it matters here.
record UnfinishedUploads(List<Unfinished> uploads, boolean truncated, String nextKeyMarker, String nextUploadIdMarker) {

    /// An upload that was neither completed nor aborted.
    record Unfinished(String key, String uploadId, Instant begun) {}

    static UnfinishedUploads parse(InputStream xml) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            return read(factory.createXMLStreamReader(xml));
        } catch (XMLStreamException | DateTimeException | IllegalArgumentException failure) {
            throw new IOException("the list of unfinished uploads cannot be read", failure);
        }
    }

    private static UnfinishedUploads read(XMLStreamReader reader) throws XMLStreamException {
        List<Map<String, String>> uploads = new ArrayList<>();
        Map<String, String> page = new HashMap<>();
        Map<String, String> current = page;
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    if (reader.getLocalName().equals("Upload")) {
                        current = new HashMap<>();
                        uploads.add(current);
                    }
                }
                case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (reader.getLocalName().equals("Upload")) {
                        current = page;
                    } else {
                        current.put(reader.getLocalName(), text.toString());
                    }
                    text.setLength(0);
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
        boolean encoded = "url".equals(page.get("EncodingType"));
        return new UnfinishedUploads(
                uploads.stream().map(upload -> unfinished(upload, encoded)).toList(),
                Boolean.parseBoolean(page.get("IsTruncated")),
                decode(page.getOrDefault("NextKeyMarker", ""), encoded),
                page.getOrDefault("NextUploadIdMarker", ""));
    }

    private static Unfinished unfinished(Map<String, String> upload, boolean encoded) {
        return new Unfinished(
                decode(upload.getOrDefault("Key", ""), encoded),
                upload.getOrDefault("UploadId", ""),
                Instant.parse(upload.getOrDefault("Initiated", "")));
    }

    private static String decode(String text, boolean encoded) {
        return encoded ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text;
    }
}
