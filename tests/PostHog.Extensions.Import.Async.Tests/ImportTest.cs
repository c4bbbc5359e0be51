using System.Text;
using Newtonsoft.Json.Linq;
using PostHog.TestKit;

namespace PostHog.Async.Import.Tests;

/// <summary>A folder of input, a client and a server without a socket, on a clock that never makes a test wait.</summary>
public abstract class ImportTest
{
    private FakeTime _time = null!;
    private FakeHttp _http = null!;
    private string _folder = "";

    private protected FakeTime Time => _time;

    private protected FakeHttp Http => _http;

    /// <summary>The events that were sent, in order.</summary>
    private protected IReadOnlyList<JObject> Sent =>
        [.. Http.Requests.SelectMany(request => request.Events)];

    /// <summary>The uuids that were sent, in order.</summary>
    private protected IReadOnlyList<string> SentUuids =>
        [.. Sent.Select(one => (string)one["uuid"]!)];

    [SetUp]
    public void Prepare()
    {
        _time = new FakeTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _http = new FakeHttp();
        _folder = Directory.CreateTempSubdirectory("posthog-import-test-").FullName;
    }

    [TearDown]
    public void CleanUp()
    {
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private protected string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>The names of all files and folders, but for those of input.</summary>
    private protected IEnumerable<string?> Files =>
        Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Order();

    private protected string Write(string name, string text, Encoding? encoding = null)
    {
        var path = PathOf(name);
        File.WriteAllText(path, text, encoding ?? new UTF8Encoding(false));
        return path;
    }

    /// <summary>A row in NDJSON, with a line feed.</summary>
    private protected static string Row(
        string time,
        string person = "ada",
        string name = "ordered",
        string properties = "{}"
    ) =>
        $$"""{"event":"{{name}}","distinct_id":"{{person}}","timestamp":"{{time}}","properties":{{properties}}}"""
        + "\n";

    /// <summary>The rows of one day, a second apart.</summary>
    private protected static string Rows(int count, string day = "2025-03-01") =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(number =>
                    Row(
                        $"{day}T{TimeSpan.FromSeconds(number):hh\\:mm\\:ss}Z",
                        properties: $$"""{"n":{{number}}}"""
                    )
                )
        );

    private protected async Task<EventImportResult> ImportAsync(
        string path,
        EventImportOptions? options = null,
        PostHogOptions? client = null,
        CancellationToken cancellationToken = default
    )
    {
        using var posthog = new PostHogClient(client ?? Some.Options(Http, Time));
        var import = new EventImport(posthog, options ?? Unlimited());
        return await import.RunAsync(path, cancellationToken).ConfigureAwait(false);
    }

    private protected async Task<EventImportResult> ImportStreamAsync(
        Stream input,
        EventImportOptions? options = null
    )
    {
        using var posthog = new PostHogClient(Some.Options(Http, Time));
        var import = new EventImport(posthog, options ?? Unlimited());
        return await import.RunAsync(input).ConfigureAwait(false);
    }

    private protected static EventImportOptions Unlimited() =>
        new() { EventsPerSecond = double.PositiveInfinity };

    private protected static JToken Property(JObject sent, string name) =>
        sent["properties"]![name]!;

    /// <summary>The lines of a file of rejected rows.</summary>
    private protected static IReadOnlyList<JObject> Rejects(EventImportResult result) =>
        [.. File.ReadLines(result.RejectsPath!).Select(JObject.Parse)];
}
