using System.Globalization;
using Newtonsoft.Json.Linq;
using PostHog.Development;
using PostHog.TestKit;
using PostHog.TestKit.Processes;

namespace PostHog.Tool.Tests;

/// <summary>Each thing that can be wrong, and what is said about it.</summary>
internal sealed class DoctorTests
{
    private DevServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _server = await DevServer.StartAsync(new() { Flags = """{"on":true}""" });

    [SetUp]
    public void Clear() => _server.Clear();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Nothing_is_wrong()
    {
        var end = await Phog.RunAsync(_server.Url, "doctor", "--send");

        Assert.That(end.ExitCode, Is.Zero, end.Output + end.Error);
        Assert.That(
            Lines(end),
            Is.EqualTo([
                "ok      token: a project token",
                $"ok      host: {_server.Url}",
                "ok      proxy: none",
                $"ok      connection: {_server.Url.Authority} answers",
                "ok      clock: agrees with the server",
                "ok      flags: 1 evaluated",
                "ok      events: one named \"phog doctor\" was delivered",
            ])
        );
        Assert.That(_server.Events.Single().Name, Is.EqualTo("phog doctor"));
    }

    [TestCase("", "Failed", "there is none")]
    [TestCase("phx_personal", "Failed", "secret key, not a project token")]
    [TestCase("abc", "Warning", "does not begin with phc_")]
    public async Task Token_of_the_wrong_kind_is_found(string token, string status, string message)
    {
        var settings = Phog.At(_server.Url);
        settings["POSTHOG_PROJECT_TOKEN"] = token;

        var finding = await ExamineAsync(settings, "token");

        Assert.That((string?)finding["status"], Is.EqualTo(status));
        Assert.That((string?)finding["message"], Does.Contain(message));
        Assert.That((string?)finding["remedy"], Is.Not.Empty);
        Assert.That(finding.ToString(), Does.Not.Contain("phx_personal"));
    }

    [TestCase("nowhere", "Failed", "not an address")]
    [TestCase("http://posthog.example", "Warning", "not encrypted")]
    [TestCase("https://us.posthog.com", "Warning", "address of the application")]
    public async Task Wrong_host_is_found(string host, string status, string message)
    {
        var settings = new Dictionary<string, string?>
        {
            ["POSTHOG_PROJECT_TOKEN"] = "phx_so_that_nothing_is_asked",
            ["POSTHOG_HOST"] = host,
            ["HTTP_PROXY"] = Some.UnusedAddress().AbsoluteUri,
            ["HTTPS_PROXY"] = Some.UnusedAddress().AbsoluteUri,
        };

        var finding = await ExamineAsync(settings, "host");

        Assert.That((string?)finding["status"], Is.EqualTo(status));
        Assert.That((string?)finding["message"], Does.Contain(message));
    }

    [Test]
    public async Task Refused_connection_and_unknown_name_are_told_apart()
    {
        var refused = await ExamineAsync(Phog.At(Some.UnusedAddress()), "connection");
        var unknown = await ExamineAsync(Phog.At(new Uri("http://nowhere.invalid/")), "connection");

        Assert.That((string?)refused["message"], Does.Contain("refused the connection"));
        Assert.That((string?)unknown["message"], Does.Contain("nowhere.invalid is not known"));
    }

    [Test]
    [Platform("Linux", Reason = "needs an address that drops connections")]
    public async Task No_connection_and_no_answer_are_told_apart()
    {
        using var listening = new RawServer(null);
        using var silent = new SilentAddress(listening.Url.Port);
        var address = new UriBuilder(listening.Url) { Host = silent.Address.ToString() }.Uri;

        var dropped = await ExamineAsync(Phog.At(address), "connection", "--timeout", "1");
        var unanswered = await ExamineAsync(Phog.At(listening.Url), "connection", "--timeout", "1");

        Assert.That((string?)dropped["message"], Does.StartWith("no connection to"));
        Assert.That((string?)dropped["remedy"], Does.Contain("firewall"));
        Assert.That((string?)unanswered["message"], Does.Contain("did not answer"));
    }

