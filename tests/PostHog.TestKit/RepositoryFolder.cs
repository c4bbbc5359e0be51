namespace PostHog.TestKit;

/// <summary>The folder of this repository.</summary>
public static class RepositoryFolder
{
    /// <summary>Its full path.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "PostHog.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
