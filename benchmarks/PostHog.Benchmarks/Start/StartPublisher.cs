using PostHog.TestKit.Processes;

namespace PostHog.Benchmarks.Start;

/// <summary>Publishes programs, each to a folder of its own, with the packages as they were built.</summary>
internal sealed class StartPublisher
{
    /// <summary>The directives of a program that the JIT compiles.</summary>
    public const string Jit = """
        #:property PublishAot=false
        #:property SelfContained=false

        """;

    /// <summary>The directives of a program that is compiled beforehand, with its packages, as far as it can be.</summary>
    public const string ReadyToRun =
        Jit
        + """
            #:property PublishReadyToRun=true
            #:property UseCurrentRuntimeIdentifier=true

            """;

    private readonly string _folder;
    private readonly Uri _address;
    private int _count;

    /// <summary>Packs the packages.</summary>
    /// <param name="folder">The folder for all programs.</param>
    /// <param name="address">The argument of each program: the server that it sends to, or the file that it reads.</param>
    public StartPublisher(string folder, Uri address)
    {
        _folder = folder;
        _address = address;
        var feed = PackageFeed.Pack(
            Path.Combine(folder, "packed"),
            "PostHog.Core",
            "PostHog.Blocking",
            "PostHog.Async"
        );
        feed.AddTo(folder);
        Blocking = $"#:package PostHog.Blocking@{feed.Version}\n";
        Async = $"#:package PostHog.Async@{feed.Version}\n";
    }

    /// <summary>The directive for the blocking client.</summary>
    public string Blocking { get; }

    /// <summary>The directive for the async client.</summary>
    public string Async { get; }

    /// <summary>Publishes apps of one file in one form. The first is what the others are compared with.</summary>
    /// <param name="form">What is added to their names.</param>
    /// <param name="directives">What is added to their sources.</param>
    /// <param name="sources">Their names and sources.</param>
    public List<StartProgram> PublishAll(
        string form,
        string directives,
        IEnumerable<(string Name, string Source)> sources
    )
    {
        List<StartProgram> programs = [];
        foreach (var (name, source) in sources)
        {
            programs.Add(
                StartProgram.Publish(
                    name + form,
                    NextFolder(),
                    directives + source,
                    _address,
                    programs.FirstOrDefault()
                )
            );
        }

        return programs;
    }

    /// <summary>Publishes <c>phog</c>, which captures one event.</summary>
    /// <param name="name">The name of the row.</param>
    /// <param name="isAot">Whether it is compiled ahead of time.</param>
    /// <param name="bare">The program that it is compared with.</param>
    public StartProgram PublishTool(string name, bool isAot, StartProgram bare) =>
        StartProgram.PublishTool(name, NextFolder(), isAot, _address, bare);

    private string NextFolder() => Path.Combine(_folder, $"{_count++}");
}
