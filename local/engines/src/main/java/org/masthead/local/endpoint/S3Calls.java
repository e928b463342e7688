package org.masthead.local.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.masthead.local.template.LocalAccount;

/**
 * Says which permissions an S3 request needs. One it does not know needs an action that no role
 * grants.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Amazon
 *     S3, required permissions for API operations</a>
 */
final class S3Calls {

    private static final String UNKNOWN = "s3:NotKnownToTheLocalEndpoint";

    /** Query names that make another operation out of a plain one. */
    private static final Set<String> SUBRESOURCES =
            Set.of("acl", "cors", "delete", "lifecycle", "notification", "policy", "tagging");

    private final LocalAccount account;

    S3Calls(LocalAccount account) {
        this.account = account;
    }

    List<Call> of(AwsRequest request) {
        Place place = place(request.uri().getRawPath());
        if (SUBRESOURCES.stream().anyMatch(request::asks)) {
            return List.of(new Call(UNKNOWN, arn(place)));
        }
        var calls = new ArrayList<Call>();
        calls.add(new Call(place.key().isEmpty() ? bucket(request) : object(request), arn(place)));
        String source = request.header("x-amz-copy-source");
        if (!source.isEmpty()) {
            calls.add(
                    new Call(
                            "s3:GetObject",
                            arn(place(source.startsWith("/") ? source : "/" + source))));
        }
        return calls;
    }

    /** The permission to learn that a key does not exist. */
    Call listing(AwsRequest request) {
        Place place = place(request.uri().getRawPath());
        return new Call("s3:ListBucket", arn(new Place(place.bucket(), "")));
    }

    /**
     * Whether it reads one object, so that S3 hides from those who may not list that it is gone.
     */
    boolean readsObject(AwsRequest request) {
        return (request.method().equals("GET") || request.method().equals("HEAD"))
                && !place(request.uri().getRawPath()).key().isEmpty();
    }

    private static String object(AwsRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" ->
                    request.asks("uploadId") ? "s3:ListMultipartUploadParts" : "s3:GetObject";
            case "PUT", "POST" -> "s3:PutObject";
            case "DELETE" ->
                    request.asks("uploadId") ? "s3:AbortMultipartUpload" : "s3:DeleteObject";
            default -> UNKNOWN;
        };
    }

    private static String bucket(AwsRequest request) {
        return switch (request.method()) {
            case "GET", "HEAD" -> listed(request);
            case "PUT" -> "s3:CreateBucket";
            case "DELETE" -> "s3:DeleteBucket";
            default -> UNKNOWN;
        };
    }

    private static String listed(AwsRequest request) {
        if (request.uri().getRawPath().equals("/")) {
            return "s3:ListAllMyBuckets";
        }
        if (request.asks("uploads")) {
            return "s3:ListBucketMultipartUploads";
        }
        return request.asks("location") ? "s3:GetBucketLocation" : "s3:ListBucket";
    }

    private record Place(String bucket, String key) {}

    private static Place place(String rawPath) {
        // A plus sign in a path is itself; the decoder is for forms, where it is a space.
        String path =
                URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8).substring(1);
        int slash = path.indexOf('/');
        return slash < 0
                ? new Place(path, "")
                : new Place(path.substring(0, slash), path.substring(slash + 1));
    }

    private String arn(Place place) {
        if (place.bucket().isEmpty()) {
            return "*";
        }
        return account.globalArn(
                "s3", place.key().isEmpty() ? place.bucket() : place.bucket() + "/" + place.key());
    }
}
