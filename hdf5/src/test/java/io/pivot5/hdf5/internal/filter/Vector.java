package io.pivot5.hdf5.internal.filter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/// A chunk as a reference writer stored it, beside the bytes that went in; `make_filter_vectors.py` states the format.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Vector(String name, List<FilterDescription> filters, int elementSize, int mask, byte[] expected, byte[] stored) {

    static List<Vector> of(String filter) {
        Map<String, byte[]> data = new HashMap<>();
        List<Vector> vectors = new ArrayList<>();
        try (InputStream resource = Vector.class.getResourceAsStream("/filters/" + filter + ".vectors.gz");
                InputStream in = new GZIPInputStream(Objects.requireNonNull(resource))) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String[] fields = line.split("\\|", -1);
                if (fields[0].equals("data")) {
                    data.put(fields[1], in.readNBytes(Integer.parseInt(fields[2])));
                    continue;
                }
                List<FilterDescription> filters = Arrays.stream(fields[2].split(";", -1))
                        .map(Vector::filter)
                        .toList();
                byte[] expected = Objects.requireNonNull(data.get(fields[5]));
                byte[] stored = in.readNBytes(Integer.parseInt(fields[6]));
                int elementSize = Integer.parseInt(fields[3]);
                vectors.add(new Vector(
                        fields[1], filters, elementSize, Integer.parseUnsignedInt(fields[4]), expected, stored));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return vectors;
    }

    FilterPipeline pipeline() {
        return FilterPipeline.of(filters, elementSize, expected.length);
    }

    @Override
    public String toString() {
        return name;
    }

    private static FilterDescription filter(String text) {
        String[] parts = text.split(":", -1);
        int[] data = parts[1].isEmpty()
                ? new int[0]
                : Arrays.stream(parts[1].split(",", -1))
                        .mapToInt(Integer::parseUnsignedInt)
                        .toArray();
        return new FilterDescription(Integer.parseInt(parts[0]), "", true, data);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
