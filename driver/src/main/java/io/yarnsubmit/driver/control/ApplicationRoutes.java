package io.yarnsubmit.driver.control;

import io.yarnsubmit.api.DriverContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The application as a whole: what it is, and what it says of itself. */
final class ApplicationRoutes {
    private final DriverContext context;

    ApplicationRoutes(DriverContext context) {
        this.context = context;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/v1/application", this::application),
                new Route("POST", "/v1/progress", this::progress),
                new Route("POST", "/v1/figures", this::figures));
    }

    private void application(ControlExchange exchange) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", context.applicationId());
        fields.put("attempt", context.attempt());
        fields.put("deployMode", context.deployMode().name().toLowerCase(Locale.ROOT));
        fields.put("user", context.user());
        context.trackingUrl().ifPresent(url -> fields.put("trackingUrl", url.toString()));
        exchange.answer(200, fields);
    }

    private void progress(ControlExchange exchange) throws IOException {
        JsonFields fields = exchange.fields();
        Optional<BigDecimal> fraction = fields.number("fraction");
        Optional<String> status = fields.text("status");
        fields.requireNoOthers("fraction, status");
        fraction.ifPresent(part -> context.progress(part.doubleValue()));
        status.ifPresent(context::status);
        exchange.answer(204);
    }

    private void figures(ControlExchange exchange) throws IOException {
        JsonFields fields = exchange.fields();
        Map<String, Long> figures = new LinkedHashMap<>();
        for (String name : List.copyOf(fields.names())) {
            try {
                figures.put(name, fields.number(name).orElseThrow().longValueExact());
            } catch (ArithmeticException e) {
                throw new BadRequestException(400, "The figure '" + name + "' is no whole number");
            }
        }
        try {
            figures.forEach(context::figure);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(400, String.valueOf(e.getMessage()));
        }
        exchange.answer(204);
    }
}
