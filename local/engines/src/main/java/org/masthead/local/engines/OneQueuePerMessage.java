package org.masthead.local.engines;

import java.util.List;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.actor.queue.OperationStatus;
import org.elasticmq.actor.queue.QueueEvent;

/**
 * Stands before ElasticMQ's store and sees to it that a message is stored in one queue only.
 *
 * <p>ElasticMQ 1.7.1 does not take a message that moves to the dead letters out of the stored
 * source queue: a restart would bring it back there, and a replay would break the store on the
 * second row.
 */
final class OneQueuePerMessage extends AbstractActor {

    private final ActorRef store;
    private final List<String> queueNames;

    OneQueuePerMessage(ActorRef store, List<String> queueNames) {
        this.store = store;
        this.queueNames = queueNames;
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(QueueEvent.MessageAdded.class, this::added)
                .match(OperationStatus.class, _ -> {}) // answer to a removal of our own
                .matchAny(event -> store.forward(event, getContext()))
                .build();
    }

    private void added(QueueEvent.MessageAdded event) {
        for (String queueName : queueNames) {
            store.tell(new QueueEvent.MessageRemoved(queueName, event.message().id()), getSelf());
        }
        store.forward(event, getContext());
    }
}
