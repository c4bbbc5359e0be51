using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using PostHog.Extensions.Cli;
using PostHog.Extensions.Cli.Consent;
using PostHog.TestKit;

namespace PostHog.Extensions.Tests.Cli;

/// <summary>A tool named greet, with a user, a terminal and a PostHog of its own.</summary>
internal sealed class FakeTool : IDisposable
{
    public const string Name = "greet";

    private readonly TemporaryFolder _home = new();

    public FakeHttp Http { get; private set; } = new();

    public FakeTime Time { get; } = new();

    /// <summary>The environment of the user.</summary>
    public ConcurrentDictionary<string, string> Variables { get; } = new();

    public bool IsOutputRedirected { get; set; }

    public bool IsErrorRedirected { get; set; }

    /// <summary>The exit code of a process whose program names none.</summary>
    public int ExitCode { get; set; }

    public StringWriter Output { get; } = new();

    public StringWriter Error { get; } = new();

    /// <summary>Changes what the client is created with.</summary>
    public Action<PostHogOptions> ChangeOptions { get; set; } = _ => { };

    /// <summary>The user's directory for local data.</summary>
    public string Home => _home.Path;

    /// <summary>The directory of the telemetry.</summary>
    public string Folder => Path.Combine(Home, Name, "telemetry");

    /// <summary>The names of the files of the telemetry.</summary>
    public IEnumerable<string> Files =>
        Directory.Exists(Folder)
            ? Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file))
            : [];

    /// <summary>What was sent, in order.</summary>
    public IReadOnlyList<JObject> Events =>
        [.. Http.Requests.SelectMany(request => request.Events)];

    public IEnumerable<string?> Names => Events.Select(one => (string?)one["event"]);

    /// <summary>Answers with this status from now on.</summary>
    public void Answer(int status)
    {
        Http.Dispose();
        Http = new FakeHttp { Status = status };
    }

    /// <summary>A user who has seen the notice.</summary>
    public FakeTool WithConsent()
    {
        Write("install-id", Guid.NewGuid().ToString("D"));
        return this;
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public CliTelemetryOptions Options(string? token = Some.Token) =>
        new(Name, token)
        {
            // A busy machine may need longer than a user would wait.
            Environment = EnvironmentWith((thread, _) => thread.Join(TimeSpan.FromSeconds(30))),
        };

    /// <summary>The environment, with another way to wait for a thread.</summary>
    public ToolEnvironment EnvironmentWith(
        Func<Thread, TimeSpan, bool> join,
        params string[] arguments
    ) =>
        new()
        {
            Join = join,
            Arguments = () => arguments,
            Variable = name => Variables.GetValueOrDefault(name),
            IsOutputRedirected = () => IsOutputRedirected,
            IsErrorRedirected = () => IsErrorRedirected,
            Output = () => Output,
            Error = () => Error,
            DataDirectory = () => Home,
            Version = () => "1.2.3+build",
            ExitCode = () => ExitCode,
            Clock = Time,
            ChangeOptions = options =>
            {
                options.HttpHandler = Http.Handler;
                ChangeOptions(options);
            },
        };

    public int Run(int exitCode = 0) => Run(_ => exitCode);

    public int Run(Func<CliTelemetry, int> main) => CliTelemetry.Run(Options(), main);

    public void Dispose()
    {
        Http.Dispose();
        _home.Dispose();
    }
}
