package io.yarnsubmit.driver.hub;

import io.yarnsubmit.protocol.v1.HubMessage;
import java.util.ArrayList;
import java.util.List;

/** Collects what is to be sent to an executor, in one message, or in several if it is much. Pure; on the loop. */
final class OutgoingMessages {
    private final long mostBytes;
    private List<HubMessage.Builder> messages = new ArrayList<>(1);
    private long bytesInLast;

    OutgoingMessages(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The message to add to next, so that the order is kept. What is larger than a message gets one of its own. */
    HubMessage.Builder withRoomFor(long bytes) {
        if (messages.isEmpty() || (bytesInLast > 0 && bytesInLast + bytes > mostBytes)) {
            messages.add(HubMessage.newBuilder());
            bytesInLast = 0;
        }
        bytesInLast += bytes;
        return messages.get(messages.size() - 1);
    }

    /** All messages, in order. */
    List<HubMessage.Builder> take() {
        List<HubMessage.Builder> taken = messages;
        messages = new ArrayList<>(1);
        return taken;
    }
}
