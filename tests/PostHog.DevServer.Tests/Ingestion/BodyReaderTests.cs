using System.Text;

namespace PostHog.Development.Tests.Ingestion;

internal sealed class BodyReaderTests
{
    private const int Limit = 20 * 1024 * 1024;

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task Rejects_a_body_that_does_not_match_its_encoding(string encoding)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(
            "/flags/",
            Encoding.UTF8.GetBytes(A.Batch("plain")),
            encoding
        );

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Is.EqualTo($"the body is not valid {encoding}"));
    }

    [TestCase("gzip")]
    [TestCase("deflate")]
    [TestCase("br")]
    public async Task Rejects_a_truncated_compressed_body(string encoding)
    {
        await using var server = await RunningServer.StartAsync();
        var whole = Compressed.As(encoding, A.Batch("cut"));

        var reply = await server.PostAsync("/flags/", whole[..^9], encoding);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(server.EventNames, Is.Empty);
    }

    [Test]
    public async Task Rejects_an_unknown_encoding()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/flags/", [1, 2, 3], "zip");

        Assert.That(reply.Status, Is.EqualTo(415));
        Assert.That(reply.Error, Does.Contain("\"zip\""));
    }

    [Test]
    public async Task Rejects_a_body_over_20_MiB()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/batch/", new byte[Limit + 1]);

        Assert.That(reply.Status, Is.EqualTo(413));
        Assert.That(server.Server.Requests[0].WireLength, Is.EqualTo(Limit + 1));
    }

    [Test]
    public async Task Rejects_a_body_over_20_MiB_when_decompressed()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(
            "/batch/",
            Compressed.As("gzip", new byte[Limit + 1]),
            "gzip"
        );

        Assert.That(reply.Status, Is.EqualTo(413));
    }

    [Test]
    public async Task Accepts_a_body_of_exactly_20_MiB()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/batch/", A.Batch("big").PadRight(Limit));

        Assert.That(reply.Status, Is.EqualTo(200));
    }
}
