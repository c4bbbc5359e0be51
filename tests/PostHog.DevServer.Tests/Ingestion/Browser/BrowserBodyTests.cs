using System.Text;

namespace PostHog.Development.Tests.Ingestion.Browser;

/// <summary>Bodies that nobody means to send.</summary>
internal sealed class BrowserBodyTests
{
    private const int Limit = 20 * 1024 * 1024;

    [TestCaseSource(nameof(Bodies))]
    public async Task Answers_and_takes_what_comes_next(
        string name,
        string query,
        Func<byte[]> body,
        int status,
        string problem
    )
    {
        await using var server = await RunningServer.StartAsync();

        // Large bodies are read before the path matters.
        foreach (var path in status == 413 ? ["/e/"] : new[] { "/e/", "/flags/", "/s/" })
        {
            var reply = await server.PostAsync(path + query, body());
            var isIgnored = path == "/s/" && problem.Contains("JSON", StringComparison.Ordinal);
            Assert.That(reply.Status, Is.EqualTo(isIgnored ? 200 : status), path);
            Assert.That(reply.Text, isIgnored ? Is.Not.Empty : Does.Contain(problem), path);
        }

        Assert.That(server.EventNames, Is.Empty, name);
        Assert.That((await server.PostBatchAsync("next")).Status, Is.EqualTo(200));
    }

    private static IEnumerable<TestCaseData> Bodies()
    {
        const string Gzip = "?compression=gzip-js";
        const string Base64 = "?compression=base64";
        return
        [
            Case("21 MB", "", () => new byte[Limit + 1], 413, "larger than"),
            Case("gzip bomb", Gzip, Bomb, 413, "larger than"),
            Case("half a gzip", Gzip, HalfGzip, 400, "not valid gzip"),
            Case("broken base64", Base64, () => Text("data=%%%"), 400, "not valid base64"),
            Case("no base64", Base64, () => Text("data="), 400, "not valid base64"),
            Case("base64 of no text", Base64, () => Text("data=gIGC"), 400, "not UTF-8"),
            Case("lz64", "?compression=lz64", () => Text("{}"), 415, "lz64"),
            Case("garbage", "", Garbage, 400, "not UTF-8"),
            Case("nothing", "", () => [], 400, "not valid JSON"),
            Case("10 000 levels", "", Deep, 400, "not valid JSON"),
            Case("a million fields", "", ManyFields, 400, "not valid JSON"),
        ];
    }

    private static byte[] Bomb() => Compressed.As("gzip", new byte[Limit + 1]);

    private static byte[] HalfGzip() => Compressed.As("gzip", A.Batch("cut"))[..^9];

    private static byte[] Deep() => Text(new string('[', 10_000) + new string(']', 10_000));

    private static byte[] ManyFields() => Text("data=&" + new string('&', 1_000_000));

    private static TestCaseData Case(
        string name,
        string query,
        Func<byte[]> body,
        int status,
        string problem
    ) => new TestCaseData(name, query, body, status, problem).SetArgDisplayNames(name);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Garbage()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
