namespace PostHog.Mirror.Tests.Support;

/// <summary>
/// A small program of one cause of trouble: it is refused with the id that its title names, or its
/// <c>Case.RunAsync(log)</c> does the same in both forms, but for the names of methods if the title says so.
/// </summary>
internal sealed record TrialProgram(string Name, string Expected, string Members)
{
    private const string Same = "same";
    private const string SameButNames = "names";
    private const string Heading = "=== ";

    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests/PostHog.Mirror.Tests/Behaviour"
    );

    /// <summary>Several to a file, each below a line <c>=== id or same or names: title</c>.</summary>
    public static IReadOnlyList<TrialProgram> All { get; } =
    [
        .. Directory
            .GetFiles(Path.Combine(Folder, "Causes"), "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Read(Path.GetFileNameWithoutExtension(path), path)),
    ];

    /// <summary>Those that do something else in each form, of which nobody is told.</summary>
    public static IReadOnlyList<TrialProgram> Unnoticed { get; } =
    [
        .. Parts(File.ReadAllText(Path.Combine(Folder, "Unnoticed.txt")))
            .Select(part => new TrialProgram(part.Title, "unnoticed", part.Members)),
    ];

    public string Cause => Name.Split(" / ")[0];

    public bool IsRefused => Expected is not (Same or SameButNames);

    /// <summary>Whether it writes down names of methods, which are those of the form.</summary>
    public bool WritesNames => Expected == SameButNames;

    public string Text => "namespace PostHog.Async.Cases;\n" + Members;

    public override string ToString() => Name;

    private static IEnumerable<TrialProgram> Read(string cause, string path) =>
        Parts(File.ReadAllText(path))
            .Select(part =>
            {
                var end = part.Title.IndexOf(": ", StringComparison.Ordinal);
                return new TrialProgram(
                    $"{cause} / {part.Title[(end + 2)..]}",
                    part.Title[..end],
                    part.Members
                );
            });

    private static IEnumerable<(string Title, string Members)> Parts(string text) =>
        ("\n" + text)
            .Split("\n" + Heading)
            .Skip(1)
            .Select(part => (part.Split('\n')[0], part[part.IndexOf('\n')..]));
}
