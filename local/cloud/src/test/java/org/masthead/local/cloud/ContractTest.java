package org.masthead.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void finds_what_is_missing_what_is_too_much_and_what_is_of_the_wrong_kind() {
        assertThat(Contract.departures("Problem", "{}")).hasSize(4);
        assertThat(Contract.departures("Page", "{\"edition\":\"e\",\"cards\":[],\"extra\":1}"))
                .hasSize(1);
        assertThat(Contract.departures("Block", "{\"type\":\"heading\",\"level\":1,\"text\":[]}"))
                .isNotEmpty();
        assertThat(Contract.departures("Block", "{\"type\":\"heading\",\"level\":2,\"text\":[]}"))
                .isEmpty();
    }

    @Test
    void knows_every_route_by_method_and_path() {
        assertThat(Contract.routes()).contains("GET /v1/feed", "PUT /v1/me/preferences");
    }
}
