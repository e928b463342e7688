package org.masthead.aws;

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
