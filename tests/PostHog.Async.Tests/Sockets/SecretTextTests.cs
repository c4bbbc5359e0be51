using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>Messages of a server or the transport may repeat the token or the key, which must be masked.</summary>
public sealed class SecretTextTests
{
    private const string Token = "tok/en+7";
    private const string Key = "ke\"y=9";

    private readonly LogRecorder _log = new();

    [Test]
    public async Task The_token_is_masked_in_a_repeated_status_line()
    {
        using var server = new RawServer(
            $"HTTP/1.1 Bearer {Token} {Uri.EscapeDataString(Token)}\r\n\r\n"
        );
        await using var client = new PostHogClient(Options(server));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.UnreadableResponse));
        AssertSecretsAreKept(result.Failure);
    }

    [Test]
    public async Task The_key_is_masked_in_a_repeated_status_line()
    {
        using var server = new RawServer($"HTTP/1.1 Bearer {Key}\r\n\r\n");
        var options = Options(server);
        options.SecretKey = Key;
        await using var client = new PostHogClient(options);

        await client.ReloadFlagDefinitionsAsync();

        AssertSecretsAreKept(client.LocalEvaluation.LastFailure!);
    }

    [Test]
    public async Task The_token_is_masked_in_a_repeated_reason()
    {
        const string Body = $$"""{"detail":"tok\u002fen+7 and {{Token}} are not known"}""";
        using var server = new RawServer(
            $"HTTP/1.1 401 No\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}"
        );
        await using var client = new PostHogClient(Options(server));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.StatusCode, Is.EqualTo(401));
        AssertSecretsAreKept(result.Failure);
    }

    [Test]
    public async Task An_exception_that_contains_the_token_is_not_passed_on()
    {
        using var http = new FakeHttp();
        http.ThenThrow(new InvalidOperationException("outer", new IOException($"with {Token}")));
        var options = Some.Options(http);
        options.ProjectToken = Token;
        options.Log = _log.Write;
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        AssertSecretsAreKept(result.Failure!);
        Assert.That(
            () => result.EnsureDelivered(),
            Throws.Exception.With.Message.Not.Contains(Token)
        );
    }

    [Test]
    public void A_password_or_token_in_the_host_is_masked(
        [Values("https://me:pass@example.com/?x=1", "example.com/tok/en+7")] string host
    )
    {
        var options = new PostHogOptions { ProjectToken = Token, Host = host };

        Assert.That(
            () => new PostHogClient(options),
            Throws
                .ArgumentException.With.Message.Not.Contains("pass@")
                .And.Message.Not.Contains(Token)
                .And.Message.Contains("not shown")
        );
    }

    private PostHogOptions Options(RawServer server)
    {
        var options = Some.Options(server.Url);
        options.ProjectToken = Token;
        options.Log = _log.Write;
        options.CaptureMode = CaptureMode.V1;
        options.MaxRetries = 0;
        return options;
    }

    private void AssertSecretsAreKept(PostHogFailure failure)
    {
        var said =
            $"{failure} {failure.Cause} {string.Join(' ', _log.Entries.Select(entry => $"{entry.Message} {entry.Exception}"))}";
        Assert.That(said, Does.Not.Contain(Token));
        Assert.That(said, Does.Not.Contain(Uri.EscapeDataString(Token)));
        Assert.That(said, Does.Not.Contain(Key));
    }
}
