namespace PostHog.Mirror.Tests.Support;

/// <summary>
/// A small program of one cause of trouble: it is refused with the id that its title names, or its
/// <c>Case.RunAsync(log)</c> does the same in both forms.
/// </summary>
internal sealed record TrialProgram(string Name, string Expected, string Members)
{
    private const string Same = "same";
    private const string Heading = "=== ";

    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests/PostHog.Mirror.Tests/Behaviour/Causes"
    );

    /// <summary>Several to a file, each below a line <c>=== id or same: title</c>.</summary>
    public static IReadOnlyList<TrialProgram> All { get; } =
    [
        .. Directory
            .GetFiles(Folder, "*.txt")
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Read(Path.GetFileNameWithoutExtension(path), path)),
    ];

    public string Cause => Name.Split(" / ")[0];

    public bool IsRefused => Expected != Same;

    public string Text => "namespace PostHog.Async.Cases;\n" + Members;

    public override string ToString() => Name;

    private static IEnumerable<TrialProgram> Read(string cause, string path) =>
        ("\n" + File.ReadAllText(path))
            .Split("\n" + Heading)
            .Skip(1)
            .Select(part =>
            {
                var (title, members) = (part.Split('\n')[0], part[part.IndexOf('\n')..]);
                var (expected, name) = (
                    title.Split(": ")[0],
                    title[(title.IndexOf(": ", StringComparison.Ordinal) + 2)..]
                );
                return new TrialProgram($"{cause} / {name}", expected, members);
            });
}
