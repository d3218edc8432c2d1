package io.yarnsubmit.client.yarn.web;

import java.io.IOException;

/** A web service did not answer a question. */
public final class WebException extends IOException {
    private static final long serialVersionUID = 1L;

    private final WebProblem problem;

    WebException(WebProblem problem) {
        super(problem.words());
        this.problem = problem;
    }

    WebException(WebProblem problem, Throwable cause) {
        super(problem.words(), cause);
        this.problem = problem;
    }

    public WebProblem problem() {
        return problem;
    }
}
