package org.masthead.aws;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.masthead.page.Gzip;
import org.masthead.page.PageFacts;
import org.masthead.page.PageKey;
import org.masthead.page.RawPage;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Raw pages in S3: gzip, byte for byte as received; a key's bytes never change. */
public final class PageStore {

    private static final String FOLDER = "pages/";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final S3Client s3;
    private final String bucket;

    public PageStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /**
     * Stores a page, once: the key is derived from the content, so the same key is the same page.
     *
     * @return false where it was there already
     */
    public boolean put(PageKey key, RawPage page) {
        try {
            write(request(key, page).ifNoneMatch("*"), page);
            return true;
        } catch (S3Exception e) {
            if (Precondition.failed(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Stores a page that was stored before with newer facts: the publisher went back to it. */
    public void putAgain(PageKey key, RawPage page) {
        write(request(key, page), page);
    }

    private PutObjectRequest.Builder request(PageKey key, RawPage page) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key.toString())
                .contentType("text/html")
                .contentEncoding("gzip")
                .metadata(page.facts().toMetadata());
    }

    private void write(PutObjectRequest.Builder request, RawPage page) {
        s3.putObject(request.build(), RequestBody.fromBytes(Gzip.zip(page.content())));
    }

    /** The ids of all sources of which there are pages, in the order of the alphabet. */
    public List<String> sources() {
        return s3
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(FOLDER).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(folder -> folder.prefix().substring(FOLDER.length()).replace("/", ""))
                .toList();
    }

    /**
     * The keys of a source's pages, day by day; read from S3 a thousand at a time as they are
     * taken.
     *
     * @param days UTC days on which the pages were asked for
     */
    public Stream<PageKey> keys(String sourceId, Days days) {
        var prefix = FOLDER + sourceId + "/";
        var listing =
                s3.listObjectsV2Paginator(request -> {
                    request.bucket(bucket).prefix(prefix);
                    days.from().ifPresent(day -> request.startAfter(prefix + PageKey.folder(day)));
                });
        return listing.contents().stream()
                .flatMap(object -> PageKey.parse(object.key()).stream())
                .takeWhile(key -> days.to().filter(key.day()::isAfter).isEmpty());
    }

    /**
     * Some days, both ends included.
     *
     * @param from empty for all that are before {@code to}
     * @param to empty for all that are after {@code from}
     */
    public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {

        public static final Days ALL = new Days(Optional.empty(), Optional.empty());
    }

    /**
     * Reads a page back where it is still there. For an object that is not, S3 answers 403 to
     * whoever may not list the bucket (Amazon S3 API Reference, GetObject, "Permissions").
     */
    public Optional<RawPage> find(PageKey key) {
        try {
            return Optional.of(get(key));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND || e.statusCode() == FORBIDDEN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Reads a page back.
     *
     * @throws software.amazon.awssdk.services.s3.model.NoSuchKeyException where there is none
     */
    public RawPage get(PageKey key) {
        var object = s3.getObjectAsBytes(request -> request.bucket(bucket).key(key.toString()));
        return new RawPage(
                PageFacts.fromMetadata(object.response().metadata()),
                Gzip.unzip(object.asByteArrayUnsafe()));
    }
}
