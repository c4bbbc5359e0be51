namespace PostHog.Development.Tests.Page;

/// <summary>A page with posthog-js, which it gets from a dev server and lets send there.</summary>
internal static class ShopPage
{
    // Its state is in memory: cookies of this machine are the same on every port. A browser without a window is taken for a
    // robot, which sends no events, unless asked to.
    public static string For(Uri server) =>
        $$"""
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
            <link rel="icon" href="data:,">
            <body><h1>Shop</h1>
            <script>
              const problems = [], now = { send_instantly: true };
              addEventListener("error", event => problems.push(event.message || event.target.src), true);
            </script>
            <script src="{{server}}static/array.js"></script>
            <script>
              posthog.init("phc_browser", {
                api_host: "{{server}}",
                persistence: "memory",
                opt_out_useragent_filter: true,
                request_queue_config: { flush_interval_ms: 250 },
              });
            </script>
            """;
}
