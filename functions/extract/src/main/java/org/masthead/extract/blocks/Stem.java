package org.masthead.extract.blocks;

/** What stays the same of a picture's address when a page shows it in several sizes. */
final class Stem {

    private Stem() {}

    /** The last part of the path, without query; the whole address where that says too little. */
    static String of(String url) {
        int end = url.length();
        int query = url.indexOf('?');
        end = query < 0 ? end : query;
        int fragment = url.indexOf('#');
        end = fragment < 0 || fragment > end ? end : fragment;
        var path = url.substring(0, end);
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.length() < 6 ? url : last;
    }
}
