using System.Globalization;
using PostHog.Benchmarks.Load;
using PostHog.TestKit;

namespace PostHog.Benchmarks.Start;

/// <summary>
/// Publishes apps of one file and prints the size of each, and the time from its start to its end, with one event
/// delivered in between. The programs take turns, so that other work on the machine slows all of them.
/// </summary>
internal static class StartTable
{
    private const int DefaultRuns = 101;

    private const string OneCapture = """
        using PostHog;
        using PostHog.Blocking;

        using var posthog = new PostHogClient(
            new PostHogOptions { ProjectToken = "phc_start", Host = args[0] });

        Console.WriteLine(posthog.Capture(new PostHogEvent("order placed", "user-42") { ["total"] = 99.5 }));
        """;

    private const string OneCaptureAsync = """
        using PostHog;
        using PostHog.Async;

        await using var posthog = new PostHogClient(
            new PostHogOptions { ProjectToken = "phc_start", Host = args[0] });

        Console.WriteLine(
            await posthog.CaptureAsync(new PostHogEvent("order placed", "user-42") { ["total"] = 99.5 }));
        """;

    private const string HttpClientAlone = """
        using System.Text;

        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, args[0] + "batch/");
        request.Content = new StringContent(
            "{\"api_key\":\"phc_start\",\"batch\":[{\"event\":\"order placed\",\"distinct_id\":\"user-42\",\"properties\":{\"total\":99.5}}]}",
            Encoding.UTF8,
            "application/json");
        using var response = http.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        Console.WriteLine(reader.ReadToEnd());
        """;

    private const string HttpClientAloneAsync = """
        using System.Text;

        using var http = new HttpClient();
        using var content = new StringContent(
            "{\"api_key\":\"phc_start\",\"batch\":[{\"event\":\"order placed\",\"distinct_id\":\"user-42\",\"properties\":{\"total\":99.5}}]}",
            Encoding.UTF8,
            "application/json");
        using var response = await http.PostAsync(args[0] + "batch/", content);
        Console.WriteLine(await response.Content.ReadAsStringAsync());
        """;

    private const string Trimmed = """
        #:property PublishAot=false
        #:property PublishTrimmed=true
        #:property SelfContained=true

        """;

    /// <summary>Prints a row for each program.</summary>
    /// <param name="arguments">How often each program runs; by default 101 times.</param>
    public static int Print(string[] arguments)
    {
        var runs = arguments is [var number]
            ? int.Parse(number, CultureInfo.InvariantCulture)
            : DefaultRuns;
        var folder = Directory.CreateTempSubdirectory("posthog-start").FullName;
        try
        {
            using var server = LoadRun.Server(out var host);
            var programs = Publish(folder, host);
            // The first run fills the caches of the system.
            programs.ForEach(program => program.Run());
            for (var run = 0; run < runs; run++)
            {
                programs.ForEach(program => program.Measure());
            }

            StartProgram.Print(programs);
            server.Kill();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static List<StartProgram> Publish(string folder, Uri host)
    {
        var publisher = new StartPublisher(folder, host);
        (string Name, string Source)[] sources =
        [
            ("HttpClient alone", HttpClientAlone),
            ("HttpClient alone, async", HttpClientAloneAsync),
            ("one capture, blocking", publisher.Blocking + OneCapture),
            ("one capture, async", publisher.Async + OneCaptureAsync),
            ("README, blocking", publisher.Blocking + ReadmeProgram.Of("PostHog.Blocking")),
        ];
        var compiled = publisher.PublishAll("", "", sources);
        var trimmed = publisher.PublishAll(", trimmed", Trimmed, [sources[0], sources[2]]);
        var jit = publisher.PublishAll(", JIT", StartPublisher.Jit, sources);
        var readyToRun = publisher.PublishAll(
            ", JIT with ReadyToRun",
            StartPublisher.ReadyToRun,
            sources
        );
        return
        [
            .. compiled,
            .. trimmed,
            .. jit,
            .. readyToRun,
            publisher.PublishTool("phog capture", isAot: true, compiled[0]),
            publisher.PublishTool("phog capture, JIT", isAot: false, jit[0]),
        ];
    }
}
