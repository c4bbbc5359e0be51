namespace PostHog.Mirror.Tests.Support;

/// <summary>One numbered case: an async file, and beside it either its blocking form or what is said against it.</summary>
internal sealed class TortureCase(string path)
{
    public string Name { get; } = System.IO.Path.GetFileName(path)[..^".async.cs".Length];

    public string AsyncPath => path;

    public string BlockingPath => path.Replace(".async.cs", ".blocking.cs");

    public string RefusedPath => path.Replace(".async.cs", ".refused.txt");

    public string ToldPath => path.Replace(".async.cs", ".told.txt");

    public string Text { get; } = File.ReadAllText(path);

    /// <summary>The first line says what the case is about.</summary>
    public string Title =>
        Text.TrimStart('\uFEFF').Split('\r', '\n')[0].TrimStart('/', ' ').TrimEnd();

    public bool IsRefused => File.Exists(RefusedPath);

    /// <summary>Whether the async text is broken on purpose.</summary>
    public bool IsBroken => Title.Contains("(does not compile)");

    /// <summary>Whether only the async project can say what is wrong; the blocking compiler then says it, too.</summary>
    public bool IsBrokenWhenBlocking => Title.Contains("(fails when blocking)");

    public static IEnumerable<TortureCase> All =>
        Directory
            .GetFiles(Folder, "*.async.cs")
            .Order(StringComparer.Ordinal)
            .Select(file => new TortureCase(file));

    public static string Folder { get; } =
        System.IO.Path.Combine(Repository.Root, "tests/PostHog.Mirror.Tests/Torture");

    public static string Support(string name) =>
        File.ReadAllText(System.IO.Path.Combine(Folder, "Support", name));

    public override string ToString() => Name;
}
