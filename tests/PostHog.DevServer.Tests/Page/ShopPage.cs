namespace PostHog.Development.Tests.Page;

/// <summary>A page with posthog-js, which it gets from a dev server and lets send there.</summary>
internal static class ShopPage
{
    private const string Usual = "request_queue_config: { flush_interval_ms: 250 },";

    // Its state is in memory: cookies of this machine are the same on every port. A browser without a window is taken for a
    // robot, which sends no events, unless asked to.
    public static string For(Uri server) => For(server, $"{server}static/array.js", Usual);

    /// <summary>The same, with the script from elsewhere, and members of the configuration of one's own.</summary>
    public static string For(Uri server, string script, string settings) =>
        $$"""
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>
            <link rel="icon" href="data:,">
            <body><h1>Shop</h1>
            <script>
              const problems = [], warnings = [], now = { send_instantly: true };
              addEventListener("error", event => problems.push(event.message || event.target.src), true);
              console.error = (...texts) => problems.push(texts.join(" "));
              console.warn = (...texts) => warnings.push(texts.join(" "));
            </script>
            <script src="{{script}}"></script>
            <script>
              posthog.init("phc_browser", {
                api_host: "{{server}}",
                persistence: "memory",
                opt_out_useragent_filter: true,
                {{settings}}
              });
            </script>
            """;
}
