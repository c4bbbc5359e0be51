namespace PostHog.Development.Tests.Endpoints;

internal sealed class FaultsEndpointV1Tests
{
    [TestCase("""{"results":{"event 0":"drop"}}""", "drop")]
    [TestCase("""{"results":{"0":"warning"}}""", "warning")]
    [TestCase("""{"results":{"*":"limited"}}""", "limited")]
    [TestCase("""{"results":{"*":"ok"}}""", "ok")]
    [TestCase("""{"results":{"*":{"result":"retry"}}}""", "retry")]
    [TestCase("""{"results":{"*":{"result":"drop","details":"spoilt"}}}""", "drop spoilt")]
    public async Task Reads_results_with_and_without_details(string fault, string result)
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/faults", fault);

        var reply = await server.PostV1Async(ForV1.BodyOf(1));

        Assert.That(reply.Result(0), Is.EqualTo(result));
    }

    [TestCase("""{"abort":"reset"}""")]
    [TestCase("""{"stallMs":60000,"truncate":true}""")]
    public async Task Reads_a_connection_fault(string fault)
    {
        await using var server = await RunningServer.StartAsync();
        server.Client.Timeout = TimeSpan.FromMilliseconds(300);
        var added = await server.PostAsync("/_dev/faults", fault);

        await Assert.ThatAsync(
            () => server.PostBatchAsync("lost"),
            Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<TaskCanceledException>()
        );

        Assert.That(added.Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Reads_a_redirect()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/faults", """{"status":307,"location":"/batch/?again"}""");

        var reply = await server.PostBatchAsync("followed");

        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(
            server.Server.Requests.Select(request => request.Path),
            Is.EqualTo(["/batch/", "/batch/?again"])
        );
    }

    [TestCase("""{"results":{"a":"retyr"}}""", "results: \"a\" must be one of ok, warning, drop")]
    [TestCase("""{"results":{"a":7}}""", "results: \"a\" must be one of")]
    [TestCase("""{"results":{"a":{"details":"d"}}}""", "results: \"a\" must be one of")]
    [TestCase("""{"results":[]}""", "the fault is not valid JSON of the right shape")]
    [TestCase("""{"results":{"a":"ok"},"status":503}""", "results need a 2xx response")]
    [TestCase("""{"results":{"a":"ok"},"body":"x"}""", "results need a 2xx response")]
    [TestCase("""{"results":{"a":"ok"},"abort":"reset"}""", "abort answers nothing")]
    [TestCase("""{"location":"/"}""", "location needs a status from 300 to 399")]
    [TestCase("""{"status":307,"location":"\n"}""", "location must be printable ASCII")]
    [TestCase("""{"stallMs":-1}""", "stallMs must be from 0")]
    [TestCase("""{"stallMs":1e300}""", "stallMs must be from 0")]
    public async Task Rejects_an_invalid_fault_with_a_reason(string fault, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/_dev/faults", fault);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.StartWith(reason));
        Assert.That((await server.PostV1Async(ForV1.BodyOf(1))).Result(0), Is.EqualTo("ok"));
    }
}
