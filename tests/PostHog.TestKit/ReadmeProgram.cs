namespace PostHog.TestKit;

/// <summary>The programs in <c>README.md</c>.</summary>
public static class ReadmeProgram
{
    /// <summary>The one that uses a package, such as <c>PostHog.Blocking</c>.</summary>
    public static string Of(string package) =>
        File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"))
            .Split("```csharp\n")
            .Skip(1)
            .Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])
            .First(code => code.Contains($"using {package};\n", StringComparison.Ordinal));
}
