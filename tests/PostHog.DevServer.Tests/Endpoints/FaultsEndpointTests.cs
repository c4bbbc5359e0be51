namespace PostHog.Development.Tests.Endpoints;

internal sealed class FaultsEndpointTests
{
    [Test]
    public async Task Adds_a_fault_and_returns_how_many_requests_will_fail()
    {
        await using var server = await RunningServer.StartAsync();

        var first = await server.PostAsync("/_dev/faults", """{"status":503,"count":2}""");
        var second = await server.PostAsync("/_dev/faults", """{"status":429}""");

        Assert.That((first.Status, first.Text), Is.EqualTo((200, """{"pending":2}""")));
        Assert.That(second.Text, Is.EqualTo("""{"pending":3}"""));
        Assert.That((await server.PostBatchAsync("lost")).Status, Is.EqualTo(503));
    }

    [TestCase("""{"status":429,"retryAfter":3}""", "3")]
    [TestCase("""{"status":429,"retryAfter":1.5}""", "1.5")]
    [TestCase("""{"status":429,"retryAfter":"soon"}""", "soon")]
    public async Task Reads_retry_after_as_a_number_or_as_text(string fault, string sent)
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/faults", fault);

        var reply = await server.PostBatchAsync("later");

        Assert.That(reply.Message.Headers.NonValidated["Retry-After"].ToString(), Is.EqualTo(sent));
    }

    [TestCase("""{"abort":"before_response","store":true}""")]
    [TestCase("""{"truncate":true,"store":true}""")]
    [TestCase("""{"delayMs":1,"abort":"before_response","store":true}""")]
    public async Task Reads_a_fault_that_loses_only_the_response(string fault)
    {
        await using var server = await RunningServer.StartAsync();
        var added = await server.PostAsync("/_dev/faults", fault);

        await Assert.ThatAsync(
            () => server.PostBatchAsync("kept"),
            Throws.InstanceOf<HttpRequestException>()
        );

        Assert.That(added.Status, Is.EqualTo(200));
        Assert.That(server.EventNames, Is.EqualTo(["kept"]));
    }

    [Test]
    public async Task Reads_a_response_body()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/faults", """{"status":502,"body":"<html>"}""");

        var reply = await server.PostBatchAsync("lost");

        Assert.That((reply.Status, reply.Text), Is.EqualTo((502, "<html>")));
    }

    [TestCase("", "the fault is not valid JSON")]
    [TestCase("null", "a fault is a JSON object")]
    [TestCase("[]", "the fault is not valid JSON of the right shape, at $")]
    [TestCase("{}", "the fault does nothing")]
    [TestCase(
        """{"status":"503"}""",
        "the fault is not valid JSON of the right shape, at $.status"
    )]
    [TestCase("""{"status":99}""", "status must be from 200 to 599")]
    [TestCase("""{"status":503,"count":0}""", "count must be at least 1")]
    [TestCase("""{"status":503,"retry_after":1}""", "a fault has no member \"retry_after\"")]
    [TestCase("""{"status":503,"retryAfter":true}""", "retryAfter must be a number")]
    [TestCase("""{"status":503,"retryAfter":"\n"}""", "retryAfter must be printable ASCII")]
    [TestCase("""{"delayMs":-1}""", "delayMs must be from 0")]
    [TestCase("""{"delayMs":1e300}""", "delayMs must be from 0")]
    [TestCase("""{"abort":"later"}""", "abort must be \"before_response\"")]
    [TestCase("""{"abort":"before_response","status":503}""", "abort answers nothing")]
    [TestCase("""{"status":204,"truncate":true}""", "status 204 has no body")]
    public async Task Rejects_an_invalid_fault_with_a_reason(string fault, string reason)
    {
        await using var server = await RunningServer.StartAsync();

        var reply = await server.PostAsync("/_dev/faults", fault);

        Assert.That(reply.Status, Is.EqualTo(400));
        Assert.That(reply.Error, Does.StartWith(reason));
        Assert.That((await server.PostBatchAsync("fine")).Status, Is.EqualTo(200));
    }

    [Test]
    public async Task Clears_the_pending_faults()
    {
        await using var server = await RunningServer.StartAsync();
        await server.PostAsync("/_dev/faults", """{"status":503,"count":9}""");
        await server.PostBatchAsync("lost");

        var reply = await server.DeleteAsync("/_dev/faults");

        Assert.That(reply.Status, Is.EqualTo(204));
        Assert.That((await server.PostBatchAsync("fine")).Status, Is.EqualTo(200));
    }
}