    [Test]
    public async Task Proxy_that_is_down_is_named()
    {
        var settings = Phog.At(new Uri("http://posthog.example/"));
        var proxy = Some.UnusedAddress();
        settings["HTTP_PROXY"] = settings["http_proxy"] = proxy.AbsoluteUri;
        settings["NO_PROXY"] = settings["no_proxy"] = "";

        var end = await Phog.RunAsync(settings, "doctor");

        Assert.That(end.ExitCode, Is.EqualTo(1));
        Assert.That(Lines(end), Does.Contain($"ok      proxy: {proxy.ToString().TrimEnd('/')}"));
        Assert.That(end.Output, Does.Contain("HTTPS_PROXY"));
    }

    [Test]
    public async Task Untrusted_certificate_is_shown()
    {
        using var server = new TlsServer();

        var finding = await ExamineAsync(Phog.At(server.Url), "TLS");

        Assert.That((string?)finding["message"], Does.Contain("CN=untrusted.example"));
        Assert.That((string?)finding["remedy"], Does.Contain("root certificate"));
    }

    [Test]
    public async Task Wrong_clock_is_measured()
    {
        var hourAgo = DateTimeOffset
            .UtcNow.AddHours(-1)
            .ToString("R", CultureInfo.InvariantCulture);
        using var server = new RawServer(Answer("{}", $"Date: {hourAgo}\r\n"));

        var finding = await ExamineAsync(Phog.At(server.Url), "clock");

        Assert.That((string?)finding["status"], Is.EqualTo("Warning"));
        Assert.That((string?)finding["message"], Does.Match("(59|60) minutes ahead of the server"));
    }

    [Test]
    public async Task Page_that_is_not_PostHog_is_found()
    {
        using var server = new RawServer(Answer("<html>Please log in</html>"));

        var finding = await ExamineAsync(Phog.At(server.Url), "flags");

        Assert.That((string?)finding["status"], Is.EqualTo("Failed"));
        Assert.That((string?)finding["remedy"], Does.Contain("login page"));
    }

    [Test]
    public async Task Token_that_the_server_does_not_know_is_found()
    {
        _server.InjectFault(new Fault { Status = 401 });

        var finding = await ExamineAsync(Phog.At(_server.Url), "flags");

        Assert.That((string?)finding["status"], Is.EqualTo("Failed"));
        Assert.That((string?)finding["remedy"], Does.Contain("eu.i.posthog.com"));
    }

    [Test]
    public async Task Secret_key_is_tried()
    {
        var body = Some.Definitions("beta");
        using var knows = new RawServer(Answer(body));
        using var refuses = new RawServer(
            "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
        );
        string[] key = ["--secret-key", "phs_x"];

        var good = await ExamineAsync(Phog.At(knows.Url), "local evaluation", key);
        var bad = await ExamineAsync(Phog.At(refuses.Url), "local evaluation", key);
        var wrong = await ExamineAsync(Phog.At(knows.Url), "secret key", "--secret-key", "phc_x");

        Assert.That((string?)good["message"], Is.EqualTo("1 definitions"));
        Assert.That((string?)bad["status"], Is.EqualTo("Failed"));
        Assert.That((string?)wrong["message"], Does.Contain("neither phs_ nor phx_"));
    }

    private static async Task<JToken> ExamineAsync(
        Dictionary<string, string?> settings,
        string check,
        params string[] arguments
    )
    {
        // A proxy is taken from the environment of a process, when it first sends.
        string[] command = ["doctor", "--json", .. arguments];
        var end = settings.ContainsKey("HTTP_PROXY")
            ? await Phog.RunAsync(settings, command)
            : await Phog.RunHereAsync(settings, command);
        var findings = JArray.Parse(end.Output);
        return findings.SingleOrDefault(one => (string?)one["check"] == check)
            ?? throw new AssertionException($"No finding {check}: {end.Output}{end.Error}");
    }

    private static string Answer(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\n{headers}Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}";

    private static string[] Lines(ProcessResult end) =>
        end.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
