package org.masthead.local.template;

/** One resource of a type that is run, its properties resolved, {@code Globals} merged in. */
record Resource(String id, String name, String type, Properties properties) {}
