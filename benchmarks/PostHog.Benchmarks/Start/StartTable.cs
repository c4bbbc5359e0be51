using System.Globalization;
using PostHog.Benchmarks.Load;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Benchmarks.Start;

/// <summary>
/// Publishes apps of one file and prints the size of each, and the time from its start to its end, with one event
/// delivered in between.
/// </summary>
internal static class StartTable
{
    private const int Runs = 11;

    private const string OneCapture = """
        using PostHog;
        using PostHog.Blocking;

        using var posthog = new PostHogClient(
            new PostHogOptions { ProjectToken = "phc_start", Host = args[0] });

        Console.WriteLine(posthog.Capture(new PostHogEvent("order placed", "user-42") { ["total"] = 99.5 }));
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

    /// <summary>Prints a row for each program.</summary>
    public static int Print()
    {
        var folder = Directory.CreateTempSubdirectory("posthog-start").FullName;
        try
        {
            var feed = PackageFeed.Pack(
                Path.Combine(folder, "packed"),
                "PostHog.Core",
                "PostHog.Blocking"
            );
            feed.AddTo(folder);
            using var server = LoadRun.Server(out var host);
            var package = $"#:package PostHog.Blocking@{feed.Version}\n";
            Measure("HttpClient alone", Path.Combine(folder, "http"), HttpClientAlone, host);
            Measure("one capture", Path.Combine(folder, "capture"), package + OneCapture, host);
            Measure(
                "README, blocking",
                Path.Combine(folder, "readme"),
                package + ReadmeProgram.Of("PostHog.Blocking"),
                host
            );
            Measure(
                "one capture, trimmed",
                Path.Combine(folder, "trimmed"),
                "#:property PublishAot=false\n#:property PublishTrimmed=true\n#:property SelfContained=true\n"
                    + package
                    + OneCapture,
                host
            );
            server.Kill();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Measure(string name, string folder, string source, Uri host)
    {
        var app = new FileBasedApp(
            folder,
            "#:property InvariantGlobalization=true\n#:property NuGetAudit=false\n" + source
        );
        var published = app.Publish();
        var warnings = published.Output.Split('\n').Count(line => line.Contains("warning"));
        var program = new ChildProgram(app.Program, host.AbsoluteUri)
        {
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["POSTHOG_PROJECT_TOKEN"] = "phc_start",
                ["POSTHOG_HOST"] = host.AbsoluteUri,
            },
        };
        // The first run fills the caches of the system.
        var times = Enumerable
            .Range(0, Runs + 1)
            .Select(_ => RunProcess.Run(program).RequireSuccess().Duration.TotalMilliseconds)
            .Skip(1)
            .Order()
            .ToList();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {SizeOf(app.PublishedFolder) / 1e6:0.00} MB, {warnings} warnings, {times[Runs / 2]:0.0} ms ({times[0]:0.0} to {times[^1]:0.0})"
            )
        );
    }

    // Without symbols and documentation.
    private static long SizeOf(string folder) =>
        new DirectoryInfo(folder)
            .GetFiles("*", SearchOption.AllDirectories)
            .Where(file => file.Extension is not (".dbg" or ".pdb" or ".xml"))
            .Sum(file => file.Length);
}
