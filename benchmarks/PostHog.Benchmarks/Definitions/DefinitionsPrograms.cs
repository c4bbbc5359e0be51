using PostHog.Benchmarks.Start;

namespace PostHog.Benchmarks.Definitions;

/// <summary>
/// Row k in small programs of their own, which the JIT compiles or which were compiled by ReadyToRun: the time from the
/// constructor of the client to the end of its first load. The programs take turns.
/// </summary>
internal static class DefinitionsPrograms
{
    private const string Begin = """
        using System.Diagnostics;
        using System.Globalization;
        using System.Net;
        using System.Text.Json;

        var handler = new FileHandler(new Uri(args[0]).LocalPath);
        var watch = Stopwatch.StartNew();

        """;

    private const string Document = """
        using var http = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://localhost/");
        using var response = http.Send(request);
        using var document = JsonDocument.Parse(response.Content.ReadAsStream());
        var isLoaded = document.RootElement.TryGetProperty("flags", out _);

        """;

    private const string Options = """
        var options = new PostHogOptions
        {
            ProjectToken = "phc_start",
            SecretKey = "phs_start",
            HttpHandler = handler,
        };

        """;

    private const string Blocking = """
        using var posthog = new PostHogClient(options);
        var isLoaded = posthog.WaitUntilLocalEvaluationReady();

        """;

    private const string Async = """
        await using var posthog = new PostHogClient(options);
        var isLoaded = await posthog.WaitUntilLocalEvaluationReadyAsync();

        """;

    private const string End = """
        var time = watch.Elapsed.TotalMilliseconds;
        if (!isLoaded)
        {
            return 1;
        }

        Console.WriteLine(time.ToString(CultureInfo.InvariantCulture));
        return 0;

        internal sealed class FileHandler(string path) : HttpMessageHandler
        {
            protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken stop) =>
                new(HttpStatusCode.OK) { Content = new StreamContent(File.OpenRead(path)) };

            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) =>
                Task.FromResult(Send(request, stop));
        }
        """;

    /// <summary>Publishes them, and prints a row for each.</summary>
    /// <param name="folder">A folder for them.</param>
    /// <param name="path">The document.</param>
    /// <param name="runs">How often each program runs.</param>
    public static void Print(string folder, string path, int runs)
    {
        var publisher = new StartPublisher(folder, new Uri(path));
        (string Name, string Source)[] sources =
        [
            ("JsonDocument alone", Begin + Document + End),
            (
                "first load, blocking",
                $"{publisher.Blocking}using PostHog;\nusing PostHog.Blocking;\n{Begin}{Options}{Blocking}{End}"
            ),
            (
                "first load, async",
                $"{publisher.Async}using PostHog;\nusing PostHog.Async;\n{Begin}{Options}{Async}{End}"
            ),
        ];
        List<StartProgram> programs =
        [
            .. publisher.PublishAll(", JIT", StartPublisher.Jit, sources),
            .. publisher.PublishAll(", ReadyToRun", StartPublisher.ReadyToRun, sources),
        ];
        // The first run fills the caches of the system.
        programs.ForEach(program => program.Run());
        for (var run = 0; run < runs; run++)
        {
            programs.ForEach(program => program.MeasureInside());
        }

        StartProgram.Print(programs);
    }
}
