package org.masthead.local.stores;

import tools.jackson.databind.json.JsonMapper;

/** A store's answer. */
record Reply(int status, String body) {

    static Reply json(int status, Object value) {
        return new Reply(status, JsonMapper.shared().writeValueAsString(value));
    }
}
