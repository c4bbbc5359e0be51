using System.Globalization;
using System.Text;
using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Processes;

/// <summary>How much memory the server takes for the largest bodies, in a process of its own.</summary>
[Platform("Linux", Reason = "reads /proc")]
[NonParallelizable]
internal sealed class PeakMemoryTests
{
    private const int Most = 300;

    // At once, log and store keep different bodies: twice 64 MiB, and those that arrive.
    private const int MostAtOnce = 500;

    private static readonly bool IsFull =
        Environment.GetEnvironmentVariable("POSTHOG_TESTS_FULL") == "1";

    private static readonly byte[] Large = Encoding.UTF8.GetBytes(
        $$$"""{"api_key":"p","batch":[{"event":"e","distinct_id":"u","properties":{"x":"{{{new string('y', 18_000_000)}}}"}}]}"""
    );

    private string _folder = null!;

    [SetUp]
    public void MakeFolder() =>
        _folder = Directory.CreateTempSubdirectory("posthog-peak-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Large_bodies_one_after_another([Values] bool persists)
    {
        var file = Path.Combine(_folder, "events.db");
        await using var server = ServerProcess.Start(persists ? ["--persist", file] : []);
        using var client = new HttpClient { BaseAddress = server.Url };

        for (var count = IsFull ? 40 : 12; count > 0; count--)
        {
            Assert.That(await PostAsync(client, Large, encoding: null), Is.EqualTo(200));
        }

        Assert.That(PeakOf(server), Is.LessThan(Most));
    }

    [Test]
    public async Task Small_bodies_that_become_large_all_at_once()
    {
        await using var server = ServerProcess.Start();
        using var client = new HttpClient { BaseAddress = server.Url };
        var packed = Compressed.As("gzip", Large);

        var statuses = await Task.WhenAll(
            Enumerable.Range(0, IsFull ? 60 : 20).Select(_ => PostAsync(client, packed, "gzip"))
        );

        Assert.That(statuses, Is.All.EqualTo(200).Or.EqualTo(503).And.Some.EqualTo(200));
        Assert.That(PeakOf(server), Is.LessThan(MostAtOnce));
    }

    [Test]
    public async Task Large_bodies_all_at_once()
    {
        await using var server = ServerProcess.Start();
        using var client = new HttpClient { BaseAddress = server.Url };

        var statuses = await Task.WhenAll(
            Enumerable.Range(0, IsFull ? 40 : 12).Select(_ => PostAsync(client, Large, null))
        );

        Assert.That(statuses, Is.All.EqualTo(200).Or.EqualTo(503).And.Some.EqualTo(200));
        Assert.That(PeakOf(server), Is.LessThan(MostAtOnce));
    }

    private static async Task<int> PostAsync(HttpClient client, byte[] body, string? encoding)
    {
        using var content = new ByteArrayContent(body);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var reply = await client.PostAsync("/batch/", content);
        return (int)reply.StatusCode;
    }

    /// <summary>The most memory that the process had, in megabytes.</summary>
    private static long PeakOf(ServerProcess server)
    {
        var line = File.ReadLines($"/proc/{server.Child.Id}/status")
            .Single(text => text.StartsWith("VmHWM", StringComparison.Ordinal));
        var digits = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2];
        var peak = long.Parse(digits.Trim(), CultureInfo.InvariantCulture) / 1000;
        TestContext.Out.WriteLine($"{peak} MB");
        return peak;
    }
}
