using System.Text;
using PostHog.TestKit;

namespace PostHog.Development.Tests.Ingestion;

internal sealed class HostileBodyTests
{
    [TestCaseSource(nameof(Bodies))]
    public async Task Answers_and_goes_on(string name, Func<byte[]> body, int status)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/batch/", body());

        Assert.That(reply.Status, Is.EqualTo(status), name);
        Assert.That((await server.PostBatchAsync("next")).Status, Is.EqualTo(200));
        foreach (
            var path in new[]
            {
                "/_dev/events",
                "/_dev/requests",
                "/_dev/persons",
                "/_dev/warnings",
                "/_dev/outcomes",
            }
        )
        {
            Assert.That((await server.GetAsync(path)).Status, Is.EqualTo(200), path);
        }
    }

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("21 MB", () => Text(new string(' ', 21 * 1024 * 1024)), 413);
        yield return Case("a million properties", () => Text(A.BatchOf(ManyProperties())), 200);
        yield return Case(
            "three million values",
            () =>
                Text(
                    A.BatchOf(
                        $$"""{"event":"e","distinct_id":"u","properties":{"x":[0{{new StringBuilder().Insert(0, ",0", 3_000_000)}}]} }"""
                    )
                ),
            413
        );
        yield return Case("10 000 levels", () => Text(A.BatchOf(Deep(10_000))), 400);
        yield return Case("100 levels", () => Text(A.BatchOf(Deep(100))), 200);
        yield return Case("lone surrogates", () => Text(A.BatchOf(Surrogates)), 200);
        yield return Case(
            "a lone surrogate as name",
            () => Text(A.BatchOf("""{"event":"\ud800","distinct_id":"u"}""")),
            400
        );
        yield return Case("random bytes", Garbage, 400);
        yield return Case("nothing", () => [], 400);
    }

    private const string Surrogates = """
        {"event":"e","distinct_id":"u","properties":{"\udc00":"\ud800","$lib":"\ud800","$set":{"\ud800":"\udfff","plan":"\ud800"},"$unset":["\ud800"]}}
        """;

    private static TestCaseData Case(string name, Func<byte[]> body, int status) =>
        new TestCaseData(name, body, status).SetArgDisplayNames(name);

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    // Some thousands are as many for the code, and a million for a full run.
    private static string ManyProperties() =>
        $$$"""{"event":"e","distinct_id":"u","properties":{{{{string.Join(',', Enumerable.Range(0, FullRun.IsOn ? 1_000_000 : 20_000).Select(number => $"\"p{number}\":{number}"))}}}}}""";

    private static string Deep(int levels) =>
        $$$"""{"event":"e","distinct_id":"u","properties":{"deep":{{{new string('[', levels)}}}{{{new string(']', levels)}}}}}""";

    private static byte[] Garbage()
    {
        var bytes = new byte[100_000];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
