package org.masthead.local.publishers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Pictures made up from their name and size: {@code harbour-1200x675.png} or {@code .svg}. */
final class Picture {

    private static final Pattern FILE =
            Pattern.compile("([a-z0-9-]{1,80})-(\\d{1,4})x(\\d{1,4})\\.(png|svg)");
    private static final int LONGEST_SIDE = 2400;

    private Picture() {}

    static Answer answer(String file, Instant modified) {
        Matcher parts = FILE.matcher(file);
        if (!parts.matches()) {
            return Answer.problem(404, "Pictures are named like harbour-640x360.png: " + file);
        }
        int width = Integer.parseInt(parts.group(2));
        int height = Integer.parseInt(parts.group(3));
        if (width == 0 || height == 0 || Math.max(width, height) > LONGEST_SIDE) {
            return Answer.problem(404, "Pictures have sides of 1 to 2400 pixels: " + file);
        }
        int hue = Math.floorMod(parts.group(1).hashCode() * 31, 360);
        Answer.Document picture =
                parts.group(4).equals("svg")
                        ? Answer.document("image/svg+xml", svg(width, height, hue))
                        : Answer.document("image/png", png(width, height, hue));
        return picture.modified(modified);
    }

    private static Bytes svg(int width, int height, int hue) {
        String svg =
                """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d">\
                <rect width="100%%" height="100%%" fill="hsl(%3$d 45%% 62%%)"/>\
                <circle cx="70%%" cy="35%%" r="18%%" fill="hsl(%4$d 70%% 80%%)"/></svg>
                """
                        .formatted(width, height, hue, (hue + 40) % 360);
        return Bytes.of(svg, StandardCharsets.UTF_8);
    }

    /** Sky, a disc and two ranges of hills, in the colours of {@code hue}. */
    private static Bytes png(int width, int height, int hue) {
        byte[] rows = new byte[height * (1 + width * 3)];
        int at = 0;
        for (int y = 0; y < height; y++) {
            at++; // Filter type 0 of the row, PNG specification §9.2.
            for (int x = 0; x < width; x++) {
                int colour = colour((double) x / width, (double) y / height, hue);
                rows[at++] = (byte) (colour >> 16);
                rows[at++] = (byte) (colour >> 8);
                rows[at++] = (byte) colour;
            }
        }
        return chunks(width, height, rows);
    }

    private static int colour(double x, double y, int hue) {
        double far = 0.62 + 0.08 * Math.sin(x * 7 + hue);
        double near = 0.80 + 0.06 * Math.sin(x * 11 + hue * 2);
        // Two-colour steps keep the file small: flat areas deflate to almost nothing.
        double shade = y > near ? 0.35 : y > far ? 0.55 : 0.95 - Math.floor(y * 12) / 60;
        boolean disc = y <= far && Math.hypot((x - 0.7) * 1.78, y - 0.32) < 0.14;
        return disc ? 0xFFF3D6 : shaded(hue, shade);
    }

    private static int shaded(int hue, double shade) {
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            double wave = 0.5 + 0.5 * Math.cos(Math.toRadians(hue - 120.0 * channel));
            int level = (int) Math.round(255 * shade * (0.45 + 0.55 * wave));
            colour = colour << 8 | Math.min(255, level);
        }
        return colour;
    }

    private static Bytes chunks(int width, int height, byte[] rows) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream fields = new DataOutputStream(header);
            fields.writeInt(width);
            fields.writeInt(height);
            // 8 bits a channel, true colour, default compression, filter and no interlace.
            fields.write(new byte[] {8, 2, 0, 0, 0});
            chunk(file, "IHDR", header.toByteArray());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
                deflater.write(rows);
            }
            chunk(file, "IDAT", packed.toByteArray());
            chunk(file, "IEND", new byte[0]);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Bytes(file.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] content)
            throws IOException {
        DataOutputStream out = new DataOutputStream(file);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
