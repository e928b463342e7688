package org.masthead.local.engines;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.masthead.local.engines.ObjectEvents.Stored;
import org.masthead.local.template.BucketSpec;
import org.masthead.local.template.BucketSpec.Notification;
import org.masthead.local.template.LocalAccount;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A store that sends S3's ObjectCreated events as the template's buckets declare them, each after
 * the object is stored. If the queue does not take the message the write fails, so the writer tries
 * again: an event may come twice, as in the cloud, but never not at all.
 */
final class NotifyingStore extends ForwardingBlobStore {

    private final List<BucketSpec> buckets;
    private final LocalAccount account;
    private final ObjectEvents events;
    private final SqsClient sqs;

    NotifyingStore(
            BlobStore store,
            List<BucketSpec> buckets,
            LocalAccount account,
            ObjectEvents events,
            SqsClient sqs) {
        super(store);
        this.buckets = buckets;
        this.account = account;
        this.events = events;
        this.sqs = sqs;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        PutObjectResponse response = super.putBlob(request, body);
        announce("ObjectCreated:Put", request.bucket(), request.key());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        announce("ObjectCreated:Copy", request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        announce(
                "ObjectCreated:CompleteMultipartUpload", upload.containerName(), upload.blobName());
        return response;
    }

    private void announce(String eventName, String bucket, String key) {
        List<Notification> wanted =
                buckets.stream()
                        .filter(spec -> spec.name().equals(bucket))
                        .flatMap(spec -> spec.notifications().stream())
                        .filter(notification -> wants(notification, eventName, key))
                        .toList();
        if (wanted.isEmpty()) {
            return;
        }
        String message = events.created(eventName, stored(bucket, key));
        for (Notification notification : wanted) {
            sqs.sendMessage(send ->
                    send.queueUrl(account.queueUrl(notification.queueName())).messageBody(message));
        }
    }

    private static boolean wants(Notification notification, String eventName, String key) {
        String event = notification.event();
        boolean kind = event.endsWith("*") || event.equals("s3:" + eventName);
        return kind && key.startsWith(notification.prefix()) && key.endsWith(notification.suffix());
    }

    private Stored stored(String bucket, String key) {
        HeadObjectResponse head =
                blobMetadata(HeadObjectRequest.builder().bucket(bucket).key(key).build());
        return new Stored(bucket, key, head.contentLength(), head.eTag().replace("\"", ""));
    }
}
