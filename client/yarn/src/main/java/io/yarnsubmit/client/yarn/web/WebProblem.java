package io.yarnsubmit.client.yarn.web;

import java.io.Serializable;
import java.time.Duration;

/** Why a web service did not answer. */
public sealed interface WebProblem extends Serializable {

    /** For brackets after its address. */
    String words();

    /** There is no connection, or it broke. */
    record Unreachable(String reason) implements WebProblem {
        @Override
        public String words() {
            return reason;
        }
    }

    /** Its certificate is not trusted, or what says which ones are cannot be used. */
    record Untrusted(String reason) implements WebProblem {
        @Override
        public String words() {
            return reason;
        }
    }

    /** There is a connection, but no answer, or not all of it. */
    record TooSlow(Duration limit) implements WebProblem {
        @Override
        public String words() {
            return "no whole answer within " + limit.toSeconds() + " s";
        }
    }

    /** It wants a login, and this user has none. */
    record LoginFailed(String reason) implements WebProblem {
        @Override
        public String words() {
            return "it wants a login: " + reason;
        }
    }

    /**
     * It answered with something other than 200.
     *
     * @param complaint what it said, one line
     */
    record Refused(int status, String complaint) implements WebProblem {
        @Override
        public String words() {
            return "it answers " + status + ": " + complaint;
        }
    }

    /** A ResourceManager that is not the active one, and does not know which one is. */
    record Standby() implements WebProblem {
        @Override
        public String words() {
            return "it is on standby, and knows no active ResourceManager";
        }
    }

    /** It answered, but the answer cannot be read. */
    record Unusable(String reason) implements WebProblem {
        @Override
        public String words() {
            return reason;
        }
    }
}
