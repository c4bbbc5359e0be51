using System.Net;
using System.Text;
using PostHog.TestKit;

namespace PostHog.Async.Tests.Sockets;

/// <summary>A server may repeat the token or the key in any form, where the transport or a message would quote it.</summary>
public sealed class EscapedSecretTests
{
    private const string Secret = "Kq7Zr2Vw9Lx4Tb_6Nd8MfHs3";

    private static readonly Dictionary<string, string> Forms = new(StringComparer.Ordinal)
    {
        ["plain"] = Secret,
        ["percent"] = Secret.Replace("_", "%5F", StringComparison.Ordinal),
        ["all percent"] = string.Concat(Secret.Select(one => $"%{(int)one:X2}")),
        ["twice percent"] = string.Concat(Secret.Select(one => $"%25{(int)one:X2}")),
        ["html"] = string.Concat(Secret.Select(one => $"&#{(int)one};")),
        ["unicode"] = string.Concat(Secret.Select(one => $"\\u{(int)one:x4}")),
        ["hex"] = Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        ["prefixed hex"] = string.Join(' ', Secret.Select(one => $"0x{(int)one:x2}")),
        ["decimal"] = string.Join(' ', Secret.Select(one => $"{(int)one}")),
        ["UTF-16 hex"] = Convert.ToHexString(Encoding.Unicode.GetBytes(Secret)),
        ["UTF-16 base64"] = Convert.ToBase64String(Encoding.Unicode.GetBytes("key=" + Secret)),
        ["base64 twice"] = Convert.ToBase64String(
            Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes("key=" + Secret)))
        ),
        ["base64"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("key=" + Secret)),
        ["cut"] = Secret[..13] + " and " + Secret[13..],
        ["spaced"] = string.Join(' ', Secret.AsEnumerable()),
        ["upper case"] = Secret.ToUpperInvariant(),
        ["octal words"] = string.Join(' ', Secret.Select(one => Convert.ToString(one, 8))),
        ["swapped hex"] = string.Join(
            ' ',
            Secret.Chunk(2).Select(pair => $"{(int)pair[1]:x2}{(int)pair[0]:x2}")
        ),
        ["swapped hex bytes"] = string.Join(
            ' ',
            Secret.Chunk(2).Select(pair => $"{(int)pair[1]:x2} {(int)pair[0]:x2}")
        ),
        ["reversed"] = string.Concat(Secret.Reverse()),
        ["binary"] = string.Join(' ', Secret.Select(one => Convert.ToString(one, 2))),
        ["base32 words"] = "JNYT OWTS GJLH OOKM PA2F IYS7 GZHG IOCN MZEH GMY",
    };

    private static IEnumerable<string> Names => Forms.Keys;

    private readonly LogRecorder _log = new();
    private readonly List<UndeliveredEvents> _errors = [];

    [Test]
    public async Task Is_not_repeated_from_a_status_line([ValueSource(nameof(Names))] string form)
    {
        using var server = new RawServer($"HTTP/1.1 Bearer {Forms[form]}\r\n\r\n");

        await CaptureFromAsync(server, PostHogFailureKind.UnreadableResponse, "status line");
    }

    [Test]
    public async Task Is_not_repeated_from_a_header([ValueSource(nameof(Names))] string form)
    {
        using var server = new RawServer($"HTTP/1.1 200 OK\r\n{Forms[form]}\r\n\r\n");

        await CaptureFromAsync(server, PostHogFailureKind.UnreadableResponse, "header");
    }

    [Test]
    public async Task Is_not_repeated_from_a_chunk([ValueSource(nameof(Names))] string form)
    {
        using var server = new RawServer(
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Forms[form]}\r\n\r\n"
        );

        await CaptureFromAsync(server, PostHogFailureKind.UnreadableResponse, "");
    }

    [Test]
    public async Task Is_not_repeated_from_a_reason([ValueSource(nameof(Names))] string form)
    {
        var body =
            $$"""{"detail":"{{Forms[form].Replace("\\", "\\\\", StringComparison.Ordinal)}}"}""";
        using var server = new RawServer(
            $"HTTP/1.1 400 {Forms[form]}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
        );

        await CaptureFromAsync(server, PostHogFailureKind.Refused, "400");
    }

    [Test]
    public async Task Is_not_repeated_from_the_result_of_an_event(
        [ValueSource(nameof(Names))] string form
    )
    {
        using var http = new FakeHttp();
        var tag = Forms[form].Replace("\\", "-", StringComparison.Ordinal).Replace(' ', '-');
        var captured = Some.Event();
        captured.Uuid = Guid.NewGuid();
        http.Then(
            200,
            $"{{\"results\":{{\"{captured.Uuid:D}\":{{\"result\":\"drop\",\"details\":\"{tag}\"}}}}}}"
        );
        var options = Some.Options(http);
        options.ProjectToken = Secret;
        options.Log = _log.Write;
        options.CaptureMode = CaptureMode.V1;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(captured);

        Assert.That(result.Failure!.Kind, Is.EqualTo(PostHogFailureKind.DroppedByServer));
        Assert.That(result.Verdicts[0].Details, Is.Null);
        AssertIsKept(result.Failure);
    }

    [Test]
    public async Task Is_not_repeated_from_a_redirect([ValueSource(nameof(Names))] string form)
    {
        using var server = new RawServer(
            $"HTTP/1.1 302 Found\r\nLocation: https://other.example/{Forms[form]}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );

        await CaptureFromAsync(server, PostHogFailureKind.Refused, "302");
    }

    [Test]
    public async Task Is_not_repeated_from_the_host_of_a_redirect(
        [ValueSource(nameof(Names))] string form
    )
    {
        var host = string.Concat(Forms[form].Where(char.IsLetterOrDigit).Take(60));
        using var server = new RawServer(
            $"HTTP/1.1 302 Found\r\nLocation: https://{host}.example/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );

        await CaptureFromAsync(server, PostHogFailureKind.Refused, "redirects");
        Assert.That(_errors[0].Failure.Message, Does.Not.Contain(host[..12]).IgnoreCase);
    }

    [Test]
    public async Task Is_not_repeated_by_the_loading_of_definitions(
        [ValueSource(nameof(Names))] string form
    )
    {
        using var server = new RawServer($"HTTP/1.1 Bearer {Forms[form]}\r\n\r\n");
        var options = Options(server);
        options.ProjectToken = Some.Token;
        options.SecretKey = Secret;
        await using var client = new PostHogClient(options);

        await client.ReloadFlagDefinitionsAsync();

        AssertIsKept(client.LocalEvaluation.LastFailure!);
    }

    [Test]
    public async Task Is_not_repeated_by_flags([ValueSource(nameof(Names))] string form)
    {
        using var server = new RawServer($"HTTP/1.1 Bearer {Forms[form]}\r\n\r\n");
        var options = Options(server);
        options.FeatureFlagMaxRetries = 0;
        await using var client = new PostHogClient(options);

        var flags = await client.EvaluateFlagsAsync("user-42");

        AssertIsKept(flags.Failure!);
    }

    [Test]
    public async Task Is_not_repeated_by_an_exception_that_wraps_one_of_the_transport()
    {
        using var http = new FakeHttp();
        var inner = new HttpRequestException($"Received an invalid status line: '{Forms["hex"]}'.");
        http.ThenThrow(new AggregateException(inner.Message, inner));
        var options = Some.Options(http);
        options.ProjectToken = Secret;
        options.Log = _log.Write;
        options.MaxRetries = 0;
        await using var client = new PostHogClient(options);

        var result = await client.CaptureAsync(Some.Event());

        AssertIsKept(result.Failure!);
        Assert.That(result.Failure!.Cause!.ToString(), Does.Contain(nameof(HttpRequestException)));
    }

    private async Task CaptureFromAsync(RawServer server, PostHogFailureKind kind, string reason)
    {
        await using var client = new PostHogClient(Options(server));

        var result = await client.CaptureAsync(Some.Event());

        Assert.That(result.Failure!.Kind, Is.EqualTo(kind));
        Assert.That(result.Failure.Message, Does.Contain(reason));
        Assert.That(_errors, Has.Count.EqualTo(1));
        AssertIsKept(result.Failure);
        AssertIsKept(_errors[0].Failure);
        AssertIsKept(client.Diagnostics.Events.LastFailure!);
    }

    private PostHogOptions Options(RawServer server)
    {
        var options = Some.Options(server.Url);
        options.ProjectToken = Secret;
        options.Log = _log.Write;
        options.OnError = _errors.Add;
        options.CaptureMode = CaptureMode.V1;
        options.MaxRetries = 0;
        return options;
    }

    // Whatever the form, these pieces of the secret or of a form of it would be left.
    private void AssertIsKept(PostHogFailure failure)
    {
        var said =
            $"{failure} {failure.Cause} {failure.Cause?.Message} {failure.Cause?.InnerException} "
            + string.Join(' ', _log.Entries.Select(entry => $"{entry.Message} {entry.Exception}"));
        foreach (var form in Forms.Values)
        {
            foreach (var piece in form.Chunk(12).Where(one => one.Length == 12))
            {
                Assert.That(said, Does.Not.Contain(new string(piece)));
            }
        }

        Assert.That(WebUtility.HtmlDecode(said), Does.Not.Contain(Secret));
    }

    [SetUp]
    public void Reset() => _errors.Clear();
}
