namespace PostHog.Development.Tests.Endpoints;

internal sealed class StormEndpointTests
{
    private const string Path = "/_dev/storm";

    [Test]
    public async Task Starts_shows_and_ends_a_storm()
    {
        await using var server = await RunningServer.StartAsync();

        var begun = await server.PostAsync(Path, """{"statuses":{"503":1},"maxConsecutive":1}""");
        int[] statuses =
        [
            (await server.PostBatchAsync("a")).Status,
            (await server.PostBatchAsync("a")).Status,
        ];
        var shown = await server.GetAsync(Path);
        var ended = await server.DeleteAsync(Path);

        Assert.That((begun.Status, ended.Status), Is.EqualTo((204, 204)));
        Assert.That(statuses, Is.EqualTo([503, 200]));
        Assert.That(
            shown.Text,
            Is.EqualTo("""{"raging":true,"counts":{"served":1,"status 503":1}}""")
        );
        Assert.That((await server.PostBatchAsync("b")).Status, Is.EqualTo(200));
        Assert.That((await server.GetAsync(Path)).Text, Does.StartWith("""{"raging":false,"""));
    }

    [Test]
    public async Task Reads_every_member()
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(
            Path,
            """
            {"seed":7,"maxConsecutive":2,"statuses":{"500":0.1},"retryAfterShare":0.5,
             "retryAfterMs":2,"abort":0.1,"reset":0.1,"truncate":0.1,"storedShare":0.1,"stall":0.1,
             "stallMs":20,"tooLarge":0.1,"tooLargeAbove":5,"partial":0.1,"partialShare":0.3}
            """
        );

        Assert.That(reply.Status, Is.EqualTo(204));
    }

    [TestCase("", "the storm is not valid JSON")]
    [TestCase("null", "a storm is a JSON object")]
    [TestCase("{}", "the storm does nothing")]
    [TestCase("""{"statuses":null}""", "the storm does nothing")]
    [TestCase("""{"statuses":{"x":1}}""", "the storm is not valid JSON of the right shape")]
    [TestCase("""{"abort":true}""", "the storm is not valid JSON of the right shape, at $.abort")]
    [TestCase("""{"abort":2}""", "a chance or share must be from 0 to 1")]
    [TestCase("""{"abort":0.6,"reset":0.6}""", "the chances add up to more than 1")]
    [TestCase("""{"abort":1,"stallMs":1e300}""", "stallMs must be from 0 to ten minutes")]
    [TestCase("""{"abort":1,"retryAfterMs":-1}""", "retryAfterMs must be from 0 to ten minutes")]
    [TestCase("""{"abrot":1}""", "a storm has no member \"abrot\"")]
    public async Task Rejects_an_invalid_storm_with_a_reason(string storm, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync(Path, storm);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.StartWith(reason));
        Assert.That((await server.PostBatchAsync("fine")).Status, Is.EqualTo(200));
    }
}
